import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Outlet,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useParams,
  useRevalidator,
  useSearchParams,
} from "@remix-run/react";
import { useState } from "react";
import { AgendaBar } from "#app/features/convenings/agenda-bar.tsx";
import { useArrangement } from "#app/features/convenings/arrangement.ts";
import { ConveningHeader } from "#app/features/convenings/convening-header.tsx";
import { getConvening } from "#app/features/convenings/convening-queries.server.ts";
import type { ItemOutlet } from "#app/features/convenings/convening-view.ts";
import { Programme } from "#app/features/convenings/programme.tsx";
import { useLive } from "#app/features/live/use-live.ts";
import { signedIn } from "#app/http/signed-in.server.ts";
import { agendaItemPath, idParam, isId } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { useToast } from "#app/ui/toast.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Agenda"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, (ctx) => getConvening(ctx, idParam(args.params, "conveningId")));
}

/** The filter is a matter of the browser: choosing another area asks the server nothing. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  const { currentUrl, nextUrl, formMethod, defaultShouldRevalidate } = args;
  const isFilter =
    currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  return isFilter && !formMethod ? false : defaultShouldRevalidate;
}

export default function Convening() {
  const convening = useLoaderData<typeof loader>();
  const { itemId } = useParams();
  const [search] = useSearchParams();
  const asked = search.get("area");
  const areaId = isId(asked) ? asked : null;
  const toast = useToast();
  const { revalidate } = useRevalidator();
  const [said, setSaid] = useState("");
  const { items, move } = useArrangement(convening.id, convening.items, (message) =>
    toast({ tone: "error", text: `The item was not moved. ${message}` }),
  );
  useLive([`convening:${convening.id}`]);
  const query = search.size > 0 ? `?${search}` : "";
  const outlet: ItemOutlet = { convening, items, query };
  return (
    <Page>
      <ConveningHeader convening={convening} />
      <AgendaBar convening={convening} areaId={areaId} />
      <Programme
        convening={convening}
        items={items}
        areaId={areaId}
        openItemId={itemId ?? null}
        itemTo={(id) => `${agendaItemPath(convening.id, id)}${query}`}
        onMove={(asking, words) => {
          move(asking);
          setSaid(words);
        }}
        onRemoved={revalidate}
      />
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <Outlet context={outlet} />
    </Page>
  );
}
