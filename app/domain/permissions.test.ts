import { expect, test } from "vitest";
import {
  type Action,
  can,
  type Facts,
  maySee,
  PERMISSIONS,
  type SubjectKind,
} from "./permissions.ts";
import { RIGHTS, type Right } from "./rights.ts";

const nobody: Facts = {
  isAdministrator: false,
  networkRight: null,
  right: null,
  speaksForCity: false,
  isOwn: false,
  isArchived: false,
  isLocked: false,
};
const ACTIONS = Object.keys(PERMISSIONS) as Action[]; // the keys of a const table

/** A right over the subject; what belongs to the whole network is governed by that over it. */
function holding(right: Right | null, more: Partial<Facts> = {}): Facts {
  return { ...nobody, right, networkRight: right, ...more };
}

/** One line an action, a letter for each standpoint that may do it, a dot for each that may not. */
function matrix(standpoints: Record<string, Facts>): string {
  const width = Math.max(...ACTIONS.map((action) => action.length)) + 2;
  const lines = ACTIONS.map((action) => {
    const cells = Object.entries(standpoints).map(([name, facts]) =>
      can(action, facts) ? name : ".".repeat(name.length),
    );
    return `${action.padEnd(width)}${cells.join(" ")}`;
  });
  return `\n${lines.join("\n")}\n`;
}

test("what each right allows, narrow to wide", () => {
  const rights = [null, ...RIGHTS] as const;
  const standpoints = Object.fromEntries(
    rights.map((right) => [right ?? "none", holding(right)]),
  );
  expect(matrix(standpoints)).toMatchInlineSnapshot(`
    "
    network.view         .... view comment suggest edit steward
    network.invite       .... .... ....... ....... .... steward
    network.administer   .... .... ....... ....... .... .......
    campaign.open        .... .... ....... ....... edit steward
    convening.call       .... .... ....... ....... edit steward
    city.add             .... .... ....... ....... .... steward
    city.view            .... view comment suggest edit steward
    city.edit            .... .... ....... ....... .... steward
    person.view          .... view comment suggest edit steward
    person.edit          .... .... ....... ....... .... .......
    person.addOffice     .... .... ....... ....... .... .......
    person.administer    .... .... ....... ....... .... .......
    campaign.view        .... view comment suggest edit steward
    campaign.edit        .... .... ....... ....... edit steward
    campaign.addCity     .... .... ....... ....... edit steward
    campaign.removeCity  .... .... ....... ....... edit steward
    campaign.archive     .... .... ....... ....... .... steward
    campaign.grant       .... .... ....... ....... .... steward
    draft.start          .... .... ....... ....... edit steward
    status.view          .... view comment suggest edit steward
    status.record        .... .... ....... ....... edit steward
    status.setForce      .... .... ....... ....... edit steward
    draft.view           .... view comment suggest edit steward
    draft.comment        .... .... comment suggest edit steward
    draft.suggest        .... .... ....... suggest edit steward
    draft.decide         .... .... ....... ....... .... steward
    draft.edit           .... .... ....... ....... edit steward
    draft.seeHistory     .... .... ....... ....... edit steward
    draft.keepVersion    .... .... ....... ....... edit steward
    draft.restore        .... .... ....... ....... edit steward
    draft.askReview      .... .... ....... ....... edit steward
    review.answer        .... .... ....... ....... .... .......
    review.withdraw      .... .... ....... ....... edit steward
    draft.steward        .... .... ....... ....... .... steward
    draft.grant          .... .... ....... ....... .... steward
    thread.reply         .... .... comment suggest edit steward
    thread.resolve       .... .... comment suggest edit steward
    comment.edit         .... .... ....... ....... .... .......
    comment.delete       .... .... ....... ....... .... steward
    task.make            .... .... comment suggest edit steward
    task.finish          .... .... ....... ....... edit steward
    task.change          .... .... ....... ....... edit steward
    convening.view       .... view comment suggest edit steward
    convening.comment    .... .... comment suggest edit steward
    convening.edit       .... .... ....... ....... edit steward
    agendaItem.view      .... view comment suggest edit steward
    agendaItem.comment   .... .... comment suggest edit steward
    agendaItem.edit      .... .... ....... ....... edit steward
    "
  `);
});

