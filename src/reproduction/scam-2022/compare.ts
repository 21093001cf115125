import { ACROSS_FILES, causeOfMessage } from './causes.ts';

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

/** One message of one configuration, in every way that it was counted. */
export interface MessageDifference {
  configuration: string;
  tool: string;
  rule: string;
  published: number;
  /** On the completions as they are. */
  released: number;
  /** On the completions as the published script prepares them. */
  prepared: number;
  /** On the completions as they are, by the version of the study's time; `null`: not counted. */
  older: number | null;
  cause: string;
}

export interface CountsOf {
  published: Counts;
  released: Counts;
  prepared: Counts;
  older: Counts | null;
}

const rulesOf = ({ published, released, prepared }: CountsOf): string[] => [
  ...new Set([published, released, prepared].flatMap((counts) => Object.keys(counts))),
];

/** Every message that is not counted as often as published, the largest difference first. */
export function messageDifferences(
  configuration: string,
  tool: string,
  counts: CountsOf,
): MessageDifference[] {
  const sizeOf = ({ published, released }: MessageDifference): number => Math.abs(published - released);
  return rulesOf(counts)
    .map((rule) => {
      const row = {
        ...{ configuration, tool, rule },
        published: counts.published[rule] ?? 0,
        released: counts.released[rule] ?? 0,
        prepared: counts.prepared[rule] ?? 0,
        older: counts.older && (counts.older[rule] ?? 0),
      };
      return { ...row, cause: causeOfMessage(row) };
    })
    .filter(({ published, released }) => published !== released)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.rule < b.rule ? -1 : 1));
}

/** How many messages are counted as often as published, in each way. */
export interface EqualMessages {
  messages: number;
  released: number;
  prepared: number;
  older: number | null;
}

/** Messages across files (R0801) are not counted file by file, so they are left out. */
export function equalMessages(counts: CountsOf): EqualMessages {
  const rules = rulesOf(counts).filter((rule) => rule !== ACROSS_FILES);
  const equal = (other: Counts): number =>
    rules.filter((rule) => (counts.published[rule] ?? 0) === (other[rule] ?? 0)).length;
  return {
    messages: rules.length,
    released: equal(counts.released),
    prepared: equal(counts.prepared),
    older: counts.older && equal(counts.older),
  };
}
