import type { LoaderFunctionArgs } from "@remix-run/node";
import { tellCampaigns } from "#app/features/status/status-api.server.ts";
import { withBearerKey } from "#app/http/reading-key.server.ts";

export function loader(args: LoaderFunctionArgs) {
  return withBearerKey(args, tellCampaigns);
}
