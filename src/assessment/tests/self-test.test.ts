import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureEnvironment, type PythonEnvironment } from '../../environments/index.ts';
import { openSandbox, type Sandbox } from '../../sandbox/index.ts';
import { hostilePrograms, selfTest } from './self-test.ts';

let sandbox: Sandbox;
let python: PythonEnvironment;

beforeAll(async () => {
  sandbox = await openSandbox();
  python = await ensureEnvironment('plain');
});
afterAll(() => sandbox.close());

describe.each([
  ['in fresh interpreters', false],
  ['in children of a warm parent', true],
])('hostile programs %s', (_where, warm) => {
  const programs = hostilePrograms();

  it('end as they should', async () => {
    const rows = await selfTest(sandbox, python, { warm, concurrency: 4 });
    expect(rows.length).toBeGreaterThanOrEqual(45);
    const wrong = rows.filter((row) => !row.ok);
    expect(wrong.map(({ name, expected, actual, result }) => ({ name, expected, actual, result }))).toEqual(
      [],
    );
    // Nothing of theirs may steer the terminal that shows the evidence.
    expect(JSON.stringify(rows)).not.toMatch(/\\u001b|\\u0007/);
  }, 300_000);

  it('leave the verdicts of their neighbours alone', async () => {
    const good = { name: 'good', title: 'nothing', expected: 'passed' };
    const code = 'def escaped():\n    return []\n\n\ndef answer():\n    return 42\n';
    const bad = { ...good, name: 'bad', expected: 'failed' };
    const hostile = programs.filter(({ name }) =>
      /^(memory_children|fork_bomb|patched_|kill_parent)/.test(name),
    );
    const mixed = hostile.flatMap((program) => [
      { ...good, code },
      program,
      { ...bad, code: code.replace('42', '41') },
    ]);
    const rows = await selfTest(sandbox, python, { programs: mixed, concurrency: 3, warm });
    expect(rows.filter((row) => !row.ok).map((row) => [row.name, row.actual])).toEqual([]);
  }, 300_000);
});
