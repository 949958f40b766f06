/**
 * Live pages: one `/live` socket a tab says *what* changed, and the page asks its loaders
 * again. It carries no data, so rights are checked where they always are.
 */
import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Topic } from "#app/platform/live.ts";

const AGAIN_MS = [250, 500, 1_000, 2_000, 5_000];
const GATHER_MS = 30;

type Listener = (topics: ReadonlySet<string>) => void;

/** The tab's one line to the server: subscriptions are counted, and sent again after a break. */
class LiveLine {
  private socket: WebSocket | null = null;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly counts = new Map<string, number>();
  private readonly listeners = new Set<Listener>();

  watch(topics: readonly string[], listener: Listener): () => void {
    this.listeners.add(listener);
    for (const topic of topics) this.counts.set(topic, (this.counts.get(topic) ?? 0) + 1);
    this.subscribe();
    return () => {
      this.listeners.delete(listener);
      for (const topic of topics) {
        const left = (this.counts.get(topic) ?? 1) - 1;
        if (left > 0) this.counts.set(topic, left);
        else this.counts.delete(topic);
      }
      this.subscribe();
    };
  }

  private subscribe(): void {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify({ watch: [...this.counts.keys()] }));
    } else if (!this.socket && !this.timer && this.counts.size > 0) {
      this.open();
    }
  }

  private open(): void {
    this.timer = null;
    const address = `${location.origin.replace(/^http/, "ws")}/live`;
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.onopen = () => {
      const isReturn = this.tries > 0;
      this.tries = 0;
      this.subscribe();
      if (isReturn) this.tell(new Set(this.counts.keys()));
    };
    socket.onmessage = (message) => {
      const { changed } = JSON.parse(String(message.data)) as { changed: string[] }; // our own server's words
      this.tell(new Set(changed));
    };
    socket.onclose = (event) => {
      this.socket = null;
      if (event.code === 4401 || this.counts.size === 0) return;
      const wait = AGAIN_MS[Math.min(this.tries, AGAIN_MS.length - 1)] ?? 5_000;
      this.tries += 1;
      this.timer = setTimeout(() => this.open(), wait * (0.75 + Math.random() / 2));
    };
  }

  private tell(topics: ReadonlySet<string>): void {
    for (const listener of this.listeners) listener(topics);
  }
}

let line: LiveLine | null = null;

/**
 * Asks this page's loaders again, within a few hundredths of a second, whenever one of the
 * topics is announced, and once after the line was down. While the page is asking already, or
 * on its way elsewhere, the question waits its turn: to interrupt would throw away an answer
 * that is nearly there, and with enough going on there would never be one.
 */
export function useLive(topics: readonly Topic[]): void {
  const { revalidate, state } = useRevalidator();
  const isBusy = useNavigation().state !== "idle" || state !== "idle";
  const isWanted = useRef(false);
  const ask = useRef(() => {});
  ask.current = () => {
    isWanted.current = isBusy;
    if (!isBusy) revalidate();
  };
  useEffect(() => {
    if (!isBusy && isWanted.current) ask.current();
  }, [isBusy]);
  const key = topics.join(" ");
  useEffect(() => {
    const watched = key.split(" ").filter(Boolean);
    let gathering: ReturnType<typeof setTimeout> | null = null;
    line ??= new LiveLine();
    const stop = line.watch(watched, (changed) => {
      if (gathering || !watched.some((topic) => changed.has(topic))) return;
      gathering = setTimeout(() => {
        gathering = null;
        ask.current();
      }, GATHER_MS);
    });
    return () => {
      stop();
      if (gathering) clearTimeout(gathering);
    };
  }, [key]);
}
