import { printable } from "#app/manuscript/inline-runs.ts";

/** Attributes by name; those that are null or undefined are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | null | undefined>>;

/** An element with its content, which is XML already. */
export function element(
  name: string,
  attributes: XmlAttributes,
  ...content: string[]
): string {
  const open = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${attributeValue(String(value))}"`)
    .join("");
  const inner = content.join("");
  return inner === "" ? `<${name}${open}/>` : `<${name}${open}>${inner}</${name}>`;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** Words as XML. Signs that XML 1.0 forbids, none of which shows anything, are left out. */
export function xmlWords(text: string): string {
  return printable(text).replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
}

/** A reader of XML makes spaces of line breaks in attributes, unless they are written as numbers. */
function attributeValue(text: string): string {
  return printable(text).replace(/[&<>"\n\t]/g, (sign) => entities[sign] ?? sign);
}
