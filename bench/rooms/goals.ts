import type { ContestantName } from "./contestants.ts";

/** A bound for our server, alone or beside another. */
export interface Goal {
  title: string;
  scenario: string;
  measure: string;
  against?: ContestantName;
  bound: number;
  /** At least instead of at most. */
  isFloor?: boolean;
  /** Ours less theirs, instead of ours by theirs. */
  isDifference?: boolean;
  unit?: string;
}

/** What the room server wants to reach, in processor time of the server and its database together. */
export const GOALS: readonly Goal[] = [
  {
    title: "CPU per delivered edit, 50 people, by Hocuspocus with SQLite",
    scenario: "fan-out-50",
    measure: "cpuPerDelivery",
    against: "hocuspocus",
    bound: 0.8,
  },
  {
    title: "the same by @y/websocket-server with LevelDB",
    scenario: "fan-out-50",
    measure: "cpuPerDelivery",
    against: "leveldb",
    bound: 0.85,
  },
  {
    title: "CPU per delivered edit, 200 people, by @y/websocket-server in memory",
    scenario: "fan-out-200",
    measure: "cpuPerDelivery",
    against: "memory",
    bound: 1,
  },
  {
    title: "CPU per edit, 500 drafts, by Hocuspocus with SQLite",
    scenario: "many-drafts",
    measure: "cpuPerEdit",
    against: "hocuspocus",
    bound: 1,
  },
  {
    title: "the same by @y/websocket-server with LevelDB",
    scenario: "many-drafts",
    measure: "cpuPerEdit",
    against: "leveldb",
    bound: 0.75,
  },
  {
    title: "CPU per delivered cursor, 100 people, by Hocuspocus",
    scenario: "cursors",
    measure: "cpuPerMove",
    against: "hocuspocus",
    bound: 0.7,
  },
  {
    title: "the same by @y/websocket-server in memory",
    scenario: "cursors",
    measure: "cpuPerMove",
    against: "memory",
    bound: 0.7,
  },
  {
    title: "most deliveries a second, by Hocuspocus",
    scenario: "storm",
    measure: "thousandPerSecond",
    against: "hocuspocus",
    bound: 3,
    isFloor: true,
  },
  {
    title: "CPU per edit of the 259,778-edit trace, by @y/websocket-server in memory",
    scenario: "trace",
    measure: "cpuPerEdit",
    against: "memory",
    bound: 0.7,
  },
  {
    title: "p50, 50 people, above the relay's",
    scenario: "fan-out-50",
    measure: "p50",
    against: "relay",
    isDifference: true,
    bound: 1,
    unit: " ms",
  },
  {
    title: "p99, 50 people, by the relay's",
    scenario: "fan-out-50",
    measure: "p99",
    against: "relay",
    bound: 1.5,
  },
  {
    title: "first open of the trace after a restart, by Hocuspocus with SQLite",
    scenario: "open-trace",
    measure: "firstMs",
    against: "hocuspocus",
    bound: 0.6,
  },
  {
    title: "first open of 300 pages after a restart, by the same",
    scenario: "open-300-pages",
    measure: "firstMs",
    against: "hocuspocus",
    bound: 0.6,
  },
  {
    title: "50 open the trace at once, by the same",
    scenario: "open-trace",
    measure: "crowdMs",
    against: "hocuspocus",
    bound: 0.4,
  },
  {
    title: "50 open 300 pages at once, by the same",
    scenario: "open-300-pages",
    measure: "crowdMs",
    against: "hocuspocus",
    bound: 0.4,
  },
  {
    title: "500 people come back at once, by @y/websocket-server in memory",
    scenario: "reconnect",
    measure: "syncedMs",
    against: "memory",
    bound: 0.75,
  },
  {
    title: "memory per idle socket",
    scenario: "idle",
    measure: "socketResidentKb",
    bound: 20,
    unit: " kB",
  },
  {
    title: "memory per open small draft",
    scenario: "idle",
    measure: "draftResidentKb",
    bound: 45,
    unit: " kB",
  },
  {
    title: "gate and schema check per keystroke in 3,000 blocks, p95",
    scenario: "gate",
    measure: "judgeP95",
    bound: 0.1,
    unit: " ms",
  },
];
