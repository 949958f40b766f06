/** A process starts without a reader of TypeScript; this one takes its own along. */
import { register } from "tsx/esm/api";

register();
await import("./read-process.ts");
