import { estimateText, textTable } from '../../core/table.ts';
import { renderValidation } from '../validate/text.ts';
import type { StudyData } from './data.ts';
import { statementsOf } from './statements.ts';

/** The headline for a terminal of that width: one block per tool, one line per data set. */
export function renderText({ summary, validation }: StudyData, width?: number): string {
  const blocks = summary.analyzers.map(({ name, version }) => {
    const rows = summary.sets.flatMap((set) => {
      const tool = set.tools.find((one) => one.tool === name);
      if (!tool) return [];
      return [
        [
          ...[set.name, String(set.samples), String(set.unparsable), String(tool.types)],
          ...[tool.smelly, tool.perSample.mean, tool.per100Lines.ratio].map(estimateText),
        ],
      ];
    });
    const header = ['', 'samples', 'unparsable', 'types', 'smelly share', 'per sample', 'per 100 lines'];
    return `${name} ${version}\n${textTable(header, rows, width)}`;
  });
  const validated = validation ? [renderValidation(validation, width)] : [];
  return [...blocks, ...validated, ...statementsOf(summary).map((statement) => `${statement}\n`)].join('\n');
}
