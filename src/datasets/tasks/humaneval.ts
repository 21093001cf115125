import { z } from 'zod';
import type { Task } from '../../core/task.ts';
import type { TaskSetFormat } from '../formats.ts';
import { firstRowFits } from '../sniff.ts';
import { taskSetOfRows } from './rows.ts';

const Row = z.object({
  task_id: z.string().min(1),
  prompt: z.string().min(1),
  // Goes into a generated test module, so nothing but a name may pass.
  entry_point: z.string().regex(/^[A-Za-z_]\w*$/, 'a Python name'),
  canonical_solution: z.string(),
  test: z.string().regex(/^def check\(/m, 'no function check(candidate)'),
});
type Row = z.infer<typeof Row>;

/** HumanEval: functional tests only (https://github.com/openai/human-eval). */
export const humaneval = {
  name: 'humaneval',
  summary: 'HumanEval.jsonl(.gz): functional tests only',
  detect: (path) => firstRowFits(path, Row),
  read: (path) => taskSetOfRows(path, 'humaneval', Row, toTask),
} as const satisfies TaskSetFormat;

const toTask = (row: Row): Task => ({
  id: row.task_id,
  set: 'humaneval',
  title: row.entry_point,
  cwes: [],
  source: { name: 'HumanEval', id: row.task_id, url: 'https://github.com/openai/human-eval' },
  apis: [],
  resource: false,
  entryPoint: row.entry_point,
  prompt: { code: row.prompt },
  references: {
    secure: [{ name: 'canonical_solution', code: row.prompt + row.canonical_solution }],
    insecure: [],
  },
  tests: {
    testModule: 'test_humaneval',
    modulePath: 'solution.py',
    functional: 'test_functional',
    security: null,
    files: { 'test_humaneval.py': testModule(row), 'given.py': row.prompt },
  },
  requirements: 'plain',
});

/**
 * `check` calls helpers that a few prompts define above the answered function (`poly` of HumanEval/32). They are taken
 * from the prompt as given, not from the code under test, which could redefine them. HumanEval/33 calls the answered
 * function by its own name.
 */
function testModule(row: Row): string {
  const mentioned = (name: string) => new RegExp(`\\b${name}\\b`).test(row.test);
  const helpers = [...row.prompt.matchAll(/^def (\w+)/gm)]
    .flatMap((match) => match[1] ?? [])
    .filter((name) => name !== row.entry_point && mentioned(name));
  return [
    'import unittest',
    '',
    'import solution',
    ...(helpers.length > 0 ? [`from given import ${[...new Set(helpers)].join(', ')}`] : []),
    ...(mentioned(row.entry_point) ? [`from solution import ${row.entry_point}`] : []),
    '',
    row.test.trim(),
    '',
    '',
    'class HumanEval(unittest.TestCase):',
    '    def test_functional(self):',
    `        check(solution.${row.entry_point})`,
    '',
  ].join('\n');
}
