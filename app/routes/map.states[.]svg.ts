import { statesDrawing } from "#app/features/status/us-map.server.ts";

/** The same for everybody and for ever: who may see a campaign is asked for its marks. */
export function loader() {
  return new Response(statesDrawing(), {
    headers: {
      "Content-Type": "image/svg+xml",
      "Cache-Control": "public, max-age=86400",
    },
  });
}
