/** A task as a card or a list shows it. Days are `YYYY-MM-DD`. */
export interface TaskView {
  id: string;
  title: string;
  owner: { id: string; name: string } | null;
  dueOn: string | null;
  /** Its day is over and it is not done. */
  isOverdue: boolean;
  doneAt: Date | null;
  doneBy: string | null;
  mayFinish: boolean;
  mayChange: boolean;
}

/** A task in a list of somebody's: with the way to what it is about. */
export interface TaskLine extends TaskView {
  about: string;
  href: string;
}

/** Somebody who can be given a task. */
export interface PossibleOwner {
  id: string;
  name: string;
  /** By what people of one name are told apart: their city. */
  about: string;
}
