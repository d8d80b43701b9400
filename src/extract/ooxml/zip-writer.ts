import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';

/** A part as it stands in a zip file. */
export interface PackedPart {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly packed: Buffer;
  /** CRC-32 and number of bytes of what is packed, as the zip says. */
  readonly checksum: number;
  readonly size: number;
}

/** A zip file of the parts in this order. It says of them what it is told, true or not. */
export function zipOf(parts: readonly PackedPart[]): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, method, packed, checksum, size } of parts) {
    const file = Buffer.from(name);
    // The 26 bytes that a part's own header and its entry in the directory share.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(0x0800, 2); // names are UTF-8
    common.writeUInt16LE(method === 'stored' ? 0 : 8, 4);
    common.writeUInt32LE(checksum, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(file.length, 22);
    const entry = Buffer.concat([Buffer.from('504b0304', 'hex'), common, file, packed]);
    // Comment, disk and attributes are empty; then where the part begins.
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('504b01021400', 'hex'), common, place, file);
    entries.push(entry);
    at += entry.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...entries, index, end]);
}

/** A zip whose parts are stored as they are: made for a reader in the same process, they need no packing. */
export function storedZip(parts: Readonly<Record<string, string>>): Buffer {
  return zipOf(
    Object.entries(parts).map(([name, text]) => {
      const packed = Buffer.from(text);
      return { name, method: 'stored', packed, checksum: crc32(packed), size: packed.length };
    }),
  );
}
