import { FORCE_WORDS } from "#app/domain/force.ts";
import { DateText, InstantText } from "#app/ui/date.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { ForceMark } from "#app/ui/force-mark.tsx";
import { StageMark } from "#app/ui/stage-mark.tsx";
import type { CityPath } from "./city-path-queries.server.ts";
import { NextStepText } from "./next-step-text.tsx";

/** Where the city stands: two axes that are never one, what is next, and what it is called. */
export function CityPathFacts({ path, now }: { path: CityPath; now: Date | string }) {
  return (
    <DefinitionList
      items={[
        { term: "Stage", value: <StageMark stage={path.stage} force={path.force} /> },
        {
          term: "Force",
          value: (
            <>
              <ForceMark force={path.force} />
              <br />
              {path.forceNote || FORCE_WORDS[path.force].means}
              {path.forceSetAt && (
                <>
                  <br />
                  <small>
                    Set {path.forceSetBy && `by ${path.forceSetBy}, `}
                    <InstantText at={path.forceSetAt} tz={path.timeZone} now={now} />
                  </small>
                </>
              )}
            </>
          ),
        },
        { term: "Measure", value: path.measureTitle },
        {
          term: "Next step",
          value: path.next ? <NextStepText step={path.next} /> : null,
        },
        { term: "Body", value: path.bodyName },
        { term: "In this campaign since", value: <DateText on={path.joinedOn} /> },
        ...(path.leftOn ? [{ term: "Left", value: <DateText on={path.leftOn} /> }] : []),
      ]}
    />
  );
}
