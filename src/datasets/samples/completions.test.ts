import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { jsonLines, readAll } from '../../../tests/support/read-samples.ts';
import { joinPrompt } from './prompts.ts';

const prompt = 'import os\n\n\ndef f(a,  b):\n    """Add."""\n';
const problems = jsonLines([
  { task_id: 'T/0', prompt, entry_point: 'f', canonical_solution: '    return a + b\n', test: '' },
]);
const completion = (text: string, over: object = {}) => ({ task_id: 'T/0', completion: text, ...over });

describe('joinPrompt', () => {
  it('puts the prompt in front, unless the completion repeats it, spaces aside', () => {
    expect(joinPrompt(prompt, '    return 1\n')).toEqual({
      code: `${prompt}    return 1\n`,
      repeated: false,
    });
    for (const repeated of [
      `${prompt}    return 1\n`,
      'import os\ndef f(a, b):\n  """Add."""\n  return 1',
      prompt,
    ])
      expect(joinPrompt(prompt, repeated)).toEqual({ code: repeated, repeated: true });
    const start = 'import os\n\n\ndef f(a,';
    expect(joinPrompt(prompt, start)).toEqual({ code: prompt + start, repeated: false });
  });
});

describe('samples', () => {
  it('finds the problems beside the completions and joins their prompts', async () => {
    const folder = await folderOf({
      'answers/b.jsonl': jsonLines([completion('    return 2\n', { model: 'm', temperature: 0.8 })]),
      'answers/a.jsonl': jsonLines([
        completion('    return 0\n'),
        completion(`${prompt}    return 1\n`),
        completion('    pass\n', { task_id: 'T/9' }),
      ]),
      'humaneval/HumanEval.jsonl': problems,
    });
    const { samples, problems: found } = await readAll(join(folder, 'answers'));
    expect(samples).toEqual([
      {
        id: 'a/T/0/0',
        code: `${prompt}    return 0\n`,
        origin: { file: 'a.jsonl', task: 'T/0', sample: 0, model: 'a', promptRepeated: false },
      },
      {
        id: 'a/T/0/1',
        code: `${prompt}    return 1\n`,
        origin: { file: 'a.jsonl', task: 'T/0', sample: 1, model: 'a', promptRepeated: true },
      },
      {
        id: 'b/m@0.8/T/0/0',
        code: `${prompt}    return 2\n`,
        origin: {
          file: 'b.jsonl',
          task: 'T/0',
          sample: 0,
          model: 'm',
          temperature: 0.8,
          promptRepeated: false,
        },
      },
    ]);
    expect(found.map(({ what }) => what)).toEqual([expect.stringContaining('has no such task')]);
  });

  it('leaves out completions whose prompt is not at hand, unless it is told to take them', async () => {
    const folder = await folderOf({
      'samples.jsonl': jsonLines([completion('\n    return 1\n'), completion('def f():\n    pass\n')]),
      'tasks.jsonl': problems,
    });
    const path = join(folder, 'samples.jsonl');
    const without = await readAll(path);
    expect(without.codes).toEqual(['def f():\n    pass\n']);
    expect(without.problems.map(({ what }) => what)).toEqual([expect.stringContaining('--problems')]);
    expect((await readAll({ path, problems: 'none' })).codes).toHaveLength(2);
    expect((await readAll({ path, problems: join(folder, 'tasks.jsonl') })).codes[0]).toBe(
      `${prompt}\n    return 1\n`,
    );
    await expect(readAll({ path, problems: path })).rejects.toThrow(/holds no problems/);
  });
});
