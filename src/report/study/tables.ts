import { cweName } from '../../core/cwe/index.ts';
import type { StudyData } from './data.ts';
import { type Cell, cells, intervalHeader, ruleNames, type StudyTable } from './rows.ts';
import { validationTables } from './validation.ts';
import type { StudySummary } from '../../study/summary/schema.ts';

const pCells = (p: { p: number; holm: number; bh: number } | null): Cell[] => [
  p?.p ?? null,
  p?.holm ?? null,
  p?.bh ?? null,
];
const pHeader = (name: string): string[] => [name, `${name} Holm`, `${name} BH`];

/** Every table of a study, in the order in which a reader wants them. */
export function tablesOf({ summary, validation }: Pick<StudyData, 'summary' | 'validation'>): StudyTable[] {
  return [
    setTable(summary),
    categoryTable(summary),
    messageTable(summary),
    securityTable(summary),
    cweTable(summary),
    duplicateTable(summary),
    duplicateGroupTable(summary),
    ...validationTables(summary, validation),
    carryOverTable(summary),
    liftTable(summary),
    comparisonTable(summary),
    ...matrixTables(summary),
  ];
}

const byTool = <T>({ sets }: StudySummary, rows: (set: Set, tool: Tool) => T[]): T[] =>
  sets.flatMap((set) => set.tools.flatMap((tool) => rows(set, tool)));
type Set = StudySummary['sets'][number];
type Tool = Set['tools'][number];

const setTable = (summary: StudySummary): StudyTable => ({
  name: 'sets',
  title: 'Data sets and outputs',
  header: [
    ...['set', 'tool', 'samples', 'parse failures', 'given up', 'analyzed', 'clusters', 'lines'],
    ...['findings', 'types', ...intervalHeader('smelly share'), ...intervalHeader('per sample')],
    ...['median', 'median low', 'median high', ...intervalHeader('per 100 lines'), 'median per 100 lines'],
  ],
  rows: byTool(summary, (set, tool) => [
    [
      ...[set.name, tool.tool, set.samples, set.unparsable, set.failed, tool.samples, set.clusters],
      ...[tool.lines, tool.findings, tool.types, ...cells(tool.smelly), ...cells(tool.perSample.mean)],
      ...[...cells(tool.perSample.median), ...cells(tool.per100Lines.ratio), tool.per100Lines.median],
    ],
  ]),
});

const categoryTable = (summary: StudySummary): StudyTable => ({
  name: 'categories',
  title: 'Findings by category',
  header: ['set', 'tool', 'category', 'types', 'findings', 'samples'],
  rows: byTool(summary, ({ name }, { tool, categories }) =>
    categories.map(({ category, types, findings, samples }) => [
      name,
      tool,
      category,
      types,
      findings,
      samples,
    ]),
  ),
});

function messageTable(summary: StudySummary): StudyTable {
  const nameOf = ruleNames(summary);
  const categories = new Map(summary.rules.map(({ tool, rule, category }) => [`${tool} ${rule}`, category]));
  return {
    name: 'messages',
    title: 'Messages',
    header: [
      'set',
      'tool',
      'category',
      'message',
      'findings',
      'samples',
      ...intervalHeader('share of samples'),
    ],
    rows: byTool(summary, ({ name }, { tool, messages }) =>
      messages.map(({ rule, findings, samples, share }) => [
        ...[name, tool, categories.get(`${tool} ${rule}`) ?? '', nameOf(tool, rule)],
        ...[findings, samples, ...cells(share)],
      ]),
    ),
  };
}

function securityTable(summary: StudySummary): StudyTable {
  const nameOf = ruleNames(summary);
  return {
    name: 'security',
    title: 'Security smells by rule, CWE, severity and confidence',
    header: ['set', 'tool', 'message', 'CWE', 'severity', 'confidence', 'findings', 'samples'],
    rows: byTool(summary, ({ name }, { tool, security }) =>
      security.map(({ rule, cwes, severity, confidence, findings, samples }) => [
        ...[name, tool, nameOf(tool, rule), cwes.map((cwe) => `CWE-${cwe}`).join(' '), severity, confidence],
        ...[findings, samples],
      ]),
    ),
  };
}

const cweTable = (summary: StudySummary): StudyTable => ({
  name: 'cwes',
  title: 'Security smells by CWE',
  header: ['set', 'tool', 'CWE', 'name', 'findings'],
  rows: byTool(summary, ({ name }, { tool, cwes }) =>
    cwes.map(({ cwe, findings }) => [name, tool, `CWE-${cwe}`, cweName(cwe), findings]),
  ),
});

