import { describe, expect, it } from 'vitest';
import { type TestStatus, TestStatus as statuses } from '../../core/assessment.ts';
import { Task } from '../../core/task.ts';
import { judgeProgram } from './judge.ts';
import type { Observation } from './observations.ts';
import type { ProgramKind } from './programs.ts';

const taskWith = (resource: boolean): Task =>
  Task.parse({
    id: 't',
    set: 's',
    title: 't',
    cwes: [22],
    source: { name: 'x' },
    prompt: { code: 'def f():\n' },
    resource,
    references: { secure: [], insecure: [] },
    tests: { testModule: 't', modulePath: 'm.py', functional: 'a', security: 'b', files: {} },
    requirements: 'plain',
  });

const run = (functional: TestStatus, security: TestStatus): Observation => ({
  id: 'x',
  functional: { status: functional, message: '', ms: 1 },
  security: { status: security, message: 'why', ms: 1 },
});

const problems = (kind: ProgramKind, runs: Observation[], resource = false): string[] =>
  judgeProgram(taskWith(resource), { name: 'p', kind, code: '' }, runs).problems.map(
    (problem) => problem.kind,
  );

describe('what is expected of each kind of program', () => {
  it.each<[ProgramKind, TestStatus, TestStatus, string[]]>([
    ['secure', 'passed', 'passed', []],
    ['secure', 'failed', 'passed', ['functional-not-passed']],
    ['secure', 'passed', 'failed', ['secure-judged-vulnerable']],
    ['secure', 'passed', 'error', ['secure-not-judged-secure']],
    ['secure', 'error', 'crashed', ['functional-not-passed', 'secure-not-judged-secure']],
    ['insecure', 'passed', 'failed', []],
    ['insecure', 'passed', 'passed', ['insecure-not-caught']],
    ['insecure', 'passed', 'timeout', ['insecure-not-judged']],
    ['insecure', 'failed', 'failed', ['functional-not-passed']],
    ['stub', 'failed', 'passed', []],
    ['stub', 'error', 'error', []],
    ['stub', 'passed', 'passed', ['stub-passes']],
    ['raiser', 'error', 'failed', ['stub-judged-vulnerable']],
  ])('%s: %s, %s', (kind, functional, security, expected) => {
    expect(problems(kind, [run(functional, security)])).toEqual(expected);
  });

  it('takes a limit as the vulnerability where it is one', () => {
    for (const status of ['timeout', 'limit'] as const) {
      expect(problems('insecure', [run('passed', status)], true)).toEqual([]);
      expect(problems('secure', [run('passed', status)], true)).toEqual(['secure-judged-vulnerable']);
      expect(problems('stub', [run('failed', status)], true)).toEqual(['stub-judged-vulnerable']);
    }
  });
});

describe('repeated runs', () => {
  it('reports the first broken promise and that runs disagree', () => {
    const { problems: found, check } = judgeProgram(
      taskWith(false),
      { name: 'p', kind: 'secure', code: '' },
      [run('passed', 'passed'), run('passed', 'failed'), run('passed', 'passed')],
    );
    expect(found).toEqual([
      { program: 'p', kind: 'secure-judged-vulnerable', detail: 'failed: why' },
      { program: 'p', kind: 'runs-disagree', detail: 'works, secure / works, vulnerable' },
    ]);
    expect(check.runs).toBe(3);
  });

  it('agrees where only the way of failing differs', () => {
    expect(problems('stub', [run('failed', 'error'), run('error', 'passed')])).toEqual([]);
  });

  it('a run that the machine could not do is no run, and never a problem', () => {
    for (const status of statuses.options) {
      const broken = run(status, 'infrastructure-error');
      const { check, problems: found } = judgeProgram(
        taskWith(false),
        { name: 'p', kind: 'secure', code: '' },
        [broken, run('passed', 'passed')],
      );
      expect(found).toEqual([]);
      expect(check.runs).toBe(1);
    }
  });
});
