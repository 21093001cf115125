import type { ComparedFigure } from '../figures.ts';
import { type Cell, type PageSection, percent } from '../page.ts';
import type { MessageDifference } from './compare.ts';
import { DIVISOR } from './published-counts.ts';

/** Tables by the part of the work that they need. */
export const scamTables = {
  published: ['published-totals'],
  study: ['totals', 'averages', 'messages'],
} as const;

type CommandOf = (table: string) => string;

/** Published totals of a configuration beside those counted in one released file. */
export interface ReleasedTotals {
  configuration: string;
  /** `counts` (Result/RQ2_Final) or `output` (RQ2/CodeClippyOutput). */
  source: string;
  figures: readonly ComparedFigure[];
}

/** The published totals, computed again from the released analyzer output. */
export function publishedTotalsSection(
  totals: readonly ReleasedTotals[],
  missing: readonly string[],
  command: CommandOf,
): PageSection {
  return {
    title: 'The published totals, computed again from the released analyzer output',
    notes: [
      'Published: the sums of tables 5 and 7 over the counts in Result/RQ2_Final. E, C, R, W: messages of Pylint by their letter, without those that the study leaves out.',
      ...(missing.length > 0
        ? [`Not checkable, for their analyzer output is not in the folder: ${missing.join(', ')}.`]
        : []),
    ],
    tables: [
      {
        name: 'published-totals',
        title: 'Totals by configuration',
        notes: [],
        command: command('published-totals'),
        header: ['configuration', 'from', 'figure', 'published', 'recomputed', 'result', 'cause'],
        rows: totals.flatMap(({ configuration, source, figures }) =>
          figures.map(({ figure, published, recomputed, status }): Cell[] => [
            ...[configuration, source, figure, published, recomputed, status],
            status === 'different' ? 'not explained' : null,
          ]),
        ),
      },
    ],
  };
}

/** What was counted of one configuration again. */
export interface StudiedConfiguration {
  configuration: string;
  /** Completions that were analyzed, of how many. */
  samples: number;
  available: number;
  /** That do not parse, as prepared and as released. */
  unparsable: { prepared: number; released: number };
  pylint: { published: number; prepared: number; released: number };
  bandit: { published: number; prepared: number; released: number };
  messages: readonly MessageDifference[];
}

const isWhole = ({ samples, available }: StudiedConfiguration): boolean => samples === available;
const rounded = (value: number): string => value.toFixed(4);

/** The completions through the analyzers again: as the paper's script prepares them, and as they were released. */
export function studySection(
  studied: readonly StudiedConfiguration[],
  missing: readonly string[],
  command: CommandOf,
): PageSection {
  const whole = studied.filter(isWhole);
  const parts = studied.filter((one) => !isWhole(one));
  const resultOf = (one: StudiedConfiguration): Cell =>
    !isWhole(one)
      ? 'not checkable'
      : one.pylint.published === one.pylint.prepared && one.bandit.published === one.bandit.prepared
        ? 'equal'
        : 'different';
  return {
    title: 'The released completions, analyzed again',
    notes: [
      'Profile scam22 (docs/study.md). Prepared: as RQ2/parser.py writes completions into files; released: as they are.',
      ...(parts.length > 0
        ? [
            `Of ${parts.map(({ configuration }) => configuration).join(', ')} only a part was analyzed: its totals cannot be held against the published ones.`,
          ]
        : []),
      ...(missing.length > 0 ? [`No completions in the folder: ${missing.join(', ')}.`] : []),
    ],
    tables: [
      {
        name: 'totals',
        title: 'Findings by configuration',
        notes: [
          'Equal: both tools give the published total on the prepared completions. The causes are in the table of messages.',
        ],
        command: command('totals'),
        header: [
          ...['configuration', 'completions', 'do not parse: prepared', 'released'],
          ...['Pylint: published', 'prepared', 'as released', 'Bandit: published', 'prepared (Bandit)'],
          ...['as released (Bandit)', 'result'],
        ],
        rows: studied.map((one) => [
          one.configuration,
          isWhole(one) ? one.samples : `${one.samples} of ${one.available}`,
          ...[one.unparsable.prepared, one.unparsable.released],
          ...[one.pylint.published, one.pylint.prepared, one.pylint.released],
          ...[one.bandit.published, one.bandit.prepared, one.bandit.released, resultOf(one)],
        ]),
      },
      {
        name: 'averages',
        title: 'What the published averages hide',
        notes: [
          `The published average divides by ${DIVISOR} whatever the number of completions, and counts what does not parse as free of smells.`,
        ],
        command: command('averages'),
        header: [
          ...['configuration', 'published average', 'over its completions', 'over those that parse'],
          'do not parse, %',
        ],
        rows: whole.map(({ configuration, samples, unparsable, pylint }) => {
          const parsed = samples - unparsable.prepared;
          return [
            ...[configuration, rounded(pylint.published / DIVISOR), rounded(pylint.published / samples)],
            parsed === 0 ? null : rounded(pylint.published / parsed),
            percent(samples === 0 ? null : unparsable.prepared / samples),
          ];
        }),
      },
      {
        name: 'messages',
        title: 'Every message whose counts differ',
        notes: [],
        command: command('messages'),
        header: ['configuration', 'tool', 'message', 'published', 'prepared', 'as released', 'cause'],
        rows: whole.flatMap(({ messages }) =>
          messages.map((row) => [
            ...[row.configuration, row.tool, row.rule, row.published, row.prepared, row.released, row.cause],
          ]),
        ),
      },
    ],
  };
}
