import { Mark, mergeAttributes } from "@tiptap/core";
import {
  type AttributeKind,
  attributesOf,
  MAX_ATTRIBUTE_LENGTH,
  type PartOptions,
} from "#app/manuscript/attributes.ts";

const safeProtocols = new Set(["http:", "https:", "mailto:"]);

/** Longest address of a link, in characters. */
export const MAX_HREF_LENGTH = 4 * MAX_ATTRIBUTE_LENGTH;

/**
 * The address as a browser would understand it, if it leads to the web or to a mailbox.
 * Null for every other scheme, for a relative address and for one that is too long.
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== "string" || href.length > MAX_HREF_LENGTH) return null;
  // The parser drops tabs, line breaks and leading controls as a browser does, so
  // "java\nscript:" cannot pass as something else.
  const url = URL.canParse(href) ? new URL(href) : null;
  return url && safeProtocols.has(url.protocol) ? url.href : null;
}

/** An address that leads to the web or to a mailbox. */
export const hrefKind: AttributeKind<string> = {
  default: "",
  coerce: (value) => safeHref(value) ?? "",
  accepts: (value) => safeHref(value) !== null,
};

/** A link to the web or to a mailbox. An unsafe address is never read and never written. */
export const Link = Mark.create<PartOptions>({
  name: "link",
  inclusive: false,
  keepOnSplit: false,
  addOptions: () => ({ kinds: { href: hrefKind } }),
  addAttributes() {
    const { href } = attributesOf(this.options.kinds);
    return {
      href: {
        ...href,
        parseHTML: (element) => hrefKind.coerce(element.getAttribute("href")),
        renderHTML: (attributes) => {
          const address = safeHref(attributes.href);
          return address ? { href: address } : {};
        },
      },
    };
  },
  parseHTML: () => [
    {
      tag: "a[href]",
      getAttrs: (element) =>
        safeHref(element.getAttribute("href")) === null ? false : null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    "a",
    mergeAttributes(HTMLAttributes, { rel: "noopener noreferrer" }),
    0,
  ],
});