test("what each right allows on something that is archived", () => {
  const standpoints = Object.fromEntries(
    RIGHTS.map((right) => [right, holding(right, { isArchived: true })]),
  );
  expect(matrix(standpoints)).toMatchInlineSnapshot(`
    "
    network.view         view comment suggest edit steward
    network.invite       .... ....... ....... .... steward
    network.administer   .... ....... ....... .... .......
    campaign.open        .... ....... ....... edit steward
    convening.call       .... ....... ....... edit steward
    city.add             .... ....... ....... .... steward
    city.view            view comment suggest edit steward
    city.edit            .... ....... ....... .... steward
    person.view          view comment suggest edit steward
    person.edit          .... ....... ....... .... .......
    person.addOffice     .... ....... ....... .... .......
    person.administer    .... ....... ....... .... .......
    campaign.view        view comment suggest edit steward
    campaign.edit        .... ....... ....... .... .......
    campaign.addCity     .... ....... ....... .... .......
    campaign.removeCity  .... ....... ....... .... .......
    campaign.archive     .... ....... ....... .... steward
    campaign.grant       .... ....... ....... .... steward
    draft.start          .... ....... ....... .... .......
    status.view          view comment suggest edit steward
    status.record        .... ....... ....... .... .......
    status.setForce      .... ....... ....... .... .......
    draft.view           view comment suggest edit steward
    draft.comment        .... ....... ....... .... .......
    draft.suggest        .... ....... ....... .... .......
    draft.decide         .... ....... ....... .... .......
    draft.edit           .... ....... ....... .... .......
    draft.seeHistory     .... ....... ....... edit steward
    draft.keepVersion    .... ....... ....... .... .......
    draft.restore        .... ....... ....... .... .......
    draft.askReview      .... ....... ....... .... .......
    review.answer        .... ....... ....... .... .......
    review.withdraw      .... ....... ....... .... .......
    draft.steward        .... ....... ....... .... steward
    draft.grant          .... ....... ....... .... steward
    thread.reply         .... ....... ....... .... .......
    thread.resolve       .... ....... ....... .... .......
    comment.edit         .... ....... ....... .... .......
    comment.delete       .... ....... ....... .... steward
    task.make            .... ....... ....... .... .......
    task.finish          .... ....... ....... .... .......
    task.change          .... ....... ....... .... .......
    convening.view       view comment suggest edit steward
    convening.comment    .... ....... ....... .... .......
    convening.edit       .... ....... ....... .... .......
    agendaItem.view      view comment suggest edit steward
    agendaItem.comment   .... ....... ....... .... .......
    agendaItem.edit      .... ....... ....... .... .......
    "
  `);
});

