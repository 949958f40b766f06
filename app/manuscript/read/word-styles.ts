import { firstLineStart } from "./word-numbering.ts";
import {
  childOf,
  childrenOf,
  numberOf,
  switchOf,
  wordValueOf,
  type XmlElement,
  xmlTree,
} from "./xml-tree.ts";

/** What a paragraph takes from its style in Word, with all that the style is based on. */
export interface WordStyle {
  /** What the style is called; "" when there is none. */
  readonly name: string;
  readonly listId: string | null;
  readonly listLevel: number | null;
  /** Start of the first line, in twentieths of a point; null when no style says. */
  readonly indent: number | null;
  readonly centred: boolean;
  readonly emphasised: boolean;
  /** 1 to 9 for headings, else 0. */
  readonly heading: number;
}

const plain: WordStyle = {
  name: "",
  listId: null,
  listLevel: null,
  indent: null,
  centred: false,
  emphasised: false,
  heading: 0,
};

/** Styles based on styles are followed this far; Word allows no longer chain. */
const MAX_CHAIN = 12;

/** The style of an id, or the default style of paragraphs when there is no id. */
export function wordStyles(
  xml: string | undefined,
): (id: string | undefined) => WordStyle {
  const elements = new Map<string, XmlElement>();
  let usual: string | undefined;
  for (const style of childrenOf(childOf(xmlTree(xml ?? ""), "w:styles"), "w:style")) {
    if ((wordValueOf(style, "w:type") ?? "paragraph") !== "paragraph") continue;
    const id = wordValueOf(style, "w:styleId") ?? "";
    elements.set(id, style);
    if (["1", "true", "on"].includes(wordValueOf(style, "w:default") ?? "")) usual = id;
  }
  const known = new Map<string, WordStyle>();
  const styleOf = (id: string, chain: number): WordStyle => {
    const found = known.get(id);
    if (found) return found;
    const element = elements.get(id);
    if (!element || chain > MAX_CHAIN) return plain;
    const parent = wordValueOf(childOf(element, "w:basedOn"));
    const style = over(
      parent === undefined ? plain : styleOf(parent, chain + 1),
      element,
    );
    known.set(id, style);
    return style;
  };
  return (id) => styleOf(id ?? usual ?? "", 0);
}

function over(base: WordStyle, element: XmlElement): WordStyle {
  const paragraph = childOf(element, "w:pPr");
  const margin = childOf(paragraph, "w:ind");
  const align = wordValueOf(childOf(paragraph, "w:jc"));
  const bold = switchOf(childOf(element, "w:rPr", "w:b"));
  const outline = numberOf(childOf(paragraph, "w:outlineLvl"));
  const name = wordValueOf(childOf(element, "w:name")) ?? "";
  const named = /^heading ([1-9])$/i.exec(name)?.[1];
  return {
    name,
    listId: wordValueOf(childOf(paragraph, "w:numPr", "w:numId")) ?? base.listId,
    listLevel: numberOf(childOf(paragraph, "w:numPr", "w:ilvl")) ?? base.listLevel,
    indent: margin ? firstLineStart(margin, base.indent ?? 0) : base.indent,
    centred: align === undefined ? base.centred : align === "center",
    emphasised: bold ?? base.emphasised,
    heading:
      named !== undefined
        ? Number(named)
        : outline !== undefined && outline < 9
          ? outline + 1
          : base.heading,
  };
}
