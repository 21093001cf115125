import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestResult } from '../../core/assessment.ts';
import { Task } from '../../core/task.ts';
import { ensureEnvironment } from '../../environments/index.ts';
import { openSandbox, type Sandbox } from '../../sandbox/index.ts';
import { openTestRunner, type TestRunner } from './runner.ts';

let sandbox: Sandbox;
let fresh: TestRunner;
let warm: TestRunner;

beforeAll(async () => {
  sandbox = await openSandbox();
  const environmentFor = (name: string) => ensureEnvironment(name);
  fresh = openTestRunner({ sandbox, environmentFor, warm: false });
  warm = openTestRunner({ sandbox, environmentFor });
});
afterAll(async () => {
  await fresh.close();
  await warm.close();
  await sandbox.close();
});

/** A task whose test module is `body`, with `test_functional` in it. */
const task = (body: string, more: Partial<Task['tests'] & object> = {}): Task =>
  Task.parse({
    id: body,
    set: 'here',
    title: 'A task',
    cwes: [],
    source: { name: 'here' },
    prompt: {},
    references: { secure: [{ name: 'secure', code: 'def f(): return 1' }], insecure: [] },
    requirements: 'plain',
    tests: {
      testModule: 'test_it',
      modulePath: 'solution.py',
      functional: 'test_functional',
      security: null,
      files: { 'test_it.py': `import unittest\nimport os\n${body}` },
      ...more,
    },
  });
const method = (lines: string): string =>
  `class Test(unittest.TestCase):\n  def test_functional(self):\n    ${lines.replaceAll('\n', '\n    ')}`;

/** The result in a child of a warm parent, which has to be the same as in a fresh process. */
async function functional(of: Task, code: string): Promise<TestResult | null> {
  const [one, other] = await Promise.all([warm.runTests(of, code), fresh.runTests(of, code)]);
  expect({ ...one.functional, durationMs: 0 }).toEqual({ ...other.functional, durationMs: 0 });
  return one.functional;
}

describe('how a test ends', () => {
  const f = method('from solution import f\nself.assertEqual(f(), 1)');

  it.each([
    ['passed', 'def f(): return 1', undefined],
    ['failed', 'def f(): return 2', '2 != 1'],
    ['error', 'def f(): return {}[0]', 'KeyError: 0'],
    ['error', 'def f() return 1', 'SyntaxError'],
    ['error', 'import there_is_no_such_module\ndef f(): return 1', 'ModuleNotFoundError'],
    ['error', 'def f(): assert 1 == 2', 'AssertionError'],
    ['error', 'def f(): raise SystemExit(0)', 'SystemExit'],
    ['crashed', 'import os\ndef f(): os.kill(os.getpid(), 11)', 'SIGSEGV'],
    ['crashed', 'import os\ndef f(): os._exit(3)', 'exit code 3'],
  ])('%s: %s', async (status, code, message) => {
    const result = await functional(task(f), code);
    expect(result?.status).toBe(status);
    if (message !== undefined) expect(result?.message).toContain(message);
  });

  it('tells where it failed, by the lines of the test', async () => {
    const result = await functional(task(f), 'def f(): print("hint"); return 2');
    expect(result?.traceback).toContain('self.assertEqual(f(), 1)');
    expect(result?.traceback).not.toContain('judge.py');
    expect(result?.output).toBe('hint\n');
  });

  it('is an infrastructure error when the task lacks the method', async () => {
    expect(await functional(task('class Test(unittest.TestCase): pass'), '')).toMatchObject({
      status: 'infrastructure-error',
    });
  });

  it('is an infrastructure error when the test itself cannot be read: that is no crash of the program', async () => {
    const result = await functional(task('class Test(:\n'), 'def f(): return 1');
    expect(result).toMatchObject({ status: 'infrastructure-error' });
    expect(result?.message).toContain('SyntaxError');
  });

  it('counts a time-out, after a look at the time of the reference', async () => {
    const of = task(method('import solution'));
    expect(await functional(of, 'while True: pass')).toMatchObject({ status: 'timeout', limit: 'cpu' });
    expect((await warm.calibrate(of))?.wallMs).toBeGreaterThan(0);
  });
});

