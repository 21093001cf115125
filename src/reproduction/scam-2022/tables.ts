import type { ComparedFigure } from '../figures.ts';
import { type Cell, type PageSection, percent } from '../page.ts';
import { NOT_EXPLAINED } from './causes.ts';
import type { EqualMessages, MessageDifference } from './compare.ts';
import { OLDER_PYLINT } from './older-pylint.ts';
import { DIVISOR } from './published-counts.ts';

/** Tables by the part of the work that they need. */
export const scamTables = {
  published: ['published-totals'],
  study: ['totals', 'preparation', 'averages', 'messages'],
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
            status === 'different' ? NOT_EXPLAINED : null,
          ]),
        ),
      },
    ],
  };
}

interface Totals {
  published: number;
  released: number;
  prepared: number;
  older: number | null;
}

/** What was counted of one configuration again. */
export interface StudiedConfiguration {
  configuration: string;
  /** Completions that were analyzed, of how many. */
  samples: number;
  available: number;
  /** That do not parse, as released and as prepared. */
  unparsable: { prepared: number; released: number };
  pylint: Totals;
  bandit: Totals;
  equal: EqualMessages;
  messages: readonly MessageDifference[];
}

const isWhole = ({ samples, available }: StudiedConfiguration): boolean => samples === available;
const rounded = (value: number): string => value.toFixed(4);

/** The completions through the analyzers again: as they were released, and as the paper's script prepares them. */
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
      : one.pylint.published === one.pylint.released && one.bandit.published === one.bandit.released
        ? 'equal'
        : 'different';
  const differing = whole.flatMap(({ messages }) => messages);
  const explained = differing.filter(({ cause }) => !cause.startsWith(NOT_EXPLAINED));
  return {
    title: 'The released completions, analyzed again',
    notes: [
      `Profile scam22 (docs/study.md), each completion a file of its own. Prepared: as RQ2/parser.py writes completions into files, without backslashes. ${OLDER_PYLINT}: recorded with bench/scam-pylint.py, on the completions as released.`,
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
          'Equal: both tools give the published total on the completions as released. The causes are in the table of messages.',
        ],
        command: command('totals'),
        header: [
          ...['configuration', 'completions', 'do not parse', 'do not parse, prepared'],
          ...['Pylint: published', 'Pylint: as released', 'Pylint: prepared', OLDER_PYLINT],
          ...['Bandit: published', 'Bandit: as released', 'Bandit: prepared', 'result'],
        ],
        rows: studied.map((one) => [
          one.configuration,
          isWhole(one) ? one.samples : `${one.samples} of ${one.available}`,
          ...[one.unparsable.released, one.unparsable.prepared],
          ...[one.pylint.published, one.pylint.released, one.pylint.prepared, one.pylint.older],
          ...[one.bandit.published, one.bandit.released, one.bandit.prepared, resultOf(one)],
        ]),
      },
      {
        name: 'preparation',
        title: 'Messages of Pylint that are counted as often as published',
        notes: [
          'Which way of counting is nearest to the publication. Without R0801, which is about several files.',
        ],
        command: command('preparation'),
        header: ['configuration', 'messages', 'as released', 'prepared', `as released, ${OLDER_PYLINT}`],
        rows: whole.map(({ configuration, equal }) => [
          ...[configuration, equal.messages, equal.released, equal.prepared, equal.older],
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
          const parsed = samples - unparsable.released;
          return [
            ...[configuration, rounded(pylint.published / DIVISOR), rounded(pylint.published / samples)],
            parsed === 0 ? null : rounded(pylint.published / parsed),
            percent(samples === 0 ? null : unparsable.released / samples),
          ];
        }),
      },
      {
        name: 'messages',
        title: 'Every message that is not counted as often as published',
        notes: [`${explained.length} of ${differing.length} have a known cause.`],
        command: command('messages'),
        header: [
          ...['configuration', 'tool', 'message', 'published', 'as released', 'prepared'],
          ...[OLDER_PYLINT, 'cause'],
        ],
        rows: differing.map((row) => [
          ...[row.configuration, row.tool, row.rule, row.published, row.released, row.prepared],
          ...[row.older, row.cause],
        ]),
      },
    ],
  };
}
