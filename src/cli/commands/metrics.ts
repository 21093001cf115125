import type { Command } from 'commander';
import {
  metricsOfFile,
  renderAgreementTable,
  renderMetricsTable,
  renderPublishedTable,
} from '../../benchmark/metrics/index.ts';
import { UsageError } from '../../core/errors.ts';
import { newCommand } from '../define.ts';

const formats = ['text', 'markdown', 'json'] as const;
const countings = ['standard', 'published'] as const;

function oneOf<const T extends string>(flag: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (!found) throw new UsageError(`${flag}: "${value}" is not one of ${known.join(', ')}.`);
  return found;
}

function parseKs(text: string): number[] {
  const ks = text.split(',').map(Number);
  if (ks.every((k) => Number.isInteger(k) && k > 0)) return ks;
  throw new UsageError(`-k: "${text}" is not a list of whole numbers from 1, such as 1,3,5.`);
}

/** `sallm metrics`: the metrics of any table of verdicts. */
export function metrics(): Command {
  const command = newCommand('metrics', 'Compute the metrics of any table of verdicts', [
    ['sallm metrics verdicts.csv', 'columns: docs/metrics.md'],
    ['sallm metrics runs/<run>', 'a run folder of ours'],
    ['sallm metrics gpt-4_0.0.jsonl.gz --metrics published', "SALLM's files, counted as in the paper"],
  ]);
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
    const seed = Number(given.seed);
    if (!Number.isInteger(seed)) throw new UsageError(`--seed: "${given.seed}" is not a whole number.`);

    const report = await metricsOfFile(files, { ks: parseKs(given.k), seed });
    for (const { where, what } of report.problems) process.stderr.write(`left out: ${where}: ${what}\n`);
    if (format === 'json') {
      process.stdout.write(JSON.stringify(report, null, 2) + '\n');
    } else if (counting === 'published') {
      process.stdout.write(renderPublishedTable(report.published, format));
    } else {
      process.stdout.write(renderMetricsTable(report.rows, format));
      if (report.agreement.length > 0) {
        process.stdout.write(
          `\nTests against static analysis:\n\n${renderAgreementTable(report.agreement, format)}`,
        );
      }
    }
  });
}
