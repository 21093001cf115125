import { join } from 'node:path';
import { contentName } from '../analysis/sarif/join.ts';
import { withoutSuppressions } from '../analysis/suppressions.ts';
import { writeFileAtomic } from '../core/run/atomic.ts';
import type { RunData } from '../report/data.ts';

/**
 * Writes the programs of a run for tools that read folders: `FOLDER/TASK/CONTENT.py`, each distinct program of a task
 * once. `--sarif` joins what they find by the file's name, which is made of the program. Comments that ask analyzers to
 * be silent are taken their meaning.
 *
 * @returns how many files
 */
export function exportCode({ samples }: Pick<RunData, 'samples'>, folder: string): number {
  const programs = new Map(
    samples.flatMap(({ generation, assessment }) => {
      if (assessment?.repair.outcome !== 'ok') return [];
      const { code } = assessment.repair;
      const name = join(generation.task.replaceAll(/[^\w.-]+/g, '_').replace(/^\.+/, '_'), contentName(code));
      return [[name, code] as const];
    }),
  );
  for (const [name, code] of programs) writeFileAtomic(join(folder, name), withoutSuppressions(code));
  return programs.size;
}
