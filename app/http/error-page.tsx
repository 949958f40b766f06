import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { useEffect } from "react";
import { homePath, signInPath } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import type { RefusalBody } from "./refusal-response.server.ts";

const AGAIN_MS = 3_000;

interface Trouble {
  status: number;
  title: string;
  message: string;
  mendsItself: boolean;
}

const TITLES: Record<number, string> = {
  400: "That could not be read",
  401: "Sign in to go on",
  403: "That is not yours to do",
  404: "Nothing here",
  409: "This is out of date",
  429: "Too many tries",
  503: "We are away for a moment",
};

function isRefusalBody(body: unknown): body is RefusalBody {
  return typeof body === "object" && body !== null && "refusal" in body;
}

/** The browser's way to say that a request never arrived. */
function isLineDown(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}

function troubleOf(error: unknown): Trouble {
  if (isLineDown(error)) {
    return {
      status: 0,
      title: "The server cannot be reached",
      message: "Your line or ours is down. This page returns by itself.",
      mendsItself: true,
    };
  }
  if (!isRouteErrorResponse(error)) {
    return {
      status: 500,
      title: "Something went wrong",
      message:
        "This is our mistake, and it has been logged. What you saved is still there.",
      mendsItself: false,
    };
  }
  const fallback =
    error.status === 404
      ? "There is no such page, or it is not shared with you."
      : "The request could not be answered.";
  return {
    status: error.status,
    title: TITLES[error.status] ?? "Something went wrong",
    message: isRefusalBody(error.data) ? error.data.refusal.message : fallback,
    mendsItself: error.status === 503,
  };
}

/** What somebody sees instead of a page: the refusal's sentence, or an apology for a bug. */
export function ErrorPage() {
  const trouble = troubleOf(useRouteError());
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!trouble.mendsItself) return;
    const timer = setInterval(() => revalidate(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [trouble.mendsItself, revalidate]);
  return (
    <Page>
      <PageHeader title={trouble.title} lead={trouble.message} />
      <p>
        {trouble.status === 401 ? (
          <ButtonLink to={signInPath()}>Sign in</ButtonLink>
        ) : (
          <ButtonLink to={homePath()}>Go to the start page</ButtonLink>
        )}
      </p>
    </Page>
  );
}
