/**
 * Akoma Ntoso 3.0: a manuscript as the XML that legislatures exchange, written here and read back
 * by `read/source-akn.ts`. Elements and ids are the standard's; what it has no word for (which of
 * our blocks a `p` is, the level of a paragraph, the name of a blank) stands in attributes of a
 * namespace of our own, which the schema allows on every element and other readers pass over.
 */
export const AKN_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/** The namespace of what only we say. Its prefix in files we write is always "tl". */
export const OWN_NAMESPACE = "urn:translocal:manuscript";

/** The attributes of our namespace. */
export const OWN = {
  /** The kind of block; "none" on lines that are computed or of the file and not of the text. */
  block: "tl:block",
  level: "tl:level",
  /** The look of a list item; the side of a vote; the kind of a blank or mention. */
  style: "tl:style",
  side: "tl:side",
  kind: "tl:kind",
  action: "tl:action",
  citation: "tl:citation",
  lead: "tl:lead",
  name: "tl:name",
  value: "tl:value",
  subject: "tl:subject",
  target: "tl:target",
  /** On a reference: its words are computed. */
  sure: "tl:sure",
} as const;