describe('what unittest offers', () => {
  const passing: [string, string][] = [
    [
      'fixtures',
      'log = []\nclass Test(unittest.TestCase):\n  @classmethod\n  def setUpClass(cls): log.append("class")\n  def setUp(self): log.append("one"); self.addCleanup(log.append, "clean")\n' +
        '  def tearDown(self): log.append("down")\n  def test_functional(self): self.assertEqual(log, ["class", "one"])',
    ],
    ['sub-tests', method('for i in range(3):\n  with self.subTest(i=i): self.assertLess(i, 3)')],
    [
      'asynchronous tests',
      'class Test(unittest.IsolatedAsyncioTestCase):\n  async def test_functional(self):\n    import asyncio\n    await asyncio.sleep(0)\n    self.assertTrue(True)',
    ],
    [
      'patched functions of the system',
      'from unittest.mock import patch\n' +
        method(
          'with patch("os.system") as spy, patch("builtins.open"):\n  os.system("x"); self.assertTrue(spy.called)',
        ),
    ],
    [
      'expected exceptions',
      method(
        'with self.assertRaises(KeyError): {}[0]\nwith self.assertRaisesRegex(ValueError, "bad"): raise ValueError("bad")',
      ),
    ],
    [
      'loggers and named tuples',
      method(
        'import solution\nwith self.assertLogs() as logs: solution.f()\nself.assertEqual(logs.records[0].funcName, "f")',
      ),
    ],
  ];
  it.each(passing)('%s', async (_, body) => {
    const code =
      'import logging, collections, dataclasses, inspect\nPoint = collections.namedtuple("Point", "x y")\n' +
      '@dataclasses.dataclass\nclass A:\n  x: int\ndef f(): logging.getLogger().warning("x", stack_info=True); return inspect.signature(f)';
    expect(await functional(task(body), code)).toMatchObject({ status: 'passed' });
  });

  it.each([
    ['a sub-test that fails', method('with self.subTest(): self.fail("this")'), 'failed'],
    ['a fixture that breaks', `${method('pass')}\n  def setUp(self): raise OSError("x")`, 'error'],
    ['a class fixture that breaks', `${method('pass')}\n  def setUpClass(): raise OSError("x")`, 'error'],
    ['a skipped test', method('self.skipTest("x")'), 'error'],
    [
      'an expected failure',
      `class Test(unittest.TestCase):\n  @unittest.expectedFailure\n  def test_functional(self): self.fail()`,
      'tampered',
    ],
  ])('%s', async (_, body, status) => {
    expect(await functional(task(body), '')).toMatchObject({ status });
  });

  it('lays out helpers and binary files, and takes helpers from the task, not from the disk', async () => {
    const of = task(
      `import kit\n${method('import solution\nself.assertEqual(kit.value(), open("a/data.bin", "rb").read())')}`,
      {
        files: {
          'test_it.py': `import unittest\nimport kit\n${method('import solution\nself.assertEqual(kit.value(), open("a/data.bin", "rb").read())')}`,
          'kit.py': 'def value(): return b"\\x00\\xff"',
          'a/data.bin': { base64: 'AP8=' },
        },
      },
    );
    expect(await functional(of, '')).toMatchObject({ status: 'passed' });
    expect(await functional(of, 'import os\nopen("a/data.bin", "w").close()')).toMatchObject({
      status: 'failed',
    });
    const shadow =
      'import sys, types\nfake = types.ModuleType("kit"); fake.value = lambda: b""\nsys.modules["kit"].value = fake.value\nopen("a/data.bin", "w").close()';
    const tampered = await functional(of, shadow);
    expect(tampered?.status).toBe('tampered');
    expect(tampered?.message).toContain('kit.value');
  });
});
