import Download from "lucide-react/icons/download";
import Presentation from "lucide-react/icons/presentation";
import Upload from "lucide-react/icons/upload";
import { type StatusFilter, statusQuery } from "#app/features/campaigns/status-filter.ts";
import {
  campaignImportPath,
  presentStatusPath,
  type StatusFile,
  statusFilePath,
} from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { MenuButton, MenuItem } from "#app/ui/menu.tsx";

interface StatusToolsProps {
  campaignId: string;
  filter: StatusFilter;
  mayRecord: boolean;
}

const FILES: readonly [StatusFile, string][] = [
  ["status.csv", "Table of cities (CSV)"],
  ["log.csv", "Log of actions (CSV)"],
  ["status.json", "Cities and actions (JSON, Open Civic Data)"],
  ["dates.ics", "Days ahead (calendar)"],
];

/** What can be done with the answer: show it on a wall, take it along. */
export function StatusTools({ campaignId, filter, mayRecord }: StatusToolsProps) {
  const query = statusQuery(filter);
  const takeAlong = (file: StatusFile) =>
    window.location.assign(statusFilePath(campaignId, file, query));
  return (
    <>
      {mayRecord && (
        <ButtonLink to={campaignImportPath(campaignId)} icon={Upload} size="small">
          Import
        </ButtonLink>
      )}
      <MenuButton label="Export" icon={Download} size="small">
        {FILES.map(([file, words]) => (
          <MenuItem key={file} onAction={() => takeAlong(file)}>
            {words}
          </MenuItem>
        ))}
      </MenuButton>
      <ButtonLink
        to={presentStatusPath(campaignId, query)}
        icon={Presentation}
        size="small"
      >
        Present
      </ButtonLink>
    </>
  );
}
