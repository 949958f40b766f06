import ClipboardCheck from "lucide-react/icons/clipboard-check";
import Download from "lucide-react/icons/download";
import History from "lucide-react/icons/history";
import Printer from "lucide-react/icons/printer";
import Settings from "lucide-react/icons/settings";
import { DRAFT_KIND_WORDS } from "#app/domain/draft.ts";
import { DRAFT_STATE_WORDS, isSettled } from "#app/domain/draft-state.ts";
import {
  campaignPath,
  draftExportPath,
  draftReviewPath,
  draftSettingsPath,
  draftsPath,
  draftVersionsPath,
  suggestionsExportPath,
} from "#app/paths.ts";
import type { PrintFormat } from "#app/platform/press.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { MenuButton, MenuItem } from "#app/ui/menu.tsx";
import { PageHeader } from "#app/ui/page.tsx";
import type { DraftPage } from "./draft-queries.server.ts";
import type { DraftStyle } from "./draft-style.server.ts";
import { ViewAs } from "./view-as.tsx";

/** The draft's name, where it belongs, and what can be taken away from it. */
export function DraftHeader({ draft, style }: { draft: DraftPage; style: DraftStyle }) {
  /** The router would look for a page there; the browser knows a file when it gets one. */
  const takeAlong = (format: PrintFormat, lineNumbers = false) =>
    window.location.assign(
      draftExportPath(draft.id, format, style.house?.id, lineNumbers),
    );
  return (
    <PageHeader
      crumbs={[
        draft.campaign
          ? { label: draft.campaign.title, to: campaignPath(draft.campaign.id) }
          : { label: "Drafts", to: draftsPath() },
        { label: DRAFT_KIND_WORDS[draft.kind].name },
      ]}
      title={draft.title}
      facts={
        (draft.state !== "drafting" || draft.isLocked || draft.isArchived) && (
          <>
            {draft.state !== "drafting" && (
              <Badge tone={draft.state === "inReview" ? "need" : "plain"}>
                {DRAFT_STATE_WORDS[draft.state].name}
              </Badge>
            )}
            {draft.isLocked && !isSettled(draft.state) && <Badge>Closed to edits</Badge>}
            {draft.isArchived && <Badge>Archived</Badge>}
          </>
        )
      }
      actions={
        <>
          <ViewAs {...style} />
          <MenuButton label="Export" icon={Download}>
            <MenuItem onAction={() => takeAlong("docx")}>Word</MenuItem>
            <MenuItem onAction={() => takeAlong("docx", true)}>
              Word with line numbers
            </MenuItem>
            <MenuItem
              onAction={() =>
                window.location.assign(suggestionsExportPath(draft.id, style.house?.id))
              }
            >
              Word with suggestions
            </MenuItem>
            <MenuItem onAction={() => takeAlong("pdf")}>PDF</MenuItem>
            <MenuItem onAction={() => takeAlong("html")}>HTML file</MenuItem>
            <MenuItem onAction={() => takeAlong("md")}>Markdown</MenuItem>
            <MenuItem onAction={() => takeAlong("txt")}>Plain text</MenuItem>
            <MenuItem onAction={() => takeAlong("xml")}>Akoma Ntoso (XML)</MenuItem>
            <MenuItem icon={Printer} onAction={() => window.print()}>
              Print
            </MenuItem>
          </MenuButton>
          <ButtonLink
            to={draftReviewPath(draft.id)}
            variant="quiet"
            icon={ClipboardCheck}
          >
            Review
          </ButtonLink>
          <ButtonLink to={draftVersionsPath(draft.id)} variant="quiet" icon={History}>
            Versions
          </ButtonLink>
          {draft.may.steward && (
            <ButtonLink to={draftSettingsPath(draft.id)} variant="quiet" icon={Settings}>
              Settings
            </ButtonLink>
          )}
        </>
      }
    />
  );
}
