import { useNavigate } from "@remix-run/react";
import type { MouseEvent, ReactNode } from "react";

/**
 * Around a wall of many plain links: a press on any of them moves inside the application, as
 * a `Link` would. One listener instead of hundreds of components; on the server a `Link` takes
 * longer than the row around it. Without script, or with a key held, the browser follows it.
 */
export function FollowedLinks({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const follow = (event: MouseEvent<HTMLDivElement>) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const pressed = event.target instanceof Element ? event.target.closest("a") : null;
    const to = pressed?.getAttribute("href");
    if (!pressed || !to?.startsWith("/") || pressed.target) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    <div onClick={follow}>{children}</div>
  );
}
