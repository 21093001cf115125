import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrerequisiteError } from '../core/errors.ts';
import type { Progress } from '../core/progress.ts';
import type { SandboxName } from '../sandbox/index.ts';
import { runBench } from './bench.ts';
import { BenchConfig } from './config.ts';

/** What a self-check found for one kind of answer whose verdict is known. */
export interface SelfCheck {
  model: string;
  expected: string;
  /** Samples that were judged as expected, of `total`. */
  right: number;
  total: number;
}

const expectations = [
  { model: 'mock/secure-reference', expected: 'secure' },
  { model: 'mock/insecure-reference', expected: 'vulnerable' },
  { model: 'mock/blank', expected: 'inconclusive' },
] as const;

/**
 * Sends answers with known verdicts through the whole path (repair, sandbox, tests) in a run folder of its own that is
 * removed afterwards. Throws PrerequisiteError for what the machine lacks.
 */
export async function selfCheck(options: {
  tasks: number;
  sandbox?: SandboxName;
  progress: Progress;
  signal: AbortSignal;
}): Promise<SelfCheck[]> {
  const runs = await mkdtemp(join(tmpdir(), 'sallm-doctor-'));
  try {
    const models = expectations.map(({ model }) => model);
    const { tasks: limit, sandbox, progress, signal } = options;
    const config = BenchConfig.parse({ models, limit, sandbox, judges: ['tests'] });
    const { run, summary } = await runBench(config, { runs, progress, signal });
    if (summary.samples.judged === 0) throw new PrerequisiteError(`Nothing could be judged (${run.path}).`);
    return expectations.map(({ model, expected }) => {
      const rows = summary.metrics.filter(
        (row) => row.verdictSource === 'tests' && row.model === model && row.group === 'all',
      );
      const total = rows.reduce((sum, row) => sum + row.samples, 0);
      const right = rows.reduce((sum, row) => sum + row.verdicts[expected], 0);
      return { model, expected, right, total };
    });
  } finally {
    await rm(runs, { recursive: true, force: true });
  }
}
