import { estimateText, markdownTable, share } from '../core/table.ts';
import { cweName } from '../core/cwe/index.ts';
import type { MetricRow } from '../benchmark/metrics/index.ts';
import { costLine } from './cost-line.ts';
import type { RunData } from './data.ts';
import { reliabilityOf, reliabilityTable } from './reliability.ts';
import type { Renderer } from './renderer.ts';
import {
  configurationName,
  judgedText,
  metricsAt,
  rankSentences,
  settingGapTable,
  styleEffectsTable,
  suppressingText,
} from './rows.ts';

const sourceTitles = { tests: 'By unit tests', static: 'By static analysis', combined: 'By both' } as const;

const metricTable = (
  rows: readonly MetricRow[],
  title: string,
  nameOf: (row: MetricRow) => string,
): string => {
  if (rows.length === 0) return '';
  const names = [...new Set(rows.flatMap((row) => metricsAt(row).map(({ name }) => name)))];
  return markdownTable(
    [title, 'tasks', 'samples', ...names, 'inconclusive'],
    rows.map((row) => {
      const metrics = new Map(metricsAt(row).map(({ name, metric }) => [name, estimateText(metric)]));
      return [
        nameOf(row),
        String(row.tasks),
        String(row.samples),
        ...names.map((name) => metrics.get(name) ?? '–'),
        share(row.inconclusiveShare),
      ];
    }),
  );
};

function render(data: RunData): string {
  const { manifest, summary } = data;
  const { taskSet, metrics, headline } = summary;
  const parts = [
    `# sallm: ${manifest.name}\n`,
    `${taskSet.tasks} tasks of ${taskSet.name} (${taskSet.hash.slice(0, 12)}), ${judgedText(data)}. Shares with 95 % intervals over tasks.\n`,
    ...[costLine(data)].filter(Boolean).map((line) => `${line}\n`),
  ];
  for (const source of ['tests', 'static', 'combined'] as const) {
    const own = metrics.filter((row) => row.verdictSource === source && row.group === 'all');
    if (own.length > 0)
      parts.push(`## ${sourceTitles[source]}\n`, metricTable(own, 'model', configurationName));
  }
  for (const group of ['cwe', 'source', 'technique'] as const) {
    const own = metrics.filter((row) => row.verdictSource === headline && row.group === group);
    const nameOf = (row: MetricRow) =>
      `${group === 'cwe' ? `CWE-${row.key} ${cweName(Number(row.key))}` : row.key}: ${configurationName(row)}`;
    if (own.length > 0)
      parts.push(`## By ${group === 'cwe' ? 'CWE' : group}\n`, metricTable(own, group, nameOf));
  }
  if (summary.statements.length > 0)
    parts.push(
      '## Findings of the study, tested\n',
      markdownTable(
        ['statement', 'holds', 'because'],
        summary.statements.map(({ statement, holds, because }) => [statement, holds, because]),
      ),
    );
  if (summary.against)
    parts.push(
      `## Against ${summary.against.taskSet.name}\n`,
      settingGapTable(summary.against, markdownTable),
      ...rankSentences(summary.against).map((line) => `${line}\n`),
    );
  if (summary.styleEffects.length > 0)
    parts.push('## Effect of the prompt style\n', styleEffectsTable(summary.styleEffects, markdownTable));
  const agreed = summary.agreement.filter((row) => row.cwe === null);
  if (agreed.length > 0) {
    parts.push(
      '## Agreement of tests and static analysis\n',
      markdownTable(
        ['model', 'samples', 'agree', "Cohen's kappa"],
        agreed.map((row) => [configurationName(row), String(row.n), share(row.share), share(row.kappa)]),
      ),
    );
  }
  const reliability = reliabilityOf(manifest);
  if (reliability.length > 0)
    parts.push('## How far the analyzers of this run may be believed\n', reliabilityTable(reliability));
  parts.push(
    '## Output repair\n',
    markdownTable(
      ['model', 'answers', 'compiled before', 'compile after', 'with a body'],
      summary.repair.map((row) => [
        configurationName(row),
        ...[row.answers, row.compiledBefore, row.compiles, row.judgeable].map(String),
      ]),
    ),
  );
  if (summary.suppressing > 0) parts.push(`${suppressingText(summary)}\n`);
  return parts.join('\n');
}

export const markdown: Renderer = { extension: '.md', summary: 'all tables as Markdown', render };
