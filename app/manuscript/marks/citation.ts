import { Mark, mergeAttributes } from "@tiptap/core";
import {
  type AttributeKind,
  attributesOf,
  type PartOptions,
} from "#app/manuscript/attributes.ts";
import { hrefKind, safeHref } from "./link.ts";

/** An address or none. */
const optionalHrefKind: AttributeKind<string> = {
  default: "",
  coerce: hrefKind.coerce,
  accepts: (value) => value === "" || hrefKind.accepts(value),
};

/**
 * Words that cite a law outside this text ("8 U.S.C. 1373"), with the address where it can be
 * read if somebody gave one. A mark, so that the words can be mended, commented and compared like
 * any others; what stands inside this text is cited by a cross-reference.
 */
export const Citation = Mark.create<PartOptions>({
  name: "citation",
  inclusive: false,
  keepOnSplit: false,
  addOptions: () => ({ kinds: { href: optionalHrefKind } }),
  addAttributes() {
    const { href } = attributesOf(this.options.kinds);
    return {
      href: {
        ...href,
        renderHTML: (attributes) => {
          const address = safeHref(attributes.href);
          return address ? { "data-href": address } : {};
        },
      },
    };
  },
  parseHTML: () => [{ tag: "cite" }],
  renderHTML: ({ HTMLAttributes }) => ["cite", mergeAttributes(HTMLAttributes), 0],
});
