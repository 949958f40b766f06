import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage } from "#app/http/error-page.tsx";
import { useNonce } from "#app/http/nonce.ts";
import { themeOf } from "#app/http/theme.ts";
import "#app/ui/fonts.css";
import "#app/ui/theme.css";
import "#app/ui/base.css";

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: "Translocal" }];

export function loader({ request }: LoaderFunctionArgs) {
  return { theme: themeOf(request.headers.get("cookie")) };
}

/** The theme changes by a form, not whenever a page goes live. */
export function shouldRevalidate(asked: ShouldRevalidateFunctionArgs) {
  return asked.formMethod ? asked.defaultShouldRevalidate : false;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const theme = useRouteLoaderData<typeof loader>("root")?.theme ?? "system";
  return (
    <html lang="en-US" data-theme={theme} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {/* React Aria reads it for the two style elements it adds. */}
        <meta
          property="csp-nonce"
          nonce={nonce}
          content={nonce}
          suppressHydrationWarning
        />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <main id="main">
      <ErrorPage />
    </main>
  );
}
