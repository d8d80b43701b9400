import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';

/** A zip whose parts are stored as they are: made for a reader in the same process, they need no packing. */
export function storedZip(parts: Readonly<Record<string, string>>): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [part, text] of Object.entries(parts)) {
    const [name, data] = [Buffer.from(part), Buffer.from(text)];
    // Version, flags, method, time, date, checksum, packed size, size, length of the name, of further fields.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const entry = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name, data]);
    // Comment, disk and attributes are empty; then where the part begins.
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('504b01021400', 'hex'), common, place, name);
    entries.push(entry);
    at += entry.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...entries, index, end]);
}
