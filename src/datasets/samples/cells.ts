/** One row of a table by column, as the file has it: JSON values, or bytes where text is not UTF-8. */
export type Cells = Readonly<Record<string, unknown>>;

/** `row` as each kind of file counts it, from 1. */
export interface Row {
  row: number;
  cells: Cells;
}

/** What an origin may hold. */
export type Scalar = string | number | boolean | null;

/** Text, and how many of its characters stand for bytes that were not UTF-8. */
export interface Decoded {
  text: string;
  replaced: number;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lossy = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes as text; what is not UTF-8 becomes U+FFFD and is counted. A byte-order mark stays. */
export function decode(bytes: Uint8Array): Decoded {
  try {
    return { text: strict.decode(bytes), replaced: 0 };
  } catch {
    const text = lossy.decode(bytes);
    const own = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    return { text, replaced: text.split('\uFFFD').length - own.split('\xEF\xBF\xBD').length };
  }
}

/** Bytes as text where they are UTF-8, else as they are, to be decoded and counted later. */
export function decodeOrKeep(bytes: Uint8Array): string | Uint8Array {
  try {
    return strict.decode(bytes);
  } catch {
    return bytes;
  }
}

/** The first of these columns that holds text. */
export function textIn(cells: Cells, ...columns: string[]): Decoded | null {
  for (const column of columns) {
    const value = cells[column];
    if (typeof value === 'string') return { text: value, replaced: 0 };
    if (value instanceof Uint8Array) return decode(value);
  }
  return null;
}

/** The first of these columns that holds text which is not empty, for ids and names. */
export function nameIn(cells: Cells, ...columns: string[]): string | null {
  for (const column of columns) {
    const text = textIn(cells, column)?.text;
    if (text !== undefined && text !== '') return text;
  }
  return null;
}

/** The first of these columns that holds something short enough for an origin; lists are joined. */
export function scalarIn(cells: Cells, ...columns: string[]): Scalar {
  for (const column of columns) {
    const value = toScalar(cells[column]);
    if (value !== null) return value;
  }
  return null;
}

const LONGEST = 500;

function toScalar(value: unknown): Scalar {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return toScalar(decode(value).text);
  if (typeof value === 'string') return value === '' ? null : value.slice(0, LONGEST);
  if (!Array.isArray(value)) return null;
  const parts = value.map(toScalar).filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ').slice(0, LONGEST);
}

/** Whether a value is a JSON object. */
export const isCells = (value: unknown): value is Cells =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
