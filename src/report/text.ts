import { estimateText, share, textTable } from '../core/table.ts';
import { costLine } from './cost-line.ts';
import type { Renderer } from './renderer.ts';
import {
  configurationName,
  headlineRows,
  judgedText,
  metricsAt,
  rankSentences,
  settingGapTable,
  styleEffectsTable,
  suppressingText,
} from './rows.ts';

const sourceText = { tests: 'unit tests', static: 'static analysis', combined: 'both' };

/** The headline for a terminal: one block per k, one line per configuration. */
export const text: Renderer = {
  extension: '.txt',
  summary: 'the headline as plain text',
  render: (data, width) => {
    const table: typeof textTable = (header, rows) => textTable(header, rows, width);
    const { summary } = data;
    const { taskSet, headline } = summary;
    const rows = headlineRows(summary);
    const lines = [
      `${taskSet.tasks} tasks of ${taskSet.name}, ${judgedText(data)}; verdicts by ${sourceText[headline]}, 95 % intervals over tasks`,
      '',
    ];
    const ks = [...new Set(rows.flatMap((row) => row.at.map(({ k }) => k)))].sort((a, b) => a - b);
    for (const k of ks) {
      const own = rows.filter((row) => row.at.some((at) => at.k === k));
      const at = (row: (typeof rows)[number]) =>
        metricsAt({ ...row, at: row.at.filter((one) => one.k === k) });
      lines.push(
        table(
          ['model', ...at(own[0]!).map(({ name }) => name), 'inconclusive'],
          own.map((row) => [
            configurationName(row),
            ...at(row).map(({ metric }) => estimateText(metric)),
            share(row.inconclusiveShare),
          ]),
        ),
      );
    }
    if (summary.styleEffects.length > 0) lines.push(styleEffectsTable(summary.styleEffects, table));
    if (summary.against)
      lines.push(
        settingGapTable(summary.against, table),
        ...rankSentences(summary.against).map((line) => `${line}\n`),
      );
    for (const { statement, holds, because } of summary.statements)
      lines.push(`${statement} ${holds.toUpperCase()}: ${because}\n`);
    const unscorable = rows.reduce((sum, row) => sum + row.unscorable, 0);
    if (unscorable > 0) lines.push(`${unscorable} samples could not be scored and are left out.\n`);
    if (summary.suppressing > 0) lines.push(`${suppressingText(summary)}\n`);
    const cost = costLine(data);
    if (cost !== '') lines.push(`${cost}\n`);
    return lines.join('\n');
  },
};
