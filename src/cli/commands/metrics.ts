import type { Command } from 'commander';
import {
  metricsOfFile,
  renderAgreementTable,
  renderMetricsTable,
  renderPublishedTable,
} from '../../benchmark/metrics/index.ts';
import { newCommand } from '../define.ts';
import { terminalWidth } from '../terminal.ts';
import { oneOf, wholeNumber, wholeNumbers } from '../values.ts';

const formats = ['text', 'markdown', 'json'] as const;
const countings = ['standard', 'published'] as const;

/** `sallm metrics`: the metrics of any table of verdicts. */
export function metrics(): Command {
  const command = newCommand(
    'metrics',
    'Compute the metrics of any table of verdicts',
    [
      ['sallm metrics verdicts.csv', 'columns: docs/metrics.md'],
      ['sallm metrics runs/<run>', 'a run folder of ours'],
      ['sallm metrics gpt-4_0.0.jsonl.gz --metrics published', "SALLM's files, counted as in the paper"],
    ],
    {
      about: [
        'Reads a table of verdicts (CSV, JSONL, files of the SALLM paper) or a run folder, and prints pass@k, secure-pass@k, vulnerable@k and secure@k by model, temperature, CWE, source and technique, and how far tests and static analysis agree.',
      ],
      seeAlso: ['sallm explain', 'sallm score', 'docs/metrics.md'],
    },
  );
  command
    .argument('<files...>', 'tables of verdicts; several are put together sample by sample')
    .option('-k, --k <numbers>', 'values of k', '1,3,5')
    .option('--metrics <counting>', `one of ${countings.join(', ')}`, 'standard')
    .option('--seed <number>', 'of the bootstrap', '1')
    .option('--format <format>', `one of ${formats.join(', ')}`, 'text');
  return command.action(async (files: string[]) => {
    const given = command.opts<{ k: string; metrics: string; seed: string; format: string }>();
    const format = oneOf('--format', given.format, formats);
    const counting = oneOf('--metrics', given.metrics, countings);
    const seed = wholeNumber('--seed', given.seed, 0);

    const report = await metricsOfFile(files, { ks: wholeNumbers('-k', given.k, 1), seed });
    for (const { where, what } of report.problems) process.stderr.write(`left out: ${where}: ${what}\n`);
    const width = terminalWidth();
    if (format === 'json') {
      process.stdout.write(JSON.stringify(report, null, 2) + '\n');
    } else if (counting === 'published') {
      process.stdout.write(renderPublishedTable(report.published, format, width));
    } else {
      process.stdout.write(renderMetricsTable(report.rows, format, width));
      if (report.agreement.length > 0) {
        process.stdout.write(
          `\nTests against static analysis:\n\n${renderAgreementTable(report.agreement, format, width)}`,
        );
      }
    }
  });
}
