import type { Theme } from "#app/ui/frame.tsx";

/** The theme a browser asked for by its cookie; "system" when it asked for none. */
export function themeOf(cookieHeader: string | null): Theme {
  const value = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookieHeader ?? "")?.[1];
  return value === "light" || value === "dark" ? value : "system";
}
