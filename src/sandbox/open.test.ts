import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPython } from '../environments/index.ts';
import { openSandbox } from './open.ts';
import type { Sandbox, SandboxJob, SandboxResult } from './sandbox.ts';

let sandbox: Sandbox;
let python: { command: string; folder: string };

beforeAll(async () => {
  sandbox = await openSandbox();
  const base = await findPython();
  python = { command: base.python, folder: base.prefix };
});
afterAll(() => sandbox.close());

type Ended = Extract<SandboxResult, { kind: 'ended' }>;
type Options = Partial<Omit<SandboxJob, 'command'>>;

async function run(command: string[], options: Options = {}): Promise<Ended> {
  const result = await sandbox.run({ command, readOnly: [], files: {}, ...options });
  if (result.kind !== 'ended') throw new Error(result.message);
  return result;
}
const shell = (script: string, options: Options = {}): Promise<Ended> =>
  run(['/bin/sh', '-c', script], options);
const py = (script: string, options: Options = {}): Promise<Ended> =>
  run([python.command, '-I', '-c', script], { readOnly: [python.folder], ...options });

/** Command lines of this machine's processes. */
const commandLines = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
      } catch {
        return [];
      }
    });

describe('what a job gets', () => {
  it('gets its files, input, environment and nothing else', async () => {
    const result = await shell(
      'cat; cat a/b.txt; env | grep -v ^PWD=; echo out >&2; echo verdict >&3; exit 7',
      {
        files: { 'a/b.txt': 'file ' },
        env: { NAME: 'value with space' },
        stdin: 'input ',
        resultChannel: true,
      },
    );
    expect(result).toMatchObject({
      exitCode: 7,
      signal: null,
      limit: null,
      stdout: 'input file NAME=value with space\n',
      stderr: 'out\n',
      result: 'verdict\n',
      outputTruncated: false,
    });
  });

  it('keeps jobs apart and several at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, i) => shell(`ls /tmp /scratch; echo ${i} > /tmp/mine; cat /tmp/mine`)),
    );
    expect(results.map((result) => result.stdout)).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => `/scratch:\n\n/tmp:\n${i}\n`),
    );
  });

  it('refuses a file outside the scratch folder', async () => {
    await expect(shell('true', { files: { '../x': '' } })).rejects.toThrow('outside');
  });

  it('passes a signal on by name', async () => {
    expect(await shell('kill -SEGV $$')).toMatchObject({ exitCode: null, signal: 'SIGSEGV', limit: null });
  });

  it('stops with the abort signal', async () => {
    const abort = new AbortController();
    const running = shell('sleep 50', { signal: abort.signal });
    setTimeout(() => abort.abort(new Error('enough')), 50);
    await expect(running).rejects.toThrow('enough');
  });
});

