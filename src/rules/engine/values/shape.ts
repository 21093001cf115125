import type { Value } from '../types.ts';

/** The pieces of a string: texts, and values that are not known text. A value that was not built of pieces is one piece. */
export function piecesOf(value: Value): readonly (string | Value)[] {
  if (value.constant !== undefined) return [scalarText(value)];
  return value.parts ?? [value];
}

const scalarText = (value: Value): string => {
  const constant = value.constant?.value;
  if (constant === null) return 'None';
  if (constant === true) return 'True';
  if (constant === false) return 'False';
  return String(constant);
};

const mostPieces = 64;

/** Pieces joined to one value, the first of them where they are very many. */
export function concatenated(pieces: readonly Value[]): readonly (string | Value)[] | undefined {
  const result: (string | Value)[] = [];
  for (const piece of pieces)
    for (const part of piecesOf(piece)) {
      const last = result.at(-1);
      if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
      else if (part !== '') result.push(part);
    }
  const length = result.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
  // Of a page that loops have made, the beginning says enough.
  return length <= 20_000 ? result.slice(0, mostPieces) : undefined;
}

/** What is known to stand before the first piece for which `stop` holds; unknown pieces in between are `\0`. */
export function textBefore(value: Value, stop: (piece: Value) => boolean): string {
  let text = '';
  for (const piece of piecesOf(value)) {
    if (typeof piece === 'string') text += piece;
    else if (stop(piece)) return text;
    else text += '\0';
  }
  return text;
}

/** The whole text with `\0` for each unknown piece: `SELECT * FROM t WHERE x = '\0'`. */
export const skeleton = (value: Value): string => textBefore(value, () => false);
