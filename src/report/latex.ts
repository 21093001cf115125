import type { MetricRow } from '../benchmark/metrics/index.ts';
import { cweName } from '../core/cwe/index.ts';
import { estimateText, share } from '../core/table.ts';
import type { RunData } from './data.ts';
import { latexHead, latexTable } from './latex-table.ts';
import type { Renderer } from './renderer.ts';
import { configurationName, metricsAt, settingGapTable, styleEffectsTable } from './rows.ts';

const sourceTitles = { tests: 'unit tests', static: 'static analysis', combined: 'both' } as const;

/** The first columns name what a row is about, the others hold figures. */
const figures =
  (name: string, caption: string, names = 1) =>
  (header: readonly string[], rows: readonly (readonly string[])[]): string =>
    rows.length === 0 ? '' : latexTable({ name, caption, header, rows, isFigure: (i) => i >= names });

/** Metrics at one k: a table over all k would be wider than a page. */
function metricTables(rows: readonly MetricRow[], name: string, caption: string): string {
  const ks = [...new Set(rows.flatMap((row) => row.at.map(({ k }) => k)))].sort((a, b) => a - b);
  return ks
    .map((k) => {
      const own = rows.map((row) => ({
        row,
        metrics: metricsAt({ ...row, at: row.at.filter((at) => at.k === k) }),
      }));
      const shown = own.filter(({ metrics }) => metrics.length > 0);
      const names = shown[0]?.metrics.map((metric) => metric.name) ?? [];
      return figures(
        `${name}-${k}`,
        `${caption}, k = ${k}. Shares with 95 % intervals over tasks.`,
        rows[0]?.key == null ? 1 : 2,
      )(
        [
          ...(rows[0]?.key == null ? [] : [rows[0].group]),
          'configuration',
          'tasks',
          ...names,
          'inconclusive',
        ],
        shown.map(({ row, metrics }) => [
          ...(row.key === null
            ? []
            : [row.group === 'cwe' ? `CWE-${row.key} ${cweName(Number(row.key))}` : row.key]),
          configurationName(row),
          String(row.tasks),
          ...metrics.map(({ metric }) => estimateText(metric)),
          share(row.inconclusiveShare),
        ]),
      );
    })
    .join('');
}

function render({ summary }: RunData): string {
  const { metrics, headline, agreement, styleEffects, against, statements } = summary;
  const overall = (['tests', 'static', 'combined'] as const).map((source) =>
    metricTables(
      metrics.filter((row) => row.group === 'all' && row.verdictSource === source && row.scored > 0),
      `metrics-${source}`,
      `Metrics by ${sourceTitles[source]}`,
    ),
  );
  const perCwe = metricTables(
    metrics.filter((row) => row.group === 'cwe' && row.verdictSource === headline),
    'cwe',
    `Metrics by CWE, by ${sourceTitles[headline]}`,
  );
  return [
    latexHead,
    ...overall,
    perCwe,
    styleEffectsTable(styleEffects, figures('styles', 'Effect of the prompt style: difference at k = 1')),
    against ? settingGapTable(against, figures('against', `The same models on ${against.taskSet.name}`)) : '',
    figures('agreement', 'Agreement of tests and static analysis')(
      ['configuration', 'samples', 'agree', "Cohen's kappa"],
      agreement
        .filter((row) => row.cwe === null)
        .map((row) => [configurationName(row), String(row.n), share(row.share), share(row.kappa)]),
    ),
    statements.length === 0
      ? ''
      : latexTable({
          name: 'statements',
          caption: 'Findings of the study, tested',
          header: ['statement', 'holds', 'because'],
          rows: statements.map(({ statement, holds, because }) => [statement, holds, because]),
          isFigure: () => false,
        }),
  ].join('');
}

export const latex: Renderer = { extension: '.tex', summary: 'tables for a paper', render };
