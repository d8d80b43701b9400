import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';

/** A zip with one part, stored as it is: made for a reader in the same process, it needs no packing. */
export function storedZip(part: string, text: string): Buffer {
  const [name, data] = [Buffer.from(part), Buffer.from(text)];
  // Version, flags, method, time, date, checksum, packed size, size, length of the name, of further fields.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(data.length, 18);
  common.writeUInt16LE(name.length, 22);
  const entry = Buffer.concat([Buffer.from('504b0304', 'hex'), common, name, data]);
  // The rest of the directory's entry is zero, its offset too: there is one entry, and it comes first.
  const directory = Buffer.concat([Buffer.from('504b01021400', 'hex'), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(entry.length, 16);
  return Buffer.concat([entry, directory, end]);
}
