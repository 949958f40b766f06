import type { ThreadList } from "#app/features/comments/comment-view.ts";
import type { DraftPage } from "#app/features/drafts/draft-queries.server.ts";
import type { LastVisit } from "#app/features/drafts/draft-visits.server.ts";
import type { Signers } from "#app/features/drafts/suggestions.server.ts";
import type { HouseStyle } from "#app/manuscript/house-style.ts";
import type { RoomConnection, RoomPerson } from "./room-connection.ts";
import type { SaveState } from "./save-state.ts";

/** What a page hands the editor. */
export interface DraftEditorProps {
  draft: DraftPage;
  /** The house in whose style the text is shown; null for nobody's. */
  style: HouseStyle | null;
  comments: ThreadList;
  /** What the reader had seen when they last left; null on the first visit. */
  lastVisit: LastVisit | null;
  /** Whose client ids are which, for who suggested what. */
  signers: Signers;
  now: Date;
  /** From a deep link: the thread to show. */
  linkedThread: string | null;
}

/** The same once the room is there, with its people and what is true of saving. */
export interface RoomProps extends DraftEditorProps {
  room: RoomConnection;
  save: SaveState;
  people: readonly RoomPerson[];
  mayEdit: boolean;
  maySuggest: boolean;
}
