import { Link } from "@remix-run/react";
import { DRAFT_KIND_WORDS } from "#app/domain/draft.ts";
import { DRAFT_STATE_WORDS } from "#app/domain/draft-state.ts";
import { campaignPath, draftPath } from "#app/paths.ts";
import { AvatarStack } from "#app/ui/avatar.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { InstantText } from "#app/ui/date.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import styles from "./draft-list.module.css";
import type { DraftLine } from "./draft-queries.server.ts";

interface DraftListProps {
  drafts: readonly DraftLine[];
  now: Date;
  /** Leave the campaign out where the page already is that campaign's. */
  isOfOneCampaign?: boolean;
}

/** Drafts as lines: what it is, where it belongs, when it moved, who is in it. */
export function DraftList({ drafts, now, isOfOneCampaign }: DraftListProps) {
  return (
    <LineList>
      {drafts.map((draft) => (
        <LineItem key={draft.id} className={styles.line}>
          <div className={styles.words}>
            <Link to={draftPath(draft.id)} prefetch="intent" className={styles.title}>
              {draft.title}
            </Link>
            <p className={styles.facts}>
              <span>{DRAFT_KIND_WORDS[draft.kind].name}</span>
              {!isOfOneCampaign && draft.campaign && (
                <Link to={campaignPath(draft.campaign.id)}>{draft.campaign.title}</Link>
              )}
              <span>
                edited <InstantText at={draft.editedAt} tz="America/New_York" now={now} />
              </span>
              {draft.openComments > 0 && (
                <span>
                  {draft.openComments} open{" "}
                  {draft.openComments === 1 ? "comment" : "comments"}
                </span>
              )}
              {draft.state !== "drafting" && (
                <Badge>{DRAFT_STATE_WORDS[draft.state].name}</Badge>
              )}
              {draft.isLocked && <Badge>Closed to edits</Badge>}
              {draft.isArchived && <Badge>Archived</Badge>}
            </p>
          </div>
          {draft.present.length > 0 && (
            <AvatarStack
              label="Here now"
              size="small"
              people={draft.present.map((person) => ({
                ...person,
                color: person.colorIndex,
              }))}
            />
          )}
        </LineItem>
      ))}
    </LineList>
  );
}
