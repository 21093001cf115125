import { inflateRawSync } from 'node:zlib';
import { messageOf } from '../../core/errors.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

export const isZip = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32LE(0) === LOCAL;

/**
 * The first file of a ZIP archive whose name `wanted` accepts; `null` where there is none. Stored and deflated entries
 * under 4 GiB (APPNOTE.TXT 4.3), for that is how single lists are published.
 *
 * @throws Error with the reason where the archive is damaged, or the entry larger than `maxBytes`
 */
export function fromZip(bytes: Buffer, wanted: (name: string) => boolean, maxBytes: number): Buffer | null {
  try {
    const least = Math.max(0, bytes.length - 65_557);
    let end = bytes.length - 22;
    while (end >= least && bytes.readUInt32LE(end) !== END) end--;
    if (end < least) throw new Error('it has no directory');
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    for (let i = 0; i < count; i++) {
      if (bytes.readUInt32LE(at) !== ENTRY) throw new Error('its directory is damaged');
      const nameLength = bytes.readUInt16LE(at + 28);
      const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
      if (wanted(name)) return entryAt(bytes, at, maxBytes);
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return null;
  } catch (error) {
    throw new Error(`The archive cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

function entryAt(bytes: Buffer, entry: number, maxBytes: number): Buffer {
  const method = bytes.readUInt16LE(entry + 10);
  const packed = bytes.readUInt32LE(entry + 20);
  const size = bytes.readUInt32LE(entry + 24);
  const local = bytes.readUInt32LE(entry + 42);
  if (bytes.readUInt16LE(entry + 8) & 1) throw new Error('it is encrypted');
  if (size > maxBytes) throw new Error(`an entry has ${size} bytes`);
  if (bytes.readUInt32LE(local) !== LOCAL) throw new Error('an entry is missing');
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const data = bytes.subarray(start, start + packed);
  if (data.length < packed) throw new Error('it ends early');
  if (method === 0) return data;
  if (method !== 8) throw new Error(`compression method ${method} is unknown`);
  return inflateRawSync(data, { maxOutputLength: maxBytes });
}