describe('what a job cannot reach', () => {
  it('sees no process, descriptor or host name of this machine', async () => {
    const result = await shell('ls /proc/self/fd | tr "\\n" " "; ls -d /proc/[0-9]* | wc -l; hostname');
    expect(result.stdout).toMatch(/^0 1 2 3 [3-6]\nsandbox\n$/);
  });

  it('is not root and cannot become it', async () => {
    const result = await py(
      'import os\nprint(os.getresuid(), os.getgroups())\ntry: os.setuid(0)\nexcept OSError as e: print(e.errno)',
    );
    expect(result.stdout).toBe('(1000, 1000, 1000) []\n22\n');
  });

  it('cannot write outside its scratch folders', async () => {
    const result = await shell(
      'for p in / /usr /usr/lib /etc /dev /proc /proc/sys/kernel; do touch $p/x 2>/dev/null && echo "$p"; done; ' +
        'for p in /scratch /tmp /dev/shm; do touch $p/x && echo "$p"; done',
    );
    expect(result.stdout).toBe('/scratch\n/tmp\n/dev/shm\n');
  });

  it('sees nothing of home, /run, /var or /sys', async () => {
    expect((await shell('ls / | tr "\\n" " "')).stdout).not.toMatch(/home|root|run|var|sys |srv|opt/);
  });

  const calls: [string, number, string][] = [
    ['ptrace', 101, '0, 0, 0, 0'],
    ['mount', 165, 'b"none", b"/scratch", b"tmpfs", 0, 0'],
    ['unshare of a user namespace', 272, '0x10000000'],
    ['clone into a user namespace', 56, '0x10000011, 0, 0, 0, 0'],
    ['setns', 308, '0, 0'],
    ['keyctl', 250, '0, 0'],
    ['bpf', 321, '0, 0, 0'],
    ['perf_event_open', 298, '0, 0, -1, -1, 0'],
    ['userfaultfd', 323, '0'],
    ['process_vm_readv', 310, '1, 0, 0, 0, 0, 0'],
    ['kexec_load', 246, '0, 0, 0, 0'],
    ['init_module', 175, '0, 0, b""'],
    ['open_by_handle_at', 304, '0, 0, 0'],
    ['a call by the x32 convention', 0x40000000 + 39, ''],
  ];
  it.skipIf(process.arch !== 'x64').each(calls)('is refused %s', async (_, number, args) => {
    const result = await py(
      `import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\nr = libc.syscall(${number}${args && `, ${args}`})\n` +
        'if r == 0: os._exit(1)\nprint(r, ctypes.get_errno())',
    );
    expect(result.stdout).toBe(number > 0x40000000 ? '-1 38\n' : '-1 1\n');
  });

  it('is refused io_uring and memory outside processes', async () => {
    const result = await py(
      'import ctypes, platform\nlibc = ctypes.CDLL(None, use_errno=True)\n' +
        'x = platform.machine() == "x86_64"\n' +
        'for n in ([425, 319, 29] if x else [425, 279, 194]): print(libc.syscall(n, 1, 0, 0), ctypes.get_errno())',
    );
    expect(result.stdout).toBe('-1 38\n-1 38\n-1 38\n');
  });

  it('opens sockets of its own loopback only', async () => {
    const result = await py(
      'import socket\n' +
        'for family in (16, 17, 40, 38):\n' +
        '  try: socket.socket(family, socket.SOCK_DGRAM); print("open", family)\n' +
        '  except OSError as e: print(e.errno)\n' +
        's = socket.create_server(("127.0.0.1", 0)); c = socket.create_connection(s.getsockname()); print("own")\n' +
        'try: socket.create_connection(("192.0.2.1", 80), 1)\nexcept OSError as e: print(e.errno)',
    );
    expect(result.stdout).toBe('97\n97\n97\n97\nown\n101\n');
  });
});

