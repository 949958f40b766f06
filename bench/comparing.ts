/**
 * What a redline costs: a text of 600 and one of 3,000 blocks against one in which every tenth block
 * was reworded, every fortieth taken out, every fiftieth added and one section moved; and against
 * itself under other ids, as a text pasted from outside has them. Processor time in ms.
 */
import { compareManuscripts } from "#app/manuscript/compare/compare.ts";
import {
  type BlockJson,
  type ManuscriptJson,
  withFreshIds,
} from "#app/manuscript/manuscript-json.ts";
import { paragraph } from "#app/manuscript/write.ts";
import { largeOrdinance } from "./large-ordinance.ts";
import { percentile } from "./support.ts";

const RUNS = 9;

for (const blocks of [600, 3_000]) {
  const before = withFreshIds(cut(largeOrdinance(blocks / 10), blocks));
  const after = changed(before);
  line(`${blocks} blocks, changed`, () => compareManuscripts(before, after));
  line(`${blocks} blocks, the same`, () => compareManuscripts(before, before));
  const pasted = withFreshIds(after);
  line(`${blocks} blocks, other ids`, () => compareManuscripts(before, pasted));
}

function cut({ content }: ManuscriptJson, blocks: number): ManuscriptJson {
  return { type: "doc", content: content.slice(0, blocks) };
}

function changed({ content }: ManuscriptJson): ManuscriptJson {
  const section = content.slice(100, 111);
  const others = [...content.slice(0, 100), ...content.slice(111)];
  others.splice(300, 0, ...section);
  return {
    type: "doc",
    content: others.flatMap((block, at): BlockJson[] => {
      if (at % 40 === 7) return [];
      if (at % 50 === 3)
        return [
          block,
          ...withFreshIds({ type: "doc", content: [paragraph(`New words ${at}.`)] })
            .content,
        ];
      return [at % 10 === 5 ? reworded(block) : block];
    }),
  };
}

function reworded(block: BlockJson): BlockJson {
  return {
    ...block,
    content: block.content?.map((part) =>
      part.text ? { ...part, text: part.text.replaceAll("shall", "may") } : part,
    ),
  };
}

function line(name: string, work: () => unknown): void {
  work();
  const times = Array.from({ length: RUNS }, () => {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1_000;
  });
  const [middle, most] = [0.5, 1].map((share) => percentile(times, share).toFixed(0));
  console.log(`${name.padEnd(26)} median ${middle}  most ${most}  ms`);
}
