import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cachePath } from '../../core/paths.ts';
import { Task } from '../../core/task.ts';
import { ensureEnvironment } from '../../environments/index.ts';
import { openSandbox, type Sandbox } from '../../sandbox/index.ts';
import { isHidden } from '../../sandbox/layout.ts';
import { openTestRunner } from './runner.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

/** The parent compiles the task's modules, and keeps them: what this one holds stays in its memory. */
const task = (name: string, megabytes: number): Task =>
  Task.parse({
    id: name,
    set: 'here',
    title: name,
    cwes: [],
    source: { name: 'here' },
    prompt: {},
    references: { secure: [], insecure: [] },
    requirements: 'plain',
    tests: {
      testModule: 'test_it',
      modulePath: 'solution.py',
      functional: 'test_functional',
      security: null,
      files: {
        'test_it.py': `import unittest\nfrom solution import f\nclass Test(unittest.TestCase):\n  def test_functional(self):\n    self.assertEqual(f(), 1)\n`,
        'ballast.py': `ballast = "${name}${'x'.repeat(megabytes * 1024 ** 2)}"\n`,
      },
    },
  });

// A cache below a folder that every job has of its own cannot be shown to a warm parent: there is none then.
it.skipIf(isHidden(cachePath()))(
  'a parent that has grown is replaced, and no test is lost by it',
  async () => {
    let opened = 0;
    const counting: Sandbox = {
      ...sandbox,
      run: (job) => sandbox.run(job),
      openWarm: (spec) => {
        opened++;
        return sandbox.openWarm(spec);
      },
    };
    const runner = openTestRunner({ sandbox: counting, environmentFor: (name) => ensureEnvironment(name) });
    const judge = async (of: Task) => (await runner.runTests(of, 'def f(): return 1')).functional?.status;
    for (const name of ['a', 'b', 'c']) expect(await judge(task(name, 0))).toBe('passed');
    expect(opened).toBe(1);
    for (const name of ['d', 'e', 'f', 'g', 'h', 'i']) expect(await judge(task(name, 24))).toBe('passed');
    expect(opened).toBeGreaterThan(1);
    await runner.close();
  },
);

it('a run leaves nothing on the signal that could have ended it', async () => {
  const { signal } = new AbortController();
  const runner = openTestRunner({ sandbox, environmentFor: (name) => ensureEnvironment(name) });
  for (let run = 0; run < 3; run++)
    await runner.runTests(task('signal', 0), 'def f(): return 1', { signal, methods: ['functional'] });
  await runner.close();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
