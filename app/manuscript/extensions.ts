import type { Extensions } from "@tiptap/core";
import { Comment } from "./marks/comment.ts";
import { Bold, Italic, Term, Underline } from "./marks/emphasis.ts";
import { Link } from "./marks/link.ts";
import { Blank, CrossReference, HardBreak, Text } from "./nodes/inline-parts.ts";
import { ManuscriptDocument } from "./nodes/manuscript-document.ts";
import {
  Definition,
  EnactingClause,
  LongTitle,
  Provision,
  Recital,
  Section,
  Signature,
} from "./nodes/ordinance-blocks.ts";
import { Heading, ListItem, Paragraph } from "./nodes/prose-blocks.ts";
import { QuotedCode } from "./nodes/quoted-code.ts";

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
    Recital,
    EnactingClause,
    Section,
    Provision,
    Definition,
    Heading,
    ListItem,
    QuotedCode,
    Signature,
    HardBreak,
    Blank,
    CrossReference,
    Bold,
    Italic,
    Underline,
    Term,
    Link,
    Comment,
  ];
}
