import { UsageError } from '../../core/errors.ts';
import { packagePath } from '../../core/paths.ts';
import type { Task } from '../../core/task.ts';
import { readTaskSet } from '../../datasets/index.ts';
import type { Case, EvaluationSet, Side } from '../case.ts';
import { isVisible, readVisibility, type Visibility } from '../visibility.ts';

const BUILTIN = 'builtin';

/**
 * The references of a task set: each insecure one is the counterpart of each secure one of its task. For the built-in tasks it is
 * known which weaknesses show in the file.
 *
 * @throws UsageError when the set has no insecure reference, or one that was left out on reading
 */
export async function readReferences(path: string | null): Promise<Omit<EvaluationSet, 'source'>> {
  const { name, tasks, problems } = await readTaskSet(path ?? packagePath('tasks'));
  if (problems.length > 0)
    throw new UsageError(
      [
        `${path ?? 'The built-in tasks'}: not every task can be read.`,
        ...problems.slice(0, 5).map(({ where, what }) => `${where}: ${what}`),
      ].join('\n'),
    );
  const list: Visibility = name === BUILTIN ? await readVisibility() : new Map();
  const cases = tasks.filter(({ cwes }) => cwes.length > 0).flatMap((task) => casesOf(task, list));
  if (!cases.some(({ side }) => side === 'insecure'))
    throw new UsageError(`${path ?? name} has no insecure references of a known weakness.`);
  return { name: name === BUILTIN ? 'tasks' : name, clusteredBy: 'task', paired: true, cases };
}

function casesOf({ id, cwes, references }: Task, list: Visibility): Case[] {
  const visible = new Map(references.insecure.map(({ name }) => [name, isVisible(list, id, name)]));
  // A secure reference is compared with what can be seen where there is such a thing in its task.
  const any = [...visible.values()].includes(true);
  return (['insecure', 'secure'] as const satisfies Side[]).flatMap((side) =>
    references[side].map(({ name, code }) => ({
      id: `${id}/${name}`,
      code,
      side,
      cwes,
      group: id,
      cluster: id,
      ...(list.has(id) && { visible: side === 'secure' ? any : visible.get(name) === true }),
    })),
  );
}
