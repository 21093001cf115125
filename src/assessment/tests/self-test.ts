import { readdirSync, readFileSync } from 'node:fs';
import pLimit from 'p-limit';
import type { TestResult } from '../../core/assessment.ts';
import { packagePath } from '../../core/paths.ts';
import type { TaskTests } from '../../core/task.ts';
import type { PythonEnvironment } from '../../environments/index.ts';
import type { Limits, Sandbox } from '../../sandbox/index.ts';
import { attempt, type Bench } from './attempt.ts';
import { WarmPool } from './warm-pool.ts';

/** A program that attacks the sandbox or the verdict, and how it has to end. */
export interface HostileProgram {
  name: string;
  /** What it tries. */
  title: string;
  /** The status of the test, and the limit when one is to be hit: `failed`, `limit memory`. */
  expected: string;
  code: string;
}

export interface SelfTestRow extends Omit<HostileProgram, 'code'> {
  actual: string;
  ok: boolean;
  result: TestResult;
}

/** Contained programs find nothing to escape through; forgers answer 41 and try to have it taken for 42. */
const test = `import unittest

EXPECTED = 42


class Test(unittest.TestCase):
    def test_functional(self):
        import solution

        self.assertEqual(solution.escaped(), [])
        self.assertEqual(solution.answer(), EXPECTED)
`;

/** The test that hostile programs are judged by. */
export const hostileTests: TaskTests = {
  testModule: 'test_hostile',
  modulePath: 'solution.py',
  functional: 'test_functional',
  security: null,
  files: { 'test_hostile.py': test },
};

const limits: Partial<Limits> = { cpuSeconds: 2, wallSeconds: 15, memoryBytes: 512 * 1024 ** 2 };

const header = (name: string, text: string, key: string): string => {
  const value = new RegExp(`^# ${key}: (.+)$`, 'm').exec(text)?.[1];
  if (value === undefined) throw new Error(`python/hostile/${name} does not say what it ${key}`);
  return value;
};

/** The corpus: `python/hostile/`, one program per file. */
export function hostilePrograms(): HostileProgram[] {
  const folder = packagePath('python', 'hostile');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((file) => {
      const code = readFileSync(`${folder}/${file}`, 'utf8');
      const name = file.replace(/\.py$/, '');
      return { name, title: header(file, code, 'tries'), expected: header(file, code, 'expect'), code };
    });
}

/** Runs hostile programs against the sandbox and the verdict of this machine, `concurrency` at once, and reports each. */
export async function selfTest(
  sandbox: Sandbox,
  python: PythonEnvironment,
  options: {
    programs?: readonly HostileProgram[];
    concurrency?: number;
    /** Whether in children of a warm parent; default: each in a fresh interpreter. */
    warm?: boolean;
    onRow?: (row: SelfTestRow) => void;
    signal?: AbortSignal;
  } = {},
): Promise<SelfTestRow[]> {
  // What is asked to be proven of warm parents must not be shown of fresh processes.
  const refuse = (message: string): never => {
    throw new Error(message);
  };
  const bench: Bench = { sandbox, warm: options.warm ? new WarmPool(sandbox, refuse) : null };
  const limit = pLimit(options.concurrency ?? 2);
  const run = async ({ code, ...program }: HostileProgram): Promise<SelfTestRow> => {
    const { result } = await attempt(bench, python, {
      tests: hostileTests,
      code,
      method: 'test_functional',
      limits,
      signal: options.signal,
    });
    const actual = result.limit === undefined ? result.status : `${result.status} ${result.limit}`;
    const row = { ...program, actual, ok: actual === program.expected, result };
    options.onRow?.(row);
    return row;
  };
  try {
    return await Promise.all((options.programs ?? hostilePrograms()).map((program) => limit(run, program)));
  } finally {
    await bench.warm?.close();
  }
}