test("what is allowed by who somebody is, without a right: run the installation, be the person or author, hold the city's office", () => {
  expect(
    matrix({
      administrator: { ...nobody, isAdministrator: true },
      own: { ...nobody, isOwn: true },
      office: { ...nobody, speaksForCity: true },
    }),
  ).toMatchInlineSnapshot(`
    "
    network.view         administrator ... ......
    network.invite       administrator ... ......
    network.administer   administrator ... ......
    campaign.open        ............. ... ......
    convening.call       ............. ... ......
    city.add             administrator ... ......
    city.view            administrator ... ......
    city.edit            administrator ... ......
    person.view          administrator own ......
    person.edit          administrator own ......
    person.addOffice     administrator ... ......
    person.administer    administrator ... ......
    campaign.view        ............. ... ......
    campaign.edit        ............. ... ......
    campaign.addCity     ............. ... ......
    campaign.removeCity  ............. ... ......
    campaign.archive     ............. ... ......
    campaign.grant       ............. ... ......
    draft.start          ............. ... ......
    status.view          ............. ... ......
    status.record        ............. ... ......
    status.setForce      ............. ... ......
    draft.view           ............. ... ......
    draft.comment        ............. ... ......
    draft.suggest        ............. ... ......
    draft.decide         ............. ... ......
    draft.edit           ............. ... ......
    draft.seeHistory     ............. ... ......
    draft.keepVersion    ............. ... ......
    draft.restore        ............. ... ......
    draft.askReview      ............. ... ......
    review.answer        ............. ... ......
    review.withdraw      ............. ... ......
    draft.steward        ............. ... ......
    draft.grant          ............. ... ......
    thread.reply         ............. ... ......
    thread.resolve       ............. ... ......
    comment.edit         ............. ... ......
    comment.delete       ............. ... ......
    task.make            ............. ... ......
    task.finish          ............. ... ......
    task.change          ............. ... ......
    convening.view       ............. ... ......
    convening.comment    ............. ... ......
    convening.edit       ............. ... ......
    agendaItem.view      ............. ... ......
    agendaItem.comment   ............. ... ......
    agendaItem.edit      ............. ... ......
    "
  `);
});

test("a wider right never takes away what a narrower one allows", () => {
  for (const action of ACTIONS) {
    for (const more of [{}, { isOwn: true }, { speaksForCity: true }]) {
      const allowed = RIGHTS.map((right) => can(action, holding(right, more)));
      const first = allowed.indexOf(true);
      if (first >= 0) expect(allowed.slice(first), action).not.toContain(false);
    }
  }
});

test("an official who may look records what their own city did, and nobody else's", () => {
  const looking = holding("view");
  expect(can("status.record", looking)).toBe(false);
  expect(can("status.record", { ...looking, speaksForCity: true })).toBe(true);
  expect(can("status.record", { ...nobody, speaksForCity: true })).toBe(false);
  expect(
    can("status.record", { ...looking, speaksForCity: true, isArchived: true }),
  ).toBe(false);
});

test("a closed draft takes comments and no edits, from its steward neither", () => {
  const steward = holding("steward", { isLocked: true });
  expect(can("draft.comment", steward)).toBe(true);
  expect(can("draft.edit", steward)).toBe(false);
  expect(can("draft.suggest", steward)).toBe(false);
  expect(can("draft.steward", steward)).toBe(true);
});

test("only its author changes a comment, while a steward may also delete it", () => {
  expect(can("comment.edit", holding("steward"))).toBe(false);
  expect(can("comment.delete", holding("steward"))).toBe(true);
  expect(can("comment.edit", holding("comment", { isOwn: true }))).toBe(true);
  expect(can("comment.delete", holding("edit"))).toBe(false);
});

test("an administrator without a right sees people and cities, and no campaign or draft", () => {
  const administrator = { ...nobody, isAdministrator: true };
  expect(maySee("city", administrator)).toBe(true);
  expect(maySee("person", administrator)).toBe(true);
  const work: SubjectKind[] = ["campaign", "campaignCity", "draft", "thread", "comment"];
  for (const subject of work) expect(maySee(subject, administrator)).toBe(false);
  expect(maySee("convening", administrator)).toBe(false);
});

test("nobody suspends themselves", () => {
  const administrator = holding("steward", { isAdministrator: true, isOwn: true });
  expect(can("person.administer", administrator)).toBe(false);
});

test("every action can be done by somebody, and none by a stranger", () => {
  const everything = holding("steward", {
    isAdministrator: true,
    speaksForCity: true,
  });
  for (const action of ACTIONS) {
    const does = can(action, everything) || can(action, { ...everything, isOwn: true });
    expect(does, action).toBe(true);
    expect(can(action, nobody), action).toBe(false);
  }
});
