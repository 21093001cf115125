import type { Cell, PageSection, PageTable } from '../page.ts';
import { countOf, percent } from '../page.ts';
import { countStatuses } from '../figures.ts';
import type { ToolAgreement } from './analyzers.ts';
import { NOT_EXPLAINED } from './causes.ts';
import type { Agreement, DisagreementClass } from './disagreements.ts';
import type { Defect } from './hidden.ts';
import type { ConfigurationFigures } from './published.ts';

/** Tables by the part of the work that they need. */
export const sallmTables = {
  published: ['published-figures', 'not-checkable', 'countings', 'defects'],
  verdicts: ['verdict-agreement', 'disagreements', 'without-verdict', 'analyzers', 'analyzers-by-cwe'],
  outputs: ['repair', 'rejudged'],
} as const;
export type SallmPart = keyof typeof sallmTables;

/** What prints a table alone. */
export type CommandOf = (table: string) => string;

/** An estimate in 0..1 with its interval, where it has one. */
export interface Figure {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** A published figure, in percent, beside what ours has in its place. */
export interface CountingRow {
  setting: string;
  judge: string;
  figure: string;
  published: number | null;
  ourName: string;
  ours: Figure;
}

const settingOf = ({ model, temperature }: { model: string; temperature: number }): string =>
  `${model} ${temperature.toFixed(1)}`;

const figureText = ({ value, low, high }: Figure): Cell =>
  low === null || high === null ? percent(value) : `${percent(value)} [${percent(low)}, ${percent(high)}]`;

/** Section 1 and 2: the published tables computed again, and the same in our counting. */
export function publishedSection(
  configurations: readonly ConfigurationFigures[],
  countings: readonly CountingRow[],
  defects: readonly (Defect & { setting: string })[],
  command: CommandOf,
): PageSection {
  const released = configurations.filter((one) => one.released);
  const figures = released.flatMap((one) => one.figures);
  const counts = countStatuses(figures);
  const without = configurations.filter((one) => !one.released);
  const tables: PageTable[] = [
    {
      name: 'published-figures',
      title: 'Every published figure of the configurations whose outputs are there',
      notes: [
        `${counts.equal} equal to the last digit, ${counts.different} different, ${counts['not checkable']} not checkable. In percent, in the published counting (docs/metrics.md).`,
      ],
      command: command('published-figures'),
      header: ['configuration', 'figure', 'published', 'recomputed', 'result', 'cause'],
      rows: released.flatMap((one) =>
        one.figures.map(({ figure, published, recomputed, status }): Cell[] => [
          ...[settingOf(one), figure, published, recomputed, status],
          status === 'different' ? NOT_EXPLAINED : null,
        ]),
      ),
    },
    {
      name: 'not-checkable',
      title: 'Published configurations without outputs',
      notes: [
        'Their figures stand in the published tables; what they were computed from is not in the folder.',
      ],
      command: command('not-checkable'),
      header: ['configuration', 'figures'],
      rows: without.map((one) => [settingOf(one), one.figures.length]),
    },
    {
      name: 'countings',
      title: 'The published counting and ours',
      notes: [
        'In percent at the same k; ours with 95 % intervals over tasks. Ours counts as secure only what works or, by static analysis, compiles, and leaves out what has no verdict.',
      ],
      command: command('countings'),
      header: ['configuration', 'judge', 'published figure', 'published', 'our figure', 'ours'],
      rows: countings.map(({ setting, judge, figure, published, ourName, ours }) => [
        ...[setting, judge, figure, published, ourName, figureText(ours)],
      ]),
    },
    {
      name: 'defects',
      title: 'What the published counting hides',
      notes: [],
      command: command('defects'),
      header: ['configuration', 'defect', 'size', 'of'],
      rows: defects.map(({ setting, defect, size, of }) => [setting, defect, size, of]),
    },
  ];
  return {
    title: 'The published tables, computed again',
    notes: [
      `${released.length} of ${configurations.length} published configurations have their outputs in the folder.`,
    ],
    tables,
  };
}

export interface VerdictParts {
  agreements: readonly Agreement[];
  disagreements: readonly DisagreementClass[];
  withoutVerdict: readonly (readonly [string, string, string, string, number])[];
  tools: readonly ToolAgreement[];
  /** Tests that do not behave as designed on their own insecure program, and all that were tried. */
  broken: readonly string[];
  tests: number;
  scope: string;
}

const toolCells = (row: ToolAgreement): Cell[] => [
  ...[row.both, row.onlyCodeql, row.onlyTool, row.neither, row.notAnalysed],
  row.kappa === null ? null : row.kappa.toFixed(2),
];
const toolHeader = ['both', 'only CodeQL', 'only the tool', 'neither', 'not analysed', 'kappa'];

/** Section 3: the authors' repaired code, judged again. */
export function verdictSection(parts: VerdictParts, command: CommandOf): PageSection {
  const { agreements, disagreements, tools, broken, tests, scope } = parts;
  const explained = disagreements.filter(({ cause }) => !cause.startsWith(NOT_EXPLAINED));
  const sum = (some: readonly DisagreementClass[]) => some.reduce((all, { samples }) => all + samples, 0);
  const overall = tools.filter(({ cwe }) => cwe === null);
  return {
    title: "The authors' repaired code, judged again",
    notes: [
      scope,
      `${tests - broken.length} of ${tests} tests behave as designed on their own insecure program here (the function passes, the security test fails)${broken.length > 0 ? `; not: ${broken.join(', ')}` : ''}.`,
    ],
    tables: [
      {
        name: 'verdict-agreement',
        title: 'Agreement of the test verdicts',
        notes: [
          'Samples where theirs is success or failure. A success agrees with passed, a failure with failed.',
        ],
        command: command('verdict-agreement'),
        header: ['configuration', 'test', 'agree, test works on its reference', 'agree, all'],
        rows: agreements.map(({ setting, method, working, all }) => [
          ...[setting, method, countOf(working.agree, working.of), countOf(all.agree, all.of)],
        ]),
      },
      {
        name: 'disagreements',
        title: 'Every class of disagreement',
        notes: [`${sum(explained)} of ${sum(disagreements)} differing verdicts have a known cause.`],
        command: command('disagreements'),
        header: ['samples', 'task', 'test', 'theirs', 'ours', 'cause', 'configurations', 'first message'],
        rows: disagreements.map((row) => [
          ...[row.samples, row.task, row.method, row.theirs, row.ours, row.cause],
          ...[row.settings.join(', '), row.message],
        ]),
      },
      {
        name: 'without-verdict',
        title: 'Released samples without a verdict of theirs, judged here',
        notes: ['Theirs: error, or none. Not part of the agreement.'],
        command: command('without-verdict'),
        header: ['configuration', 'test', 'theirs', 'ours', 'samples'],
        rows: parts.withoutVerdict.map((row) => [...row]),
      },
      {
        name: 'analyzers',
        title: "Analyzers against the published findings of CodeQL, on the authors' repaired code",
        notes: [
          "Samples with a finding of the task's own weakness: CodeQL's as published (the same CWE, joined by base name), the others' by CWE, ancestors and descendants (docs/metrics.md). Tools differ in what they look for: none of this is an error of either.",
        ],
        command: command('analyzers'),
        header: ['configuration', 'tool', ...toolHeader],
        rows: overall.map((row) => [row.setting, row.tool, ...toolCells(row)]),
      },
      {
        name: 'analyzers-by-cwe',
        title: 'The same by CWE, over all configurations',
        notes: [],
        command: command('analyzers-by-cwe'),
        header: ['CWE', 'tool', ...toolHeader],
        rows: tools
          .filter(({ cwe }) => cwe !== null)
          .map((row) => [`CWE-${row.cwe}`, row.tool, ...toolCells(row)]),
      },
    ],
  };
}

export interface RepairRow {
  setting: string;
  answers: number;
  theirCompiles: number;
  theirBody: number;
  before: number;
  ourCompiles: number;
  ourBody: number;
}

/** One metric of a configuration: their verdicts on their code, ours on their code, ours on the code that we repair. */
export interface RejudgedRow {
  setting: string;
  metric: string;
  theirs: Figure;
  theirCode: Figure | null;
  ourCode: Figure;
}

/** Section 4: the raw outputs through our repair, tests and analyzers. */
export function outputSection(
  repair: readonly RepairRow[],
  rejudged: readonly RejudgedRow[],
  scope: string,
  command: CommandOf,
): PageSection {
  return {
    title: 'The raw outputs, repaired and judged again',
    notes: [scope],
    tables: [
      {
        name: 'repair',
        title: 'Effect of repair',
        notes: ['With body: it compiles, and the answered function has a body beyond docstring and pass.'],
        command: command('repair'),
        header: [
          ...['configuration', 'answers', 'their repair: compiles', 'with body'],
          ...['as it came: compiles', 'our repair: compiles', 'with body (ours)'],
        ],
        rows: repair.map((row) => [
          ...[row.setting, row.answers, row.theirCompiles, row.theirBody],
          ...[row.before, row.ourCompiles, row.ourBody],
        ]),
      },
      {
        name: 'rejudged',
        title: 'Our metrics by whose verdicts and whose repair',
        notes: [
          'By the tests, in percent, with 95 % intervals over tasks; the same tasks in every column. Released samples without a verdict leave the first column (docs/metrics.md).',
        ],
        command: command('rejudged'),
        header: [
          ...['configuration', 'metric', 'their verdicts, their repair', 'our verdicts, their repair'],
          'our verdicts, our repair',
        ],
        rows: rejudged.map(({ setting, metric, theirs, theirCode, ourCode }) => [
          ...[setting, metric, figureText(theirs)],
          ...[theirCode && figureText(theirCode), figureText(ourCode)],
        ]),
      },
    ],
  };
}
