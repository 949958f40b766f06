import { Fragment, type Node } from "@tiptap/pm/model";
import { newBlockId } from "#app/manuscript/manuscript-json.ts";
import { manuscriptSchema } from "#app/manuscript/schema.ts";

/** Whatever somebody may do to a text, at random, without knowing of suggestions. */
export function edited(doc: Node, random: () => number): Node {
  const pick = <T>(list: readonly T[]): T =>
    list[Math.floor(random() * list.length)] as T; // never empty
  const inWords = (block: Node): Node => {
    const size = block.content.size;
    const from = Math.floor(random() * (size + 1));
    const to = Math.min(size, from + Math.floor(random() * 6));
    const roll = random();
    const head = block.content.cut(0, from);
    const tail = block.content.cut(to);
    if (roll < 0.45) {
      const text = manuscriptSchema.text(pick(["x", "may ", "notice", " of the city"]));
      return block.copy(head.addToEnd(text).append(tail));
    }
    if (roll < 0.75) return block.copy(head.append(tail));
    const strong = manuscriptSchema.marks.bold?.create();
    const middle: Node[] = [];
    block.content.cut(from, to).forEach((node) => {
      if (!strong) return;
      const isOn = node.marks.some(({ type }) => type === strong.type);
      middle.push(
        node.isText
          ? node.mark(
              isOn ? strong.removeFromSet(node.marks) : strong.addToSet(node.marks),
            )
          : node,
      );
    });
    return block.copy(head.append(Fragment.from(middle)).append(tail));
  };
  const inList = (blocks: readonly Node[]): Node[] => {
    const at = Math.floor(random() * blocks.length);
    const block = blocks[at];
    if (!block) return [...blocks];
    const others = [...blocks.slice(0, at), ...blocks.slice(at + 1)];
    const withBlock = (...nodes: Node[]) => [
      ...blocks.slice(0, at),
      ...nodes,
      ...blocks.slice(at + 1),
    ];
    if (block.type.name === "quotedCode" && block.childCount > 0 && random() < 0.8) {
      return withBlock(block.copy(Fragment.from(inList(block.content.content))));
    }
    if (block.type.name === "table") {
      const rows = [...block.content.content];
      const nth = Math.floor(random() * rows.length);
      const line = rows[nth];
      const cell = line?.maybeChild(0);
      if (!line || !cell) return [...blocks];
      rows[nth] = line.copy(line.content.replaceChild(0, inWords(cell)));
      return withBlock(block.copy(Fragment.from(rows)));
    }
    const roll = random();
    if (roll < 0.6 || !block.isTextblock)
      return block.isTextblock ? withBlock(inWords(block)) : [...blocks];
    if (roll < 0.67) return blocks.length > 1 ? others : [...blocks];
    if (roll < 0.74) {
      const made = manuscriptSchema.nodes.provision?.create(
        { id: newBlockId(), level: 1 },
        manuscriptSchema.text("New block."),
      );
      return made ? withBlock(block, made) : [...blocks];
    }
    if (roll < 0.82) {
      const place = Math.floor(random() * (others.length + 1));
      return [...others.slice(0, place), block, ...others.slice(place)];
    }
    if (roll < 0.9) {
      const half = Math.floor(random() * (block.content.size + 1));
      return withBlock(
        block.copy(block.content.cut(0, half)),
        block.type.create(
          { ...block.attrs, id: newBlockId(), suggestions: null },
          block.content.cut(half),
        ),
      );
    }
    const type = manuscriptSchema.nodes[pick(["provision", "paragraph", "section"])];
    if (!type) return [...blocks];
    const level = type.name === "section" ? {} : { level: 1 + Math.floor(random() * 3) };
    return withBlock(
      type.create(
        { id: block.attrs.id, suggestions: block.attrs.suggestions, ...level },
        block.content,
      ),
    );
  };
  return doc.copy(Fragment.from(inList(doc.content.content)));
}