const duplicateTable = ({ sets }: StudySummary): StudyTable => ({
  name: 'duplicates',
  title: 'Duplicate code',
  note: "Pylint's duplicate-code (R0801) over each data set as a whole: more than four lines of code in common.",
  header: [
    ...['set', 'samples', 'with duplicates', 'share', 'groups', 'pairs', 'messages'],
    'not every two compared',
  ],
  rows: sets.flatMap(({ name, duplicates }) =>
    duplicates === null
      ? []
      : [
          [
            ...[name, duplicates.samples, duplicates.duplicated],
            duplicates.samples === 0 ? null : duplicates.duplicated / duplicates.samples,
            ...[duplicates.groups, duplicates.pairs, duplicates.messages, duplicates.capped],
          ],
        ],
  ),
});

const duplicateGroupTable = ({ sets }: StudySummary): StudyTable => ({
  name: 'duplicate-groups',
  title: 'Largest groups of samples with common lines',
  header: ['set', 'samples', 'lines', 'in', 'from', 'to', 'and in', 'and from', 'and to', 'first lines'],
  rows: sets.flatMap(({ name, duplicates }) =>
    (duplicates?.top ?? []).map(({ samples, lines, a, b, code }) => [
      ...[name, samples, lines, a.sample, a.start, a.end, b.sample, b.start, b.end],
      code.split('\n').slice(0, 3).join(' | '),
    ]),
  ),
});

const carryOverTable = ({ carryOver }: StudySummary): StudyTable => ({
  name: 'carry-over',
  title: 'Carry-over from data to outputs',
  header: [
    ...['tool', 'data', 'outputs', 'trained on', 'messages', ...intervalHeader('Spearman'), ...pHeader('p')],
    ...['top 5', 'top 10', 'top 20', 'rank-biased overlap', 'lifts around 1', 'lifts tested'],
  ],
  rows: carryOver.map((row) => [
    ...[row.tool, row.data, row.outputs, row.trained ? 'yes' : 'no', row.rules],
    ...[...cells(row.spearman), ...pCells(row.p)],
    ...[5, 10, 20].map((k) => row.overlaps.find((overlap) => overlap.k === k)?.share ?? null),
    ...[row.rankBiasedOverlap, row.alike.rules, row.alike.of],
  ]),
});

function liftTable(summary: StudySummary): StudyTable {
  const nameOf = ruleNames(summary);
  return {
    name: 'lifts',
    title: 'Share of samples in data and in outputs, by message',
    header: [
      'tool',
      'data',
      'outputs',
      'message',
      'in data',
      'in outputs',
      ...intervalHeader('lift'),
      ...pHeader('p'),
    ],
    rows: summary.carryOver.flatMap(({ tool, data, outputs, messages }) =>
      messages.map((row) => [
        ...[tool, data, outputs, nameOf(tool, row.rule), row.data, row.outputs],
        ...[...cells(row.lift), ...pCells(row.p)],
      ]),
    ),
  };
}

const comparisonTable = ({ comparisons }: StudySummary): StudyTable => ({
  name: 'comparisons',
  title: 'Data sets against each other (b against a)',
  header: [
    ...['tool', 'a', 'b', 'paired', ...intervalHeader('risk difference'), ...intervalHeader('risk ratio')],
    ...[...pHeader('p smelly'), ...intervalHeader('mean difference'), ...pHeader('p mean')],
    ...[...intervalHeader("Cliff's delta"), 'magnitude'],
  ],
  rows: comparisons.map((row) => [
    ...[row.tool, row.a, row.b, row.paired ? 'yes' : 'no', ...cells(row.riskDifference)],
    ...[...cells(row.riskRatio), ...pCells(row.pRisk), ...cells(row.meanDifference), ...pCells(row.pMean)],
    ...[...cells(row.cliffsDelta), row.magnitude],
  ]),
});

/** Message by data set: the share of samples that have it. One table per tool. */
function matrixTables(summary: StudySummary): StudyTable[] {
  const nameOf = ruleNames(summary);
  return summary.analyzers.map(({ name: tool }) => {
    const shares = summary.sets.map((set) => {
      const own = set.tools.find((one) => one.tool === tool)?.messages ?? [];
      return new Map(own.map(({ rule, share }) => [rule, share.value ?? 0]));
    });
    const total = (rule: string) => shares.reduce((sum, own) => sum + (own.get(rule) ?? 0), 0);
    const rules = summary.rules
      .filter((rule) => rule.tool === tool && total(rule.rule) > 0)
      .map(({ rule }) => rule)
      .sort((a, b) => total(b) - total(a) || (a < b ? -1 : 1));
    return {
      name: `matrix-${tool}`,
      title: `Share of samples with each message of ${tool}, set by set`,
      header: ['message', ...summary.sets.map(({ name }) => name)],
      rows: rules.map((rule) => [nameOf(tool, rule), ...shares.map((own) => own.get(rule) ?? 0)]),
    };
  });
}
