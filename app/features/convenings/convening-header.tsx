import { Link } from "@remix-run/react";
import Pencil from "lucide-react/icons/pencil";
import Plus from "lucide-react/icons/plus";
import Printer from "lucide-react/icons/printer";
import { CONVENING_KIND_WORDS, CONVENING_STATUS_WORDS } from "#app/domain/convening.ts";
import {
  campaignPath,
  cityPath,
  conveningEditPath,
  conveningsPath,
  newAgendaItemPath,
} from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { DateSpan } from "#app/ui/date.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page.tsx";
import { ConveningStatusBadge } from "./convening-list.tsx";
import type { ConveningView } from "./convening-view.ts";

/** What, when and where, and what may be done with it. */
export function ConveningHeader({ convening }: { convening: ConveningView }) {
  const { id, title, campaign, city, venue, days, status } = convening;
  const first = days[0];
  const last = days.at(-1);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Agendas", to: conveningsPath() },
          ...(campaign ? [{ label: campaign.title, to: campaignPath(campaign.id) }] : []),
          { label: title },
        ]}
        title={title}
        facts={
          <>
            <span>{CONVENING_KIND_WORDS[convening.kind]}</span>
            {first && last && (
              <strong>
                <DateSpan from={first.on} to={last.on} />
              </strong>
            )}
            {(venue || city) && (
              <span>
                {venue}
                {venue && city && ", "}
                {city &&
                  (convening.maySeeNetwork ? (
                    <Link to={cityPath(city.id)}>{city.label}</Link>
                  ) : (
                    city.label
                  ))}
              </span>
            )}
            {!convening.isPast && <ConveningStatusBadge status={status} />}
          </>
        }
        lead={convening.summary || undefined}
        actions={
          <>
            {convening.mayEdit && days.length > 0 && (
              <ButtonLink
                to={newAgendaItemPath(id)}
                variant={convening.isPast ? "plain" : "primary"}
                icon={Plus}
              >
                Add an item
              </ButtonLink>
            )}
            {convening.mayEdit && (
              <ButtonLink to={conveningEditPath(id)} icon={Pencil}>
                Edit
              </ButtonLink>
            )}
            <Button icon={Printer} variant="quiet" onClick={() => window.print()}>
              Print
            </Button>
          </>
        }
      />
      {status === "cancelled" && (
        <Notice tone="warning" title={CONVENING_STATUS_WORDS.cancelled.name}>
          {CONVENING_STATUS_WORDS.cancelled.means} Its agenda stays here to be read.
        </Notice>
      )}
    </>
  );
}
