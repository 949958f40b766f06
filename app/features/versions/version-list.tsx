import { shortHash, VERSION_REASON_WORDS, versionTitle } from "#app/domain/version.ts";
import { draftComparePath, draftVersionPath } from "#app/paths.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { InstantText } from "#app/ui/date.tsx";
import { LineItem, LineList } from "#app/ui/list.tsx";
import { NameVersion, RestoreVersion } from "./version-forms.tsx";
import styles from "./version-list.module.css";
import type { VersionLine, VersionList as Versions } from "./version-queries.server.ts";

interface VersionListProps {
  list: Versions;
  cities: readonly { id: string; label: string }[];
  now: Date | string;
  timeZone: string;
}

/** Every version, the latest first: what it is called, who wrote it, and what can be done with it. */
export function VersionList({ list, cities, now, timeZone }: VersionListProps) {
  const { draft, versions, may } = list;
  return (
    <LineList>
      {versions.map((version, at) => {
        const before = versions[at + 1];
        return (
          <LineItem key={version.id} className={styles.line}>
            <h3 className={styles.head}>
              {versionTitle(version)}
              {version.name && <Badge>Version {version.number}</Badge>}
              {version.adoptedBy && <Badge tone="good">Adopted</Badge>}
            </h3>
            <VersionFacts version={version} now={now} timeZone={timeZone} />
            <Authors version={version} />
            <div className={styles.actions}>
              <ButtonLink size="small" to={draftVersionPath(draft.id, version.id)}>
                Read
              </ButtonLink>
              <ButtonLink
                size="small"
                to={draftComparePath(draft.id, { from: version.id, to: "now" })}
              >
                Compare with now
              </ButtonLink>
              {before && (
                <ButtonLink
                  size="small"
                  variant="quiet"
                  to={draftComparePath(draft.id, { from: before.id, to: version.id })}
                >
                  What changed in it
                </ButtonLink>
              )}
              {may.keep && <NameVersion version={version} cities={cities} />}
              {may.restore && <RestoreVersion version={version} />}
            </div>
          </LineItem>
        );
      })}
    </LineList>
  );
}

interface FactsProps {
  version: VersionLine;
  now: Date | string;
  timeZone: string;
}

/** When and why it was kept, how long it is, and the digits it can be told by. */
export function VersionFacts({ version, now, timeZone }: FactsProps) {
  return (
    <p className={styles.facts}>
      <span>
        <InstantText at={version.madeAt} tz={timeZone} now={now} />
        {version.madeBy && ` by ${version.madeBy}`}
      </span>
      {version.reason !== "named" && <span>{VERSION_REASON_WORDS[version.reason]}</span>}
      <span>{version.wordCount.toLocaleString("en-US")} words</span>
      <span className={styles.hash} title={`SHA-256 of the text: ${version.hash}`}>
        {shortHash(version.hash)}
      </span>
    </p>
  );
}

/** "Tacoma, WA: Ada Quillfeather; Austin, TX: …". */
export function Authors({ version }: { version: VersionLine }) {
  if (version.authors.length === 0) return null;
  return (
    <p className={styles.authors}>
      Written by{" "}
      {version.authors
        .map(({ city, names }) => `${names.join(", ")}${city ? ` (${city})` : ""}`)
        .join("; ")}
    </p>
  );
}
