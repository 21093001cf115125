/** Windows of so many lines are compared: Pylint's `min-similarity-lines`. */
export const WINDOW = 4;
/** Two windows that occur so often that there are more pairs than this are paired in order, as Pylint does. */
const MOST_PAIRS = 500;

/** The lines of one sample that Pylint compares. */
export interface Lines {
  /** 0-based, in the sample. */
  numbers: Uint32Array;
  hashes: BigUint64Array;
  /** 1 where a line has a letter, a digit or an underscore: a lone bracket does not count as code. */
  content: Uint8Array;
}

/** Lines that two samples share: 0-based, the end exclusive. */
export interface Chunk {
  /** Lines compared, those without content included. */
  lines: number;
  a: { start: number; end: number };
  b: { start: number; end: number };
}

/** Sum of the hashes of each window, modulo 2^64: Pylint's own measure, under which lines may change places. */
export function windowsOf({ hashes }: Lines): BigUint64Array {
  const windows = new BigUint64Array(Math.max(0, hashes.length - WINDOW + 1));
  for (let i = 0; i < windows.length; i++)
    windows[i] = hashes[i]! + hashes[i + 1]! + hashes[i + 2]! + hashes[i + 3]!;
  return windows;
}

interface Couple {
  i: number;
  j: number;
  lines: number;
  endA: number;
  endB: number;
}

/**
 * What Pylint 4.1's `duplicate-code` finds in common in two samples, `a` being the one that it read first: the same steps in the same order
 * (`Symilar._find_common`), for its result depends on them. A chunk is reported when more than {@link WINDOW} of its lines have content.
 */
export function commonChunks(a: Lines, b: Lines): Chunk[] {
  const [inA, inB] = [placesOf(a), placesOf(b)];
  const couples = new Map<number, Couple>();
  const width = b.hashes.length + 1;
  const shared = [...inA].filter(([window]) => inB.has(window)).sort(([, [i]], [, [j]]) => i! - j!);
  for (const [window, first] of shared)
    for (const [i, j] of pairsOf(first, inB.get(window)!))
      couples.set(i * width + j, { i, j, lines: WINDOW, endA: endOf(a, i), endB: endOf(b, j) });
  joinSuccessive(couples, width);
  return [...couples.values()]
    .filter((couple) => equalContent(a, b, couple) > WINDOW)
    .map(({ i, j, lines, endA, endB }) => ({
      lines,
      a: { start: a.numbers[i]!, end: endA },
      b: { start: b.numbers[j]!, end: endB },
    }));
}

function placesOf(lines: Lines): Map<bigint, number[]> {
  const places = new Map<bigint, number[]>();
  for (const [i, window] of windowsOf(lines).entries()) {
    const own = places.get(window);
    if (own) own.push(i);
    else places.set(window, [i]);
  }
  return places;
}

function* pairsOf(first: readonly number[], second: readonly number[]): Generator<[number, number]> {
  if (first.length * second.length > MOST_PAIRS)
    for (let n = 0; n < Math.min(first.length, second.length); n++) yield [first[n]!, second[n]!];
  else for (const i of first) for (const j of second) yield [i, j];
}

/** The line after a window: where the next compared line begins, or the line after the last one. */
const endOf = ({ numbers }: Lines, i: number): number => numbers[i + WINDOW] ?? numbers.at(-1)! + 1;

/** Joins couples that follow each other, in the order in which they were found. */
function joinSuccessive(couples: Map<number, Couple>, width: number): void {
  for (const couple of [...couples.values()]) {
    let at = (couple.i + 1) * width + couple.j + 1;
    for (let next = couples.get(at); next; next = couples.get(at)) {
      couple.endA = next.endA;
      couple.endB = next.endB;
      couple.lines++;
      couples.delete(at);
      at += width + 1;
    }
  }
}

/** How many lines with content are the same one by one. */
function equalContent(a: Lines, b: Lines, { i, j, lines }: Couple): number {
  const contentOf = ({ hashes, content }: Lines, from: number) =>
    hashes.subarray(from, from + lines).filter((_, n) => content[from + n] === 1);
  const [first, second] = [contentOf(a, i), contentOf(b, j)];
  return first.reduce((count, hash, n) => count + Number(hash === second[n]), 0);
}
