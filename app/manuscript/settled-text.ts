import { runsOf } from "./inline-runs.ts";
import type { ManuscriptJson, PartJson } from "./manuscript-json.ts";
import { kindsOf } from "./part-kinds.ts";

/**
 * A manuscript reduced to what it says: without anchors of comments, without attributes that say
 * what is meant anyway, neighbouring runs that look alike in one. Two texts that read the same are
 * the same then, however they were written. It is what the hash of a version is taken of.
 */
export function settledText(manuscript: ManuscriptJson): ManuscriptJson {
  return { type: "doc", content: manuscript.content.map(settledPart) };
}

function settledPart(part: PartJson): PartJson {
  const attrs = settledAttributes(part);
  const marks = part.marks?.map(({ type, attrs }) => ({
    type,
    ...(attrs ? { attrs } : {}),
  }));
  const content = part.content ? runsOf(part).map(settledPart) : [];
  return {
    type: part.type,
    ...(part.text === undefined ? {} : { text: part.text }),
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(marks && marks.length > 0 ? { marks } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

function settledAttributes({
  type,
  attrs = {},
}: PartJson): NonNullable<PartJson["attrs"]> {
  const kinds = kindsOf(type);
  return Object.fromEntries(
    Object.entries(attrs).filter(
      ([name, value]) => value !== null && value !== kinds[name]?.default,
    ),
  );
}
