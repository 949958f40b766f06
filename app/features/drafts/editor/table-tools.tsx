import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import TableIcon from "lucide-react/icons/table";
import { headRow, row, table } from "#app/manuscript/write.ts";
import { MenuButton, MenuItem, MenuSeparator } from "#app/ui/menu.tsx";
import { putBlocks } from "./put-blocks.ts";
import {
  addColumn,
  addRow,
  deleteColumn,
  deleteRow,
  deleteTable,
  toggleHeadRow,
} from "./table-commands.ts";
import { Tool } from "./tool.tsx";
import { asOneStep } from "./undo-step.ts";

/** Outside a table the button makes one; inside it opens what can be done with rows and columns. */
export function TableTools({
  editor,
  isInTable,
}: {
  editor: Editor;
  isInTable: boolean;
}) {
  const step = (change: (tr: Transaction) => boolean) => () => {
    asOneStep(editor.view, change);
    // The menu gives the focus back to its button first.
    requestAnimationFrame(() => editor.commands.focus());
  };
  if (!isInTable) {
    return (
      <Tool
        icon={TableIcon}
        label="Table"
        onPress={step((tr) =>
          putBlocks(tr, [table(headRow("", "", ""), row("", "", ""), row("", "", ""))]),
        )}
      />
    );
  }
  return (
    <MenuButton label="Rows and columns" icon={TableIcon} isIconOnly size="small">
      <MenuItem onAction={step((tr) => addRow(tr, -1))}>Row above</MenuItem>
      <MenuItem onAction={step((tr) => addRow(tr, 1))}>Row below</MenuItem>
      <MenuItem onAction={step((tr) => addColumn(tr, -1))}>Column to the left</MenuItem>
      <MenuItem onAction={step((tr) => addColumn(tr, 1))}>Column to the right</MenuItem>
      <MenuItem onAction={step(toggleHeadRow)}>This row is a head, or not</MenuItem>
      <MenuSeparator />
      <MenuItem onAction={step(deleteRow)}>Delete the row</MenuItem>
      <MenuItem onAction={step(deleteColumn)}>Delete the column</MenuItem>
      <MenuItem isDanger onAction={step(deleteTable)}>
        Delete the table
      </MenuItem>
    </MenuButton>
  );
}
