import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate, useOutletContext } from "@remix-run/react";
import { getItemComments } from "#app/features/convenings/convening-queries.server.ts";
import type { ItemOutlet } from "#app/features/convenings/convening-view.ts";
import { GoneDrawer, ItemDrawer } from "#app/features/convenings/item-drawer.tsx";
import { signedIn } from "#app/http/signed-in.server.ts";
import { conveningPath, idParam } from "#app/paths.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Agenda item"} · Translocal` },
];

export function loader(args: LoaderFunctionArgs) {
  return signedIn(args, (ctx) =>
    getItemComments(
      ctx,
      idParam(args.params, "conveningId"),
      idParam(args.params, "itemId"),
    ),
  );
}

export default function AgendaItemBeside() {
  const { itemId, list, now } = useLoaderData<typeof loader>();
  const { convening, items } = useOutletContext<ItemOutlet>();
  const close = useClose();
  const item = items.find((one) => one.id === itemId);
  if (!item) return <GoneDrawer onClose={close} />;
  return (
    <ItemDrawer
      convening={convening}
      items={items}
      item={item}
      comments={{ list, now }}
      onClose={close}
    />
  );
}

/** Somebody took the item off while it was open here, or the address is wrong. */
export function ErrorBoundary() {
  return <GoneDrawer onClose={useClose()} />;
}

function useClose() {
  const { convening, query } = useOutletContext<ItemOutlet>();
  const navigate = useNavigate();
  return () =>
    navigate(`${conveningPath(convening.id)}${query}`, { preventScrollReset: true });
}
