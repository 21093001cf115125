import { expect, it } from 'vitest';
import { tables, summaryText, validityLine } from './render.ts';
import type { TaskCheck } from './task-check.ts';
import { recordOf, recordText, Validity } from './validity.ts';

const checkOf = (id: string, over: Partial<TaskCheck> = {}): TaskCheck => ({
  id,
  title: 't',
  cwes: [22],
  source: 'CodeQL',
  technique: 'result',
  hash: `hash of ${id}`,
  status: 'valid',
  runs: 10,
  problems: [],
  programs: [],
  mutants: [],
  static: {},
  times: { functional: { median: 5, max: 9 }, security: null },
  ...over,
});

const checks = [
  checkOf('b', {
    status: 'invalid',
    problems: [
      { program: 'secure_1', kind: 'secure-judged-vulnerable', detail: 'failed: a | b,\n"c" <script>' },
      { program: 'stub', kind: 'stub-passes', detail: '' },
    ],
  }),
  checkOf('a', {
    mutants: (['broken', 'caught', 'survived', 'unclear'] as const).map((outcome, line) => ({
      reference: 'secure_1',
      kind: 'guard',
      line,
      before: 'if x:',
      outcome,
    })),
  }),
  checkOf('c', { status: 'unproven' }),
  checkOf('d', { status: 'no-test' }),
];

it('the share counts what has a verdict, the rest stands beside it', () => {
  expect(validityLine(checks)).toBe('1 of 2 tasks valid (50.0 %), 1 could not be run, 1 without a test');
  expect(validityLine([checkOf('x', { status: 'no-test' })])).toBe('0 of 0 tasks valid, 1 without a test');
});

it('what a test said stays in its cell', () => {
  const [head, first] = tables['.csv']!(checks).split(/\n(?=\w)/);
  expect(head).toContain('task,CWE,source');
  expect(first).toContain(
    '"secure_1 is secure, yet judged vulnerable (failed: a | b, ""c"" <script>); stub does',
  );
  const rows = tables['.md']!(checks)
    .split('\n')
    .filter((line) => line.startsWith('| b '));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain('failed: a \\| b, "c" \\<script\\>');
  expect(JSON.parse(tables['.json']!(checks))).toEqual(checks);
});

it('the summary names each task that is not proven and why', () => {
  const text = summaryText(checks);
  expect(text).toMatch(/^b \(CWE-22 .*\)\n {2}secure_1 is secure.*\n {2}stub does nothing, yet passes/);
  expect(text).toMatch(/\nc\n {2}could not be run\n/);
  expect(text).toContain('Mutants of secure references: 4, 3 of them work, 1 of these caught.');
});

it('the record has neither times nor the order of running in it', () => {
  const set = { name: 's', hash: 'h' };
  const slower = checks.map((check) => ({ ...check, times: { functional: null, security: null } }));
  expect(recordOf(set, slower.reverse(), 10)).toEqual(recordOf(set, checks, 10));
  const record = recordOf(set, checks, 10);
  expect(record.tasks.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  expect(record.tasks[0]?.survivors).toEqual([
    { reference: 'secure_1', kind: 'guard', line: 2, before: 'if x:' },
  ]);
  expect(Validity.parse(JSON.parse(recordText(record)))).toEqual(record);
  expect(
    recordText(record)
      .split('\n')
      .filter((line) => line.startsWith('    {"id"')),
  ).toHaveLength(4);
});
