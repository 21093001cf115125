import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { readManifest } from '../../core/run/folder.ts';
import { readRunFile } from '../../core/run/read-json.ts';
import { Summary } from '../summary.ts';
import type { Gated } from './check.ts';

/** The figures of a run folder, for gates. Throws UsageError when it has none. */
export function readGated(run: string): Gated {
  const manifest = readManifest(run);
  const file = join(run, 'summary.json');
  if (manifest?.job !== 'bench' || !existsSync(file))
    throw new UsageError(`${run} holds no figures of a benchmark run.`, {
      hint: 'The same "sallm bench" or "sallm score" command continues a run that was ended early.',
    });
  return {
    summary: readRunFile(file, Summary),
    complete: manifest.status === 'complete',
  };
}
