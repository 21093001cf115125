import { stat } from 'node:fs/promises';
import { UsageError } from '../../core/errors.ts';
import { packagePath } from '../../core/paths.ts';
import type { TaskSet } from '../../core/task.ts';
import type { TaskSetFormat } from '../formats.ts';
import { folder } from './folder.ts';
import { humaneval } from './humaneval.ts';
import { sallm } from './sallm.ts';
import { securityeval } from './securityeval.ts';

/** Every format of task sets, in the order in which they are tried. */
const taskSetFormats: readonly TaskSetFormat[] = [folder, sallm, humaneval, securityeval];

/**
 * Reads a task set: `builtin` (the tasks that ship with the product), or a path, whose format is recognised.
 * What was left out is in the set's `problems`.
 * @throws UsageError when there is no such path, no format fits, or no task could be read.
 */
export async function readTaskSet(pathOrName: string): Promise<TaskSet> {
  const path = pathOrName === 'builtin' ? packagePath('tasks') : pathOrName;
  if (!(await stat(path).catch(() => undefined)))
    throw new UsageError(`There is no task set ${pathOrName}.`, {
      hint: 'Give "builtin", or the path of a folder or file.',
    });
  for (const format of taskSetFormats) if (await format.detect(path)) return format.read(path);
  throw new UsageError(`${path} is not a task set in a known format.`, {
    hint: `Known are ${taskSetFormats.map((format) => `${format.name} (${format.summary})`).join('; ')}.`,
  });
}
