import { marked } from "marked";
import { readHtmlLines } from "./source-html.ts";
import type { SourceLine } from "./source-line.ts";

/** The lines of a text in Markdown, read as a browser would show it. */
export function readMarkdownLines(markdown: string): SourceLine[] {
  return readHtmlLines(marked.parse(markdown, { async: false, gfm: true }));
}
