import { estimateText, markdownTable, share } from '../core/table.ts';
import { costLine } from './cost-line.ts';
import type { Renderer } from './renderer.ts';
import { configurationName, headlineRows, judgedText, metricsAt } from './rows.ts';

/** The headline, the gates and the cost: short enough for a comment on a change. */
export const short: Renderer = {
  extension: '.summary.md',
  summary: 'headline and gates for a comment; summary.md too',
  render(data) {
    const { manifest, summary, gates = [] } = data;
    const { taskSet, headline } = summary;
    const rows = headlineRows(summary);
    const first = Math.min(...rows.flatMap((row) => row.at.map(({ k }) => k)));
    const shown = rows.map((row) => ({
      row,
      at: metricsAt({ ...row, at: row.at.filter(({ k }) => k === first) }),
    }));
    const names = shown.find(({ at }) => at.length > 0)?.at.map(({ name }) => name) ?? [];
    const by = headline === 'tests' ? 'unit tests' : 'static analysis';
    const parts = [
      `### sallm: ${manifest.name.replace(/[^\w .-]/g, '')}\n`,
      `${taskSet.tasks} tasks, ${judgedText(data)}; by ${by}, 95 % intervals over tasks.\n`,
      markdownTable(
        ['model', ...names, 'inconclusive'],
        shown.map(({ row, at }) => [
          configurationName(row),
          ...names.map((name) => {
            const found = at.find((one) => one.name === name);
            return found ? estimateText(found.metric) : share(null);
          }),
          share(row.inconclusiveShare),
        ]),
      ),
    ];
    if (gates.length > 0)
      parts.push(
        markdownTable(
          ['gate', 'configuration', 'figure', ''],
          gates.flatMap((gate) =>
            gate.rows.map(({ configuration, text, met }) => [
              gate.by === 'bound' ? `${gate.gate} by bound` : gate.gate,
              configuration,
              text,
              met ? 'met' : '**not met**',
            ]),
          ),
        ),
      );
    const cost = costLine(data);
    return [...parts, ...(cost === '' ? [] : [`${cost}\n`])].join('\n');
  },
};
