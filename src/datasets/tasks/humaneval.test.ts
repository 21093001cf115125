import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { hasRealData, realData } from '../../../tests/support/real-data.ts';
import { readTaskSet } from './index.ts';

const ROW = {
  task_id: 'HumanEval/0',
  prompt: 'def twice(x):\n    return 2 * x\n\n\ndef four(x):\n    """Four times."""\n',
  entry_point: 'four',
  canonical_solution: '    return twice(twice(x))\n',
  test: '\n\nMETADATA = {}\n\n\ndef check(candidate):\n    assert candidate(3) == twice(6)\n',
};

describe('humaneval', () => {
  it('wraps check as a unittest that takes helpers from the prompt, not from the answer', async () => {
    const path = join(await folderOf({ 'h.jsonl': JSON.stringify(ROW) }), 'h.jsonl');
    const [task] = (await readTaskSet(path)).tasks;
    expect(task).toMatchObject({ id: 'HumanEval/0', cwes: [], entryPoint: 'four', requirements: 'plain' });
    expect(task?.references.secure).toEqual([{ name: 'canonical_solution', code: ROW.prompt + ROW.canonical_solution }]);
    expect(task?.tests).toMatchObject({ functional: 'test_functional', security: null, modulePath: 'solution.py' });
    expect(task?.tests?.files['given.py']).toBe(ROW.prompt);
    const test = task?.tests?.files['test_humaneval.py'];
    expect(test).toContain('from given import twice\n');
    expect(test).toContain('check(solution.four)');
  });

  it('lets nothing but a name into the generated module', async () => {
    const bad = { ...ROW, task_id: 'x', entry_point: 'four); import os; (0' };
    const path = join(await folderOf({ 'h.jsonl': [ROW, bad].map((row) => JSON.stringify(row)).join('\n') }), 'h.jsonl');
    const set = await readTaskSet(path);
    expect(set.tasks).toHaveLength(1);
    expect(set.problems).toEqual([{ where: `${path}:2`, what: 'entry_point: a Python name' }]);
  });

  describe.skipIf(!hasRealData)('on the published data', () => {
    it('has 164 problems; the generated tests pass on references and fail on stubs', async () => {
      const { tasks, problems } = await readTaskSet(realData('humaneval', 'HumanEval.jsonl.gz'));
      expect(problems).toEqual([]);
      expect(tasks).toHaveLength(164);
      // The three kinds of generated module: plain, with a helper of the prompt, with the answer by its own name.
      for (const id of ['HumanEval/0', 'HumanEval/32', 'HumanEval/33']) {
        const task = tasks.find((each) => each.id === id);
        const folder = await folderOf((task?.tests?.files ?? {}) as Record<string, string>);
        const passes = (code: string) => {
          writeFileSync(join(folder, 'solution.py'), code);
          try {
            execFileSync('python3', ['-B', '-m', 'unittest', 'test_humaneval'], { cwd: folder, stdio: 'ignore' });
            return true;
          } catch {
            return false;
          }
        };
        expect(passes(task?.references.secure[0]?.code ?? '')).toBe(true);
        expect(passes(`${task?.prompt.code ?? ''}    return None\n`)).toBe(false);
      }
    });
  });
});
