import { renderAkn } from "#app/manuscript/akn/render-akn.ts";
import { fillBlanks } from "#app/manuscript/blanks.ts";
import { compareManuscripts } from "#app/manuscript/compare/compare.ts";
import { typesetRedline } from "#app/manuscript/compare/typeset-redline.ts";
import { renderHtml } from "#app/manuscript/render-html.ts";
import { renderMarkdown } from "#app/manuscript/render-markdown.ts";
import { renderText } from "#app/manuscript/render-text.ts";
import { typesetText } from "#app/manuscript/render-typst.ts";
import { jsonFromState } from "#app/manuscript/state.ts";
import { originalText } from "#app/manuscript/suggestions/decide.ts";
import type { PrintOrder, RedlineOrder } from "#app/platform/press.ts";
import { typeset } from "./typeset.ts";
import { withBlockThreads } from "./word-comments.ts";
import { wordFile } from "./word-file.ts";

/** Makes the file. Runs in a process of its own; throws whatever goes wrong in it. */
export async function print(order: PrintOrder | RedlineOrder): Promise<Uint8Array> {
  return "before" in order ? printRedline(order) : printText(order);
}

async function printText(order: PrintOrder): Promise<Uint8Array> {
  // What is only proposed is no part of the text yet.
  const agreed = originalText(jsonFromState(order.state));
  const manuscript = fillBlanks(agreed, order.values ?? {});
  const { title, status, profile, identity } = order;
  switch (order.format) {
    case "html":
      return encoded(renderHtml(manuscript, { title, note: status, profile }));
    case "md":
      return encoded(renderMarkdown(manuscript, { title, note: status, profile }));
    case "txt":
      return encoded(renderText(manuscript, { title, note: status, profile }));
    case "xml":
      return encoded(
        renderAkn(manuscript, { ...identity, title, note: status, profile }),
      );
    case "docx": {
      const { lineNumbers } = order;
      const text = typesetText(manuscript, { title, status, profile });
      return wordFile(text, { profile, lineNumbers });
    }
    case "pdf":
      return typeset(typesetText(manuscript, { title, status, profile }));
  }
}

async function printRedline(order: RedlineOrder): Promise<Uint8Array> {
  const { before, profile, changes, title, note, status, threads = [] } = order;
  const isTracked = order.format === "docx";
  const after = isTracked ? withBlockThreads(order.after, threads) : order.after;
  const comparison = compareManuscripts(before, after, {
    profile,
    isAnnotated: isTracked,
  });
  const text = typesetRedline(comparison, { title, note, status, isTracked });
  if (order.format === "pdf") return typeset(text);
  return wordFile(text, { profile, changes, threads });
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
