import { Link } from "@remix-run/react";
import { dayWords } from "#app/domain/council-meetings.ts";
import { OFFICE_KIND_WORDS } from "#app/domain/rights.ts";
import { capital } from "#app/domain/wording.ts";
import { houseStyleOf } from "#app/manuscript/house-style.ts";
import { ladderWords } from "#app/manuscript/ladder.ts";
import { personPath } from "#app/paths.ts";
import { Avatar } from "#app/ui/avatar.tsx";
import { type Definition, DefinitionList } from "#app/ui/definition-list.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import styles from "./city-profile.module.css";
import type { CityView, OfficialLine } from "./city-queries.server.ts";

type Profile = CityView["profile"];

/** Who governs and how many it is for. */
export function GovernmentFacts({ profile }: { profile: Profile }) {
  return (
    <DefinitionList
      items={[
        { term: "Governing body", value: profile.bodyName },
        { term: "Voting members", value: profile.bodySize },
        { term: "Members are called", value: profile.memberTitle },
        { term: "Head", value: profile.headTitle },
        { term: "Population", value: profile.population.toLocaleString("en-US") },
        { term: "Time zone", value: profile.timeZone.replaceAll("_", " ") },
        {
          term: "Division id",
          value: <DivisionId id={profile.divisionId} />,
        },
      ]}
    />
  );
}

/** Breaks after a slash where the column is narrow, so that it can be read step by step. */
function DivisionId({ id }: { id: string }) {
  const steps = id.split("/");
  return (
    <code className={styles.code}>
      {steps.map((step, place) => (
        <span key={step}>
          {step}
          {place < steps.length - 1 && (
            <>
              /<wbr />
            </>
          )}
        </span>
      ))}
    </code>
  );
}

/** How it makes law. What is not known is said, and is not "none". */
export function ProcedureFacts({ profile }: { profile: Profile }) {
  const days = (count: number | null) =>
    known(count, (n) => (n === 1 ? "1 day" : `${n} days`));
  const meetings = profile.meetingWeekday === null ? null : dayWords(profile);
  const items: Definition[] = [
    { term: "Meets", value: known(meetings, capital) },
    { term: "Readings", value: known(profile.readings, String) },
    { term: "Between readings", value: days(profile.readingGapDays) },
    { term: "Notice", value: days(profile.noticeDays) },
    ...(profile.committeeDays === null
      ? []
      : [{ term: "In committee", value: days(profile.committeeDays) }]),
    ...(profile.hearingNoticeDays === null
      ? []
      : [{ term: "Notice of a hearing", value: days(profile.hearingNoticeDays) }]),
    {
      term: "Executive signs",
      value: known(profile.executiveSigns, (signs) => (signs ? "Yes" : "No")),
    },
    { term: "Time to veto", value: days(profile.vetoWindowDays) },
    { term: "Override", value: known(profile.overrideVote, String) },
    { term: "Takes effect after", value: days(profile.effectiveAfterDays) },
    { term: "As an emergency", value: known(profile.emergencyVote, String) },
  ];
  return <DefinitionList items={items} />;
}

function known<T>(value: T | null, words: (value: T) => string) {
  return value === null || value === "" ? (
    <span className={styles.unknown}>Not known</span>
  ) : (
    words(value)
  );
}

const DEFINITIONS: Record<Profile["definitionsStyle"], string> = {
  unnumbered: "Without numbers, in alphabetical order",
  lettered: "With letters: (a), (b), (c)",
  numbered: "With numbers: (1), (2), (3)",
};

const RECITALS: Record<Profile["recitalEnding"], string> = {
  semicolonAnd: "With “; and”, the last with “;”",
  semicolon: "With “;”",
  period: "With “.”",
};

const LISTS: Record<Exclude<Profile["listEndings"], "any">, string> = {
  semicolons: "With “;”, before the last “; and” or “; or”",
  periods: "With “.”",
};

/** How it writes law. */
export function DraftingFacts({ profile }: { profile: Profile }) {
  return (
    <DefinitionList
      items={[
        {
          term: "Enacting clause",
          value: known(profile.enactingClause || null, String),
        },
        { term: "Sections are named", value: profile.sectionWord },
        {
          term: "Labels below them",
          value: ladderWords(houseStyleOf(profile).profile.ladder),
        },
        { term: "Definitions", value: DEFINITIONS[profile.definitionsStyle] },
        { term: "Recitals end", value: RECITALS[profile.recitalEnding] },
        ...(profile.listEndings === "any"
          ? []
          : [{ term: "Parts of a list end", value: LISTS[profile.listEndings] }]),
        ...(profile.dutyWord === "any"
          ? []
          : [{ term: "A duty is said with", value: `“${profile.dutyWord}”` }]),
        {
          term: "Closing sections",
          value: known(profile.closingSections.join(", ") || null, String),
        },
        { term: "Name of the code", value: known(profile.codeName || null, String) },
      ]}
    />
  );
}

/** Who holds an office in the city today. */
export function OfficialList({ officials }: { officials: readonly OfficialLine[] }) {
  return (
    <LineList>
      {officials.map((official) => (
        <LineItem key={official.officeId} className={styles.official}>
          <Avatar name={official.name} color={official.color} isDecorative />
          <div>
            <p className={styles.name}>
              <Link to={personPath(official.personId)} prefetch="intent">
                {official.name}
              </Link>
            </p>
            <p className={styles.office}>
              {official.title}
              {official.district && `, ${official.district}`}
              {official.kind !== "official" && ` · ${OFFICE_KIND_WORDS[official.kind]}`}
            </p>
          </div>
        </LineItem>
      ))}
    </LineList>
  );
}
