import { describe, expect, test } from 'vitest';
import { packagePath } from '../core/paths.ts';
import { readTaskSet } from '../datasets/index.ts';
import { isVisible, readVisibility } from './visibility.ts';

describe('the list of visible weaknesses', async () => {
  const list = await readVisibility();
  const { tasks } = await readTaskSet(packagePath('tasks'));

  test('judges every task, and nothing else', () => {
    expect([...list.keys()].sort()).toEqual(tasks.map(({ id }) => id).sort());
  });

  test('calls at most 30 % of the tasks, and of their insecure references, not visible', () => {
    const hidden = [...list.values()].filter(({ visible }) => !visible);
    expect(hidden.length / list.size).toBeLessThanOrEqual(0.3);
    const verdicts = tasks.flatMap(({ id, references }) =>
      references.insecure.map(({ name }) => isVisible(list, id, name)),
    );
    expect(verdicts).not.toContain(undefined);
    expect(verdicts.filter((visible) => !visible).length / verdicts.length).toBeLessThanOrEqual(0.3);
  });

  test('names exceptions that exist, and never all references of a task', () => {
    for (const { id, references } of tasks) {
      const names = references.insecure.map(({ name }) => `${name}.py`);
      const exceptions = Object.keys(list.get(id)?.except ?? {});
      expect(names).toEqual(expect.arrayContaining(exceptions));
      expect(exceptions.length).toBeLessThan(names.length);
    }
  });

  test('turns an exception round', () => {
    expect(isVisible(list, 'cwe401-tile-cache', 'insecure_dict')).toBe(false);
    expect(isVisible(list, 'cwe401-tile-cache', 'insecure_cache')).toBe(true);
    expect(isVisible(list, 'cwe041-draft-pages', 'insecure_prefix')).toBe(false);
    expect(isVisible(list, 'of-another-set', 'insecure_prefix')).toBeUndefined();
  });
});
