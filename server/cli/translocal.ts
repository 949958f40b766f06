/**
 * The folder of the command line: one file a command, named after it, each a function from
 * its arguments to an exit code. What a command does stands in features; here it is asked
 * for and its answer printed. This file is the table of the commands.
 */
import path from "node:path";
import { fileURLToPath } from "node:url";

type Command = (args: readonly string[]) => Promise<number>;

interface Entry {
  usage: string;
  about: string;
  load(): Promise<Command>;
}

const COMMANDS: Record<string, Entry> = {
  serve: {
    usage: "serve",
    about: "serve the workspace until Ctrl-C",
    load: async () => (await import("./serve.ts")).serve,
  },
  seed: {
    usage: "seed",
    about: "plant the demo network into an empty database",
    load: async () => (await import("./seed.ts")).seed,
  },
  doctor: {
    usage: "doctor",
    about: "check whether everything the workspace needs is there",
    load: async () => (await import("./doctor.ts")).doctor,
  },
  drafts: {
    usage: "drafts [--json]",
    about: "list the drafts: id, title, kind, campaign",
    load: async () => (await import("./drafts.ts")).drafts,
  },
  mend: {
    usage: "mend DRAFT-ID",
    about: "take out of a damaged text what spoils it, and keep that aside",
    load: async () => (await import("./mend.ts")).mend,
  },
  backup: {
    usage: "backup FILE",
    about: "write everything in the database into one file",
    load: async () => (await import("./backup.ts")).backup,
  },
  restore: {
    usage: "restore FILE",
    about: "fill an empty database with a backup",
    load: async () => (await import("./restore.ts")).restore,
  },
  read: {
    usage: "read FILE [--json]",
    about: "show what the importer recognises in a file",
    load: async () => (await import("./read.ts")).read,
  },
  "sign-in-link": {
    usage: "sign-in-link EMAIL",
    about: "print a link that lets one person in once, for ten minutes",
    load: async () => (await import("./sign-in-link.ts")).signInLink,
  },
};

const HELP = `Usage: translocal <command>

${Object.values(COMMANDS)
  .map(({ usage, about }) => `  ${usage.padEnd(22)}${about}`)
  .join("\n")}

Settings come from the environment: DATA_DIR, DATABASE_URL, HOST, PORT, ORIGIN, DEMO,
STRICT, ROOM_LIMITS, TRUSTED_PROXIES, LOG_LEVEL.
`;

const OK = 0;
const FAILED = 1;
const MISUSED = 2;
/** After the last word; then whatever still holds the process is cut off. */
const LINGER_MS = 3_000;

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    process.stdout.write(HELP);
    return name === undefined ? MISUSED : OK;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) {
    console.error(`translocal: there is no command "${name}".\n\n${HELP}`);
    return MISUSED;
  }
  if (args.includes("--help")) {
    console.log(`Usage: translocal ${entry.usage}\n\n${entry.about}`);
    return OK;
  }
  try {
    const command = await entry.load();
    return await command(args);
  } catch (error) {
    const isTalkative = ["debug", "trace"].includes(process.env.LOG_LEVEL ?? "");
    const isSentence = error instanceof Error && error.message !== "";
    console.error(
      isTalkative || !isSentence ? error : `translocal: ${error.message.trim()}`,
    );
    return FAILED;
  }
}

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
process.env.DATA_DIR ??= path.join(project, "data");
process.exitCode = await run(process.argv.slice(2));
setTimeout(() => process.exit(), LINGER_MS).unref();
