import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { packagePath } from '../core/paths.ts';
import { findPython } from './find-python.ts';
import {
  PythonWorker,
  type PythonWorkerOptions,
  WorkerCrashed,
  WorkerError,
  WorkerTimeout,
} from './python-worker.ts';

const module = `
import os, subprocess, sys, time
started = None
def start(arguments):
    global started
    started = arguments
def handle(payload):
    kind = payload['do']
    if kind == 'echo': return payload.get('value')
    if kind == 'arguments': return started
    if kind == 'environment': return dict(os.environ)
    if kind == 'pid': return os.getpid()
    if kind == 'print': print('stray', flush=True); os.write(1, b'stray'); return 'quiet'
    if kind == 'raise': raise ValueError('no such thing')
    if kind == 'exit': os._exit(7)
    if kind == 'sleep': time.sleep(payload['seconds']); return 'slept'
    if kind == 'child': return subprocess.Popen(['sleep', '60']).pid
    if kind == 'memory': return len(bytearray(payload['bytes']))
`;

const echoes = { timeoutMs: 20_000 };
let folder: string;
let python: string;
let opened: PythonWorker[] = [];

beforeAll(async () => {
  python = (await findPython()).python;
  folder = mkdtempSync(join(tmpdir(), 'sallm-worker-'));
  writeFileSync(join(folder, 'worker.py'), module);
});
afterEach(async () => {
  await Promise.all(opened.map((worker) => worker.close()));
  opened = [];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(options: Partial<PythonWorkerOptions> = {}): PythonWorker {
  const worker = new PythonWorker({ python, script: join(folder, 'worker.py'), ...options });
  opened.push(worker);
  return worker;
}

const alive = (pid: number): boolean => {
  try {
    // A zombie that nobody has waited for yet counts as gone.
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
};
async function expectGone(pid: number): Promise<void> {
  for (let i = 0; i < 100 && alive(pid); i++) await sleep(50);
  expect(alive(pid)).toBe(false);
}

describe('PythonWorker', () => {
  test('gives back any JSON value unchanged, in order', async () => {
    const worker = open();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async (values) => {
        const answers = values.map((value) => worker.request({ do: 'echo', value }, echoes));
        // Compared as text: JSON has one zero.
        expect(JSON.stringify(await Promise.all(answers))).toBe(JSON.stringify(values));
      }),
      { numRuns: 50, examples: [[['\ud800', '\u2028\n\r\0', 'x'.repeat(3_000_000)]]] },
    );
  });

  test('passes arguments and nothing of the own environment', async () => {
    const worker = open({ args: ['a', 'b c'], env: { EXTRA: '1' } });
    expect(await worker.request({ do: 'arguments' }, echoes)).toEqual(['a', 'b c']);
    const environment = await worker.request<Record<string, string>>({ do: 'environment' }, echoes);
    expect(
      Object.keys(environment)
        .filter((name) => !name.startsWith('LC_'))
        .sort(),
    ).toEqual(['EXTRA', 'LANG', 'PATH', 'TMPDIR']);
  });

  test('what a module prints does not disturb the answers', async () => {
    const worker = open();
    expect(await worker.request({ do: 'print' }, echoes)).toBe('quiet');
    expect(await worker.request({ do: 'echo', value: 1 }, echoes)).toBe(1);
  });

  test('an exception is an error of that request alone', async () => {
    const worker = open();
    const pid = await worker.request({ do: 'pid' }, echoes);
    await expect(worker.request({ do: 'raise' }, echoes)).rejects.toThrow(
      new WorkerError('ValueError: no such thing'),
    );
    expect(await worker.request({ do: 'pid' }, echoes)).toBe(pid);
  });

  test('after a crash the next request gets a fresh process', async () => {
    const worker = open();
    const crash = worker.request({ do: 'exit' }, echoes);
    const next = worker.request({ do: 'echo', value: 'fine' }, echoes);
    await expect(crash).rejects.toThrow(WorkerCrashed);
    expect(await next).toBe('fine');
  });

  test('a request that takes too long is ended, the next one is served', async () => {
    const worker = open();
    const pid = await worker.request<number>({ do: 'pid' }, echoes);
    await expect(worker.request({ do: 'sleep', seconds: 60 }, { timeoutMs: 200 })).rejects.toThrow(
      WorkerTimeout,
    );
    await expectGone(pid);
    expect(await worker.request({ do: 'echo', value: 'fine' }, echoes)).toBe('fine');
  });

  test('an abort ends the request with its reason', async () => {
    const worker = open();
    await worker.request({ do: 'pid' }, echoes);
    const controller = new AbortController();
    const asked = worker.request({ do: 'sleep', seconds: 60 }, { ...echoes, signal: controller.signal });
    const queued = worker.request({ do: 'pid' }, { ...echoes, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 100);
    await expect(asked).rejects.toThrow('enough');
    await expect(queued).rejects.toThrow('enough');
  });

  test.runIf(process.platform === 'linux')('holds the memory limit', async () => {
    const worker = open({ memoryBytes: 512 * 1024 ** 2 });
    await expect(worker.request({ do: 'memory', bytes: 1024 ** 3 }, echoes)).rejects.toThrow(/MemoryError/);
    expect(await worker.request({ do: 'memory', bytes: 1000 }, echoes)).toBe(1000);
  });

  test('close ends the process and everything that it started', async () => {
    const worker = open();
    const pid = await worker.request<number>({ do: 'pid' }, echoes);
    const child = await worker.request<number>({ do: 'child' }, echoes);
    expect(alive(child)).toBe(true);
    await worker.close();
    await expectGone(pid);
    await expectGone(child);
    await expect(worker.request({ do: 'pid' }, echoes)).rejects.toThrow('closed');
  });

  test('an interpreter that is not there is a failed start that says so', async () => {
    await expect(open({ python: join(folder, 'none') }).request({ do: 'pid' }, echoes)).rejects.toThrow(
      /ENOENT/,
    );
  });

  test.each([
    ['idle, and the parent forgot to close it', 'setTimeout(() => {}, 0)'],
    [
      'busy when the parent is killed',
      "worker.request({do: 'sleep', seconds: 60}, {timeoutMs: 90000}).catch(() => {}); process.kill(process.pid, 'SIGKILL')",
    ],
  ])('never outlives its parent: %s', async (_name, ending) => {
    const program = `
      import { PythonWorker } from ${JSON.stringify(packagePath('src', 'environments', 'python-worker.ts'))};
      const worker = new PythonWorker(${JSON.stringify({ python, script: join(folder, 'worker.py') })});
      console.log(await worker.request({ do: 'pid' }, { timeoutMs: 20000 }));
      ${ending}`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    parent.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    await new Promise((resolve) => parent.on('close', resolve));
    expect(Number(output)).toBeGreaterThan(0);
    await expectGone(Number(output));
  });
});
