import { Parser } from "htmlparser2";

/** An element of one of Word's small files (styles, numbering), with namespaces as written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

interface Growing extends XmlElement {
  readonly children: XmlElement[];
}

/** Elements open at once; what lies deeper is left out. */
const MAX_DEPTH = 64;

/**
 * The tree of an XML text without its words. No document type is read and no entity but the
 * five of XML itself is known, so none can grow or point outside.
 */
export function xmlTree(xml: string): XmlElement {
  const root: Growing = { name: "", attributes: {}, children: [] };
  const open: Growing[] = [root];
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > MAX_DEPTH) return;
        const element: Growing = { name, attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      onclosetag() {
        if (depth <= MAX_DEPTH) open.pop();
        depth -= 1;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return root;
}

export function childOf(
  element: XmlElement | undefined,
  ...names: string[]
): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>(
    (found, name) => found?.children.find((child) => child.name === name),
    element,
  );
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((child) => child.name === name);
}

/** The attribute `w:val`, or `w:NAME`. Undefined when it is missing. */
export function wordValueOf(
  element: XmlElement | undefined,
  name = "w:val",
): string | undefined {
  return element?.attributes[name];
}

/** A whole number in `w:val`, or undefined. */
export function numberOf(
  element: XmlElement | undefined,
  name = "w:val",
): number | undefined {
  const number = Number.parseInt(wordValueOf(element, name) ?? "", 10);
  return Number.isNaN(number) ? undefined : number;
}

/** Whether a switch such as `<w:b/>` is on; undefined when it says nothing. */
export function switchOf(element: XmlElement | undefined): boolean | undefined {
  if (!element) return undefined;
  return !["false", "0", "off", "none"].includes(wordValueOf(element) ?? "true");
}
