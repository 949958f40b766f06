import { crc32, deflateRawSync } from "node:zlib";

/**
 * A ZIP archive of texts by name, as small as it can be, for files no word processor would write.
 * `claimedSize` is what it says of every entry's unpacked size, in bytes.
 */
export function zipOf(
  entries: Record<string, string>,
  { claimedSize }: { claimedSize?: number } = {},
): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claimedSize ?? bytes.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([
      signed("PK\u0003\u0004"),
      facts,
      Buffer.from(name),
      packed,
    ]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([
        signed("PK\u0001\u0002"),
        Buffer.from([20, 0]),
        facts,
        rest,
        Buffer.from(name),
      ]),
    );
    files.push(local);
    offset += local.length;
  }
  const names = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(names.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, names, signed("PK\u0005\u0006"), end]);
}

function signed(signature: string): Buffer {
  return Buffer.from(signature, "latin1");
}
