import { causeOfMessage } from './causes.ts';

/** Findings per message. */
export type Counts = Readonly<Record<string, number>>;

export const totalOf = (counts: Counts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Pylint's totals as the paper prints them, by the letter of the message. */
export const byLetter = (counts: Counts): Record<'E' | 'C' | 'R' | 'W', number> => {
  const of = (letter: string) =>
    totalOf(Object.fromEntries(Object.entries(counts).filter(([rule]) => rule.startsWith(letter))));
  return { E: of('E'), C: of('C'), R: of('R'), W: of('W') };
};

/** One message of one configuration: published, and counted on the completions prepared as published and as released. */
export interface MessageDifference {
  configuration: string;
  tool: string;
  rule: string;
  published: number;
  prepared: number;
  released: number;
  cause: string;
}

/** Every message whose three counts are not the same, the largest difference first. */
export function messageDifferences(
  configuration: string,
  tool: string,
  published: Counts,
  prepared: Counts,
  released: Counts,
): MessageDifference[] {
  const rules = [...new Set([published, prepared, released].flatMap((counts) => Object.keys(counts)))];
  return rules
    .map((rule) => {
      const row = {
        ...{ configuration, tool, rule, published: published[rule] ?? 0 },
        ...{ prepared: prepared[rule] ?? 0, released: released[rule] ?? 0 },
      };
      return { ...row, cause: causeOfMessage(row) };
    })
    .filter((row) => row.published !== row.prepared || row.prepared !== row.released)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.rule < b.rule ? -1 : 1));
}

const sizeOf = ({ published, prepared, released }: MessageDifference): number =>
  Math.max(Math.abs(published - prepared), Math.abs(prepared - released));
