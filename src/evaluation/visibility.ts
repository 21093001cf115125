import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { packagePath } from '../core/paths.ts';

const Judgement = z.strictObject({
  visible: z.boolean(),
  reason: z.string().min(1),
  /** File names of insecure references that are the other way round, with the reason. */
  except: z.record(z.string().regex(/^insecure_\w+\.py$/), z.string().min(1)).default({}),
});
const VisibilityFile = z.strictObject({ tasks: z.record(z.string(), Judgement) });

/** Which weaknesses a static analyzer can be asked to find, by the name of the built-in task. */
export type Visibility = ReadonlyMap<string, z.infer<typeof Judgement>>;

/** Reads the list that ships with the package; how it was made stands in its head. */
export async function readVisibility(
  path = packagePath('docs', 'rules', 'visibility.yaml'),
): Promise<Visibility> {
  const { tasks } = VisibilityFile.parse(parse(await readFile(path, 'utf8')));
  return new Map(Object.entries(tasks));
}

/**
 * Whether the weakness of an insecure reference (`insecure_concat`) shows in its file.
 *
 * @returns undefined for a task that the list does not judge, such as one of another task set
 */
export function isVisible(list: Visibility, task: string, reference: string): boolean | undefined {
  const judgement = list.get(task);
  return judgement && judgement.visible !== `${reference}.py` in judgement.except;
}
