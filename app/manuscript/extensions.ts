import type { Extensions } from "@tiptap/core";
import { Citation } from "./marks/citation.ts";
import { Comment } from "./marks/comment.ts";
import { Bold, Italic, Strike, Term, Underline } from "./marks/emphasis.ts";
import { Link } from "./marks/link.ts";
import { Deletion, Insertion, RestylingMark } from "./marks/suggestion.ts";
import { Blank, CrossReference, HardBreak, Mention, Text } from "./nodes/inline-parts.ts";
import { ManuscriptDocument } from "./nodes/manuscript-document.ts";
import {
  Definition,
  EnactingClause,
  LongTitle,
  Provision,
  Recital,
  Section,
  ShortTitle,
  Signature,
  Vote,
} from "./nodes/ordinance-blocks.ts";
import { Heading, ListItem, Paragraph } from "./nodes/prose-blocks.ts";
import { QuotedCode } from "./nodes/quoted-code.ts";
import { Table, TableCell, TableRow } from "./nodes/table.ts";

/**
 * Everything a manuscript may contain: the one list from which editor, socket gate,
 * exporters and tests start. The paragraph comes first among the blocks because it is what
 * ProseMirror makes when it needs a block and nobody said which. A change to this list is a
 * change for every open browser: raise `MANUSCRIPT_VERSION`.
 */
export function manuscriptExtensions(): Extensions {
  return [
    ManuscriptDocument,
    Text,
    Paragraph,
    LongTitle,
    ShortTitle,
    Recital,
    EnactingClause,
    Section,
    Provision,
    Definition,
    Heading,
    ListItem,
    QuotedCode,
    Table,
    TableRow,
    TableCell,
    Vote,
    Signature,
    HardBreak,
    Blank,
    CrossReference,
    Mention,
    Bold,
    Italic,
    Underline,
    Strike,
    Term,
    Citation,
    Link,
    Comment,
    Insertion,
    Deletion,
    RestylingMark,
  ];
}
