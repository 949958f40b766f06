import { crc32 } from "node:zlib";

/** CRC-32 of stored bytes as the signed 32-bit number a PostgreSQL `integer` holds. */
export function checksum(bytes: Uint8Array): number {
  return crc32(bytes) | 0;
}
