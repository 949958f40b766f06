import { clsx } from "clsx";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { Icon } from "#app/ui/icon.tsx";
import type { ShownLine } from "./import-queries.server.ts";
import styles from "./read-lines.module.css";

/** What blocks are called, one and many. */
export const BLOCK_WORDS: Readonly<Record<string, { one: string; many: string }>> = {
  longTitle: { one: "Long title", many: "long titles" },
  shortTitle: { one: "Short title", many: "short titles" },
  heading: { one: "Heading", many: "headings" },
  recital: { one: "Recital", many: "recitals" },
  enactingClause: { one: "Enacting clause", many: "enacting clauses" },
  section: { one: "Section", many: "sections" },
  provision: { one: "Provision", many: "provisions" },
  definition: { one: "Definition", many: "definitions" },
  listItem: { one: "List item", many: "list items" },
  paragraph: { one: "Paragraph", many: "paragraphs" },
  quotedCode: { one: "Quoted code", many: "pieces of quoted code" },
  table: { one: "Table", many: "tables" },
  vote: { one: "Vote", many: "lines of a vote" },
  signature: { one: "Signature", many: "lines for signatures" },
};

/** A text as it was read: its kind beside each block, and below it what is unsure. */
export function ReadLines({ lines }: { lines: readonly ShownLine[] }) {
  return (
    <ol className={styles.lines}>
      {lines.map((line) => (
        <li
          key={line.at}
          value={line.at}
          className={clsx(styles.line, line.unsure.length > 0 && styles.unsure)}
        >
          <span className={styles.kind}>{BLOCK_WORDS[line.type]?.one ?? line.type}</span>
          <div
            className={clsx(styles.block, line.isQuoted && styles.quoted)}
            style={{ "--depth": line.depth } as React.CSSProperties} // a custom property is not in React's list
          >
            <p className={clsx(styles.words, styles[line.type])}>
              {line.label && <span className={styles.label}>{line.label} </span>}
              {line.words || (line.label ? "" : "(no words)")}
            </p>
            {line.unsure.map((why) => (
              <p key={why} className={styles.why}>
                <Icon of={TriangleAlert} size={14} label="Unsure" /> {why}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
