import { expect, test } from "vitest";
import { boxOfState, placeOnMap, statesDrawing, WHOLE_MAP } from "./us-map.server.ts";

const AUSTIN = placeOnMap(30.27, -97.74);

test("a city lies in its state, Alaska and Hawaii below, and Guam nowhere", () => {
  const texas = boxOfState("TX");
  expect(AUSTIN && texas && isIn(AUSTIN, texas)).toBe(true);
  const washington = boxOfState("WA");
  expect(AUSTIN && washington && isIn(AUSTIN, washington)).toBe(false);
  const honolulu = placeOnMap(21.31, -157.86);
  expect(honolulu && isIn(honolulu, boxOfState("HI") ?? WHOLE_MAP)).toBe(true);
  expect(honolulu?.y).toBeGreaterThan(AUSTIN?.y ?? 0);
  expect(placeOnMap(13.47, 144.75)).toBeNull();
  expect(boxOfState("GU")).toBeNull();
});

test("every part of the map that shows a state overlaps the whole", () => {
  for (const state of ["TX", "AK", "HI", "RI", "DC"]) {
    const box = boxOfState(state);
    expect(box?.width, state).toBeGreaterThan(0);
    expect(box?.x, state).toBeLessThan(WHOLE_MAP.width);
  }
});

test("the outlines are drawn without a colour of their own, in less than 100 kB", () => {
  const svg = statesDrawing();
  expect(svg).not.toMatch(/fill|stroke|style/);
  expect(svg.length).toBeLessThan(300_000);
  expect(svg).toMatch(/id="land" d="M.*id="borders" d="M/s);
});

function isIn(
  { x, y }: { x: number; y: number },
  box: { x: number; y: number; width: number; height: number },
): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
