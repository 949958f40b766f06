import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  Form,
  Link,
  Outlet,
  type ShouldRevalidateFunctionArgs,
  useLoaderData,
  useRouteLoaderData,
} from "@remix-run/react";
import Building2 from "lucide-react/icons/building-2";
import CalendarDays from "lucide-react/icons/calendar-days";
import FileText from "lucide-react/icons/file-text";
import Flag from "lucide-react/icons/flag";
import Home from "lucide-react/icons/house";
import ListChecks from "lucide-react/icons/list-checks";
import Users from "lucide-react/icons/users";
import type { ReactNode } from "react";
import { forgetKeptWords } from "#app/features/drafts/editor/forget-words.ts";
import { type FrameView, getFrame } from "#app/features/network/frame-queries.server.ts";
import { ErrorPage } from "#app/http/error-page.tsx";
import { signedIn } from "#app/http/signed-in.server.ts";
import { themeOf } from "#app/http/theme.ts";
import {
  campaignsPath,
  citiesPath,
  conveningsPath,
  draftsPath,
  homePath,
  peoplePath,
  personPath,
  settingsPath,
  signOutPath,
  statusPath,
  themePath,
} from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Frame, type FrameNavItem, SkipLink } from "#app/ui/frame.tsx";
import { type Theme, ThemeSwitch } from "#app/ui/theme-switch.tsx";
import { ToastProvider } from "#app/ui/toast.tsx";

export function loader(args: LoaderFunctionArgs) {
  const cookie = args.request.headers.get("cookie");
  return signedIn(args, async (ctx) => ({
    ...(await getFrame(ctx)),
    theme: themeOf(cookie),
    isRailFolded: /(?:^|;\s*)rail=folded/.test(cookie ?? ""),
  }));
}

/** The frame changes when somebody changes it, not whenever a page under it goes live. */
export function shouldRevalidate({
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  return formMethod ? defaultShouldRevalidate : false;
}

const everybody: FrameNavItem[] = [
  { to: homePath(), label: "My work", icon: Home, end: true, isOnPhone: true },
  { to: campaignsPath(), label: "Campaigns", icon: Flag, isOnPhone: true },
  { to: statusPath(), label: "Status", icon: ListChecks },
  { to: conveningsPath(), label: "Agendas", icon: CalendarDays, isOnPhone: true },
  { to: draftsPath(), label: "Drafts", icon: FileText, isOnPhone: true },
];
const network: FrameNavItem[] = [
  { to: citiesPath(), label: "Cities", icon: Building2 },
  { to: peoplePath(), label: "People", icon: Users },
];

export default function Workspace() {
  return (
    <WorkspaceFrame view={useLoaderData<typeof loader>()}>
      <Outlet />
    </WorkspaceFrame>
  );
}

interface WorkspaceView extends FrameView {
  theme: Theme;
  isRailFolded: boolean;
}

function WorkspaceFrame({
  view,
  children,
}: {
  view: WorkspaceView;
  children: ReactNode;
}) {
  return (
    <Frame
      network={{ name: view.networkName, to: homePath() }}
      nav={everybody}
      secondaryNav={view.may.seeNetwork ? network : []}
      person={view.person}
      isRailFolded={view.isRailFolded}
      account={
        <>
          <Link to={personPath(view.person.id)}>Your profile</Link>
          <Link to={settingsPath()}>Settings</Link>
          <ThemeSwitch theme={view.theme} action={themePath()} />
          <Form method="post" action={signOutPath()} onSubmit={forgetKeptWords}>
            <Button type="submit">Sign out</Button>
          </Form>
        </>
      }
    >
      <ToastProvider>{children}</ToastProvider>
    </Frame>
  );
}

export function ErrorBoundary() {
  const view = useRouteLoaderData<typeof loader>("routes/_workspace");
  if (view) {
    return (
      <WorkspaceFrame view={view}>
        <ErrorPage />
      </WorkspaceFrame>
    );
  }
  return (
    <>
      <SkipLink />
      <main id="main" tabIndex={-1}>
        <ErrorPage />
      </main>
    </>
  );
}
