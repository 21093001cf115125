// Metrics with 95 % intervals of any table of verdicts: a CSV or JSONL file, a run folder, SALLM's released files.
import { metricsOfFile } from 'sallm';

const { rows, problems } = await metricsOfFile(process.argv[2] ?? 'verdicts.csv', { ks: [1, 3], seed: 1 });
for (const { where, what } of problems) console.error('left out:', where, what);
for (const { model, verdictSource, group, at } of rows)
  if (group === 'all')
    for (const { k, securePass } of at)
      console.log(
        model,
        verdictSource,
        `secure-pass@${k}`,
        securePass.value,
        securePass.low,
        securePass.high,
      );
