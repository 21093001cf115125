import { UsageError } from '../core/errors.ts';
import type { OnProblem } from './problem.ts';
import { safeRelativePath } from './safe-path.ts';

const BLOCK = 512;

/**
 * The regular files of a tar archive (ustar, pax and GNU long names), in memory: nothing is written anywhere.
 * Links, devices and names that lead outside the archive are reported and left out.
 * @param name the archive's name, for problems
 * @throws UsageError when it is not a tar archive.
 */
export function readTar(archive: Buffer, name: string, onProblem: OnProblem): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let override: { path?: string; size?: number } = {};
  let offset = 0;
  while (offset + BLOCK <= archive.length) {
    const header = archive.subarray(offset, offset + BLOCK);
    if (header.every((byte) => byte === 0)) return files;
    if (!checksumHolds(header)) {
      if (offset === 0) throw new UsageError(`${name} is not a tar archive.`);
      onProblem({ where: name, what: `Damaged at byte ${offset}; the rest is left out.` });
      return files;
    }
    const type = String.fromCharCode(header[156] ?? 0);
    const size = override.size ?? numberAt(header, 124, 12);
    const start = offset + BLOCK;
    if (size > archive.length - start) break;
    const content = archive.subarray(start, start + size);
    offset = start + Math.ceil(size / BLOCK) * BLOCK;

    if (type === 'x') override = { ...override, ...paxRecords(content) };
    else if (type === 'L') override = { ...override, path: textAt(content, 0, content.length) };
    else if (type !== 'g' && type !== 'K') {
      addEntry(files, type, override.path ?? headerPath(header), content, name, onProblem);
      override = {};
    }
  }
  if (offset < archive.length) onProblem({ where: name, what: 'The archive ends early.' });
  return files;
}

function addEntry(
  files: Map<string, Buffer>,
  type: string,
  rawPath: string,
  content: Buffer,
  archive: string,
  onProblem: OnProblem,
): void {
  if (type === '5') return;
  const where = `${archive} ${rawPath}`;
  const path = safeRelativePath(rawPath);
  if (path === null) onProblem({ where, what: 'The name leads outside the archive; left out.' });
  else if (type === '0' || type === '\0' || type === '7') files.set(path, content);
  else onProblem({ where, what: 'Not a regular file (a link or a device); left out.' });
}

const textAt = (block: Buffer, start: number, length: number) => {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return (end === -1 ? field : field.subarray(0, end)).toString('utf8');
};

/** Octal digits, or big-endian binary when the first bit is set (GNU, for sizes over 8 GiB). NaN when neither. */
function numberAt(block: Buffer, start: number, length: number): number {
  const first = block[start] ?? 0;
  if (first >= 0x80)
    return block.subarray(start + 1, start + length).reduce((sum, byte) => sum * 256 + byte, first & 0x7f);
  const digits = textAt(block, start, length).trim();
  return /^[0-7]*$/.test(digits) ? parseInt(digits || '0', 8) : NaN;
}

function checksumHolds(header: Buffer): boolean {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : (header[i] ?? 0);
  return sum === numberAt(header, 148, 8) && !Number.isNaN(numberAt(header, 124, 12));
}

function headerPath(header: Buffer): string {
  const name = textAt(header, 0, 100);
  const prefix = textAt(header, 257, 5) === 'ustar' ? textAt(header, 345, 155) : '';
  return prefix ? `${prefix}/${name}` : name;
}

/** `<length> <key>=<value>\n`, repeated; the length counts bytes of the whole record. */
function paxRecords(content: Buffer): { path?: string; size?: number } {
  const found: { path?: string; size?: number } = {};
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(32, at);
    const length = space === -1 ? NaN : Number(content.toString('ascii', at, space));
    if (!Number.isInteger(length) || length <= space - at) break;
    const record = content.toString('utf8', space + 1, at + length - 1);
    const [key, value] = [record.slice(0, record.indexOf('=')), record.slice(record.indexOf('=') + 1)];
    if (key === 'path') found.path = value;
    if (key === 'size' && /^\d+$/.test(value)) found.size = Number(value);
    at += length;
  }
  return found;
}
