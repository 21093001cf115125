/** An entry of a tar archive; folders above it need not be named. Into an `open` folder anybody may write. */
export type TarEntry =
  | { path: string; content: string | Uint8Array }
  | { path: string; link: string }
  | { path: string; folder: 'open' | 'closed' };

const BLOCK = 512;

const padded = (bytes: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK);
  whole.set(bytes);
  return whole;
};

/** A header in the ustar format (POSIX.1-1988): numbers are octal text, the checksum counts itself as blanks. */
function header(path: string, type: string, size: number, mode: number, link = ''): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, offset: number, length: number): void =>
    void block.write(value.toString(8).padStart(length - 1, '0'), offset);
  block.write(path, 0, 100);
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  block.fill(' ', 148, 156);
  block.write(type, 156);
  block.write(link, 157, 100);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** The extended header (POSIX.1-2001) that carries a path too long for the ordinary one. */
function longPath(path: string): Uint8Array[] {
  const rest = ` path=${path}\n`;
  // The record counts its own length, digits included.
  const bytes = Buffer.byteLength(rest);
  const digits = String(bytes + String(bytes).length).length;
  const record = Buffer.from(`${bytes + digits}${rest}`);
  return [header('path', 'x', record.length, 0o644), padded(record)];
}

/** Packs the entries; the same entries give the same bytes. */
export function tar(entries: readonly TarEntry[]): Uint8Array {
  const blocks = entries.flatMap((entry): Uint8Array[] => {
    const long = Buffer.byteLength(entry.path) > 100 ? longPath(entry.path) : [];
    if ('link' in entry) return [...long, header(entry.path, '2', 0, 0o777, entry.link)];
    if ('folder' in entry)
      return [...long, header(entry.path, '5', 0, entry.folder === 'open' ? 0o1777 : 0o755)];
    const content = Buffer.from(entry.content as string);
    return [...long, header(entry.path, '0', content.length, 0o644), padded(content)];
  });
  return Buffer.concat([...blocks, new Uint8Array(2 * BLOCK)]);
}