describe('limits', () => {
  const MB = 1024 ** 2;

  it('holds CPU time of one process and of many together', async () => {
    const limits = { cpuSeconds: 0.5, wallSeconds: 20 };
    expect(await py('while True: pass', { limits })).toMatchObject({ limit: 'cpu' });
    const many = 'import os\nfor _ in range(3): os.fork()\nwhile True: pass';
    expect(await py(many, { limits })).toMatchObject({ limit: 'cpu' });
  });

  it('holds wall time', async () => {
    expect(await shell('sleep 30', { limits: { wallSeconds: 0.3 } })).toMatchObject({
      limit: 'wall',
      signal: 'SIGKILL',
    });
  });

  it('holds memory of one process', async () => {
    const limits = { memoryBytes: 100 * MB };
    const result = await py('x = []\nwhile True: x.append(bytearray(10_000_000))', { limits });
    expect(result).toMatchObject({ limit: 'memory' });
    const once = await py('bytearray(3_000_000_000)', { limits });
    expect(once.stderr).toContain('MemoryError');
  });

  it('holds memory spread over children', async () => {
    const script =
      'import os, time\nfor _ in range(8):\n  if os.fork() == 0:\n    x = bytearray(b"x") * 40_000_000\n    time.sleep(20)\ntime.sleep(20)';
    expect(await py(script, { limits: { memoryBytes: 200 * MB } })).toMatchObject({ limit: 'memory' });
  });

  it('does not take shared pages of forked children for memory of their own', async () => {
    const script =
      'import os, time\nx = bytearray(b"x") * 60_000_000\n' +
      'for _ in range(6):\n  if os.fork() == 0: time.sleep(0.5); os._exit(0)\ntime.sleep(0.6); print("done")';
    expect(await py(script, { limits: { memoryBytes: 200 * MB } })).toMatchObject({
      limit: null,
      stdout: 'done\n',
    });
  });

  it('stops a fork bomb', async () => {
    const result = await py('import os\nwhile True:\n  try: os.fork()\n  except OSError: pass', {
      limits: { processes: 30, wallSeconds: 20 },
    });
    expect(result.limit).toBe('processes');
  });

  it('holds the number of processes even while they sleep', async () => {
    const script =
      'import os, time\nfor _ in range(40):\n  if os.fork() == 0: time.sleep(10); os._exit(0)\ntime.sleep(10)';
    expect(await py(script, { limits: { processes: 30 } })).toMatchObject({ limit: 'processes' });
  });

  it('holds the size of a file and of the scratch folders', async () => {
    const limits = { fileBytes: MB, scratchBytes: 4 * MB };
    expect(await shell('head -c 3000000 /dev/zero > f', { limits })).toMatchObject({
      limit: 'file-size',
      signal: 'SIGXFSZ',
    });
    const filling = 'for i in 1 2 3 4 5 6 7 8; do head -c 900000 /dev/zero > $i || exit 9; done';
    for (const folder of ['/scratch', '/tmp', '/dev/shm'])
      expect((await shell(`cd ${folder}; ${filling}`, { limits })).exitCode).toBe(9);
  });

  it('stops a job that makes files without end', async () => {
    const result = await py('import os\ni = 0\nwhile True:\n  i += 1\n  os.mknod(f"/tmp/{i}")', {
      limits: { cpuSeconds: 30 },
    });
    expect(result).toMatchObject({ limit: 'file-size' });
  });

  it.each(['1', '2', '3'])('stops a flood on descriptor %s and keeps its beginning', async (fd) => {
    const result = await shell(`yes >&${fd}`, { limits: { outputBytes: 1000 }, resultChannel: true });
    expect(result).toMatchObject({ limit: 'output', outputTruncated: true });
    expect(result.stdout + result.stderr + result.result).toHaveLength(1000);
  });

  it('only cuts moderate output', async () => {
    const result = await shell('head -c 3000 /dev/zero | tr "\\0" x', { limits: { outputBytes: 1000 } });
    expect(result).toMatchObject({ limit: null, exitCode: 0, outputTruncated: true });
  });
});

describe('afterwards', () => {
  it('leaves no process behind that went into the background', async () => {
    await shell('setsid sleep 4242 & setsid nohup sh -c "sleep 4243" >/dev/null 2>&1 3>&- & exit 0');
    expect(commandLines().filter((line) => /sleep\x00424[23]/.test(line))).toEqual([]);
  });

  it('leaves no process when whoever started it is killed', async () => {
    const script =
      `const { openSandbox } = await import(${JSON.stringify(fileURLToPath(new URL('./open.ts', import.meta.url)))});` +
      `const s = await openSandbox();` +
      `for (let i = 0; i < 3; i++) void s.run({ command: ['/bin/sh', '-c', 'sleep 4244 & sleep 4245'], readOnly: [], files: {} });` +
      `setTimeout(() => console.log('running'), 500);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    const left = (): string[] => commandLines().filter((line) => /sleep\x00424[45]/.test(line));
    expect(left()).toHaveLength(6);
    parent.kill('SIGKILL');
    for (let i = 0; i < 50 && left().length > 0; i++) await sleep(20);
    expect(left()).toEqual([]);
  });
});
