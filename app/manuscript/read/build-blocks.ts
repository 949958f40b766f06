import { captionLength } from "./caption.ts";
import { announcesDefinitions, definesTerm } from "./definition.ts";
import { titleKinds } from "./front-matter.ts";
import { type Layout, looksLikeHeading } from "./layout.ts";
import type { LineFacts } from "./line-facts.ts";
import type { Reading } from "./reading.ts";
import type { RecognisedBlock, RecognisedKind } from "./recognised-block.ts";

/** The blocks of a text whose lines have been read. */
export function buildBlocks(
  facts: readonly LineFacts[],
  readings: readonly Reading[],
  layout: Layout,
): RecognisedBlock[] {
  const builder = new BlockBuilder();
  const titles = titleKinds(facts, readings, layout.bodyFrom);
  for (const [at, line] of facts.entries()) {
    const reading = readings[at];
    if (!reading) continue;
    const title = titles.get(at);
    if (title) builder.add(title, line, reading, { text: line.body });
    else if (
      at >= layout.signaturesFrom &&
      at < layout.attachmentsFrom &&
      isPlain(reading)
    ) {
      builder.add(line.source.rows ? "table" : "signature", line, reading, {
        text: line.body,
      });
    } else builder.read(line, reading);
  }
  return builder.blocks;
}

function isPlain({ type, depth }: Reading): boolean {
  return (type === "paragraph" || type === "table" || type === "labels") && depth === 0;
}

class BlockBuilder {
  readonly blocks: RecognisedBlock[] = [];
  /** Whether the section at each depth is one of definitions. */
  readonly #defining: boolean[] = [];
  #introducesTerms = false;

  add(
    kind: RecognisedKind,
    line: LineFacts,
    reading: Reading,
    parts: { label?: string; level?: number; text: string; caption?: string },
  ): void {
    const { label = "", level = 0, text, caption = "" } = parts;
    this.blocks.push({
      kind,
      label,
      level,
      text,
      caption,
      quoteDepth: reading.depth,
      rows: kind === "table" ? line.source.rows : null,
      unsure: reading.notes,
    });
  }

  read(line: LineFacts, reading: Reading): void {
    switch (reading.type) {
      case "table":
        this.add("table", line, reading, { text: "", level: reading.level });
        break;
      case "formula":
        this.add(line.formula ?? "recital", line, reading, { text: line.body });
        break;
      case "listing":
        this.add("toc", line, reading, { text: line.body });
        break;
      case "division":
        this.#division(line, reading);
        break;
      case "section":
        this.#section(line, reading);
        break;
      case "labels":
        this.#labelled(line, reading);
        break;
      case "paragraph":
        this.#paragraph(line, reading);
        break;
    }
  }

  #division(line: LineFacts, reading: Reading): void {
    const text = line.body.slice(reading.end).replace(/^[\u2013\u2014-]\s*/, "");
    this.#defining[reading.depth] = announcesDefinitions(text);
    this.add(reading.depth > 0 ? "quotedCode" : "heading", line, reading, {
      label: line.division?.label ?? "",
      text,
      caption: text,
    });
  }

  #section(line: LineFacts, reading: Reading): void {
    const kind = reading.depth > 0 ? "quotedCode" : "section";
    const label = line.section?.label ?? "";
    const rest = line.body.slice(reading.end);
    if (reading.labels.length > 0) {
      this.#defining[reading.depth] = false;
      this.add(kind, line, reading, { label, text: "" });
      this.#labelled(line, { ...reading, notes: [] });
      return;
    }
    const emphasis = line.emphasis
      .map(({ from, to }) => ({ from: from - reading.end, to: to - reading.end }))
      .filter(({ to }) => to > 0)
      .map(({ from, to }) => ({ from: Math.max(0, from), to }));
    const length = captionLength(rest, emphasis);
    const caption = rest.slice(0, length).trim();
    const body = rest.slice(length).trim();
    this.#defining[reading.depth] = announcesDefinitions(caption);
    this.#introducesTerms = false;
    this.add(kind, line, reading, { label, text: caption, caption });
    if (body !== "") this.#paragraph(line, { ...reading, level: 0, notes: [] }, body);
  }

  #labelled(line: LineFacts, reading: Reading): void {
    const words = line.body.slice(reading.end).trim();
    const last = reading.labels.length - 1;
    for (const [at, { label, level }] of reading.labels.entries()) {
      if (at < last) {
        this.add(
          "provision",
          line,
          { ...reading, notes: at === 0 ? reading.notes : [] },
          {
            label: label.text,
            level,
            text: "",
          },
        );
        continue;
      }
      const among = this.#amongDefinitions(reading.depth) && level - last <= 1;
      const kind = definesTerm(words, among) ? "definition" : "provision";
      this.add(kind, line, last === 0 ? reading : { ...reading, notes: [] }, {
        label: label.text,
        level,
        text: words,
      });
    }
    if (/\bdefinitions?\b.*:$|\bthe (?:following )?terms?\b.*:$/i.test(words))
      this.#introducesTerms = true;
  }

  #paragraph(line: LineFacts, reading: Reading, text = line.body): void {
    const { level } = reading;
    if (text === line.body && reading.depth === 0 && looksLikeHeading(line)) {
      this.add("heading", line, reading, { text });
      return;
    }
    const kind =
      definesTerm(text, false) ||
      (this.#amongDefinitions(reading.depth) &&
        definesTerm(text, true) &&
        !/^\w+\s*:/.test(text))
        ? "definition"
        : "paragraph";
    this.add(kind, line, reading, { text, level });
    this.#introducesTerms =
      /\b(?:terms?|words|phrases|definitions?)\b.*:$/i.test(text) ||
      (this.#introducesTerms && kind === "definition");
  }

  #amongDefinitions(depth: number): boolean {
    return (this.#defining[depth] ?? false) || this.#introducesTerms;
  }
}
