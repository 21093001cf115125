import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostilePrograms, selfTest, type SelfTestRow } from '../../src/assessment/tests/index.ts';
import { packagePath } from '../../src/core/paths.ts';
import { ensureEnvironment, type PythonEnvironment } from '../../src/environments/index.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/index.ts';
import {
  channelProtections,
  machineProtections,
  type Protection,
  rootProtections,
  verdictProtections,
  warmProtections,
} from '../support/protections.ts';
import { openWeakened } from '../support/weakened.ts';

let python: PythonEnvironment;
let server: Server;
const corpus = new Map(hostilePrograms().map((program) => [program.name, program]));

beforeAll(async () => {
  python = await ensureEnvironment('plain');
  server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
});
afterAll(() => void server.close());

function run(sandbox: Sandbox, names: readonly string[], warm: boolean, signal?: AbortSignal) {
  const programs = names.map((name) => corpus.get(name)!);
  // One after the other: what the first leaves is for the second to find.
  return selfTest(sandbox, python, { programs, warm, concurrency: 1, ...(signal && { signal }) });
}

/** What became of the programs without the protection; `still there` when none of the limits ended them. */
async function runWithout(protection: Protection, warm: boolean): Promise<SelfTestRow[] | 'still there'> {
  const { weakening, close } = protection.open();
  const sandbox = await openWeakened(weakening);
  const patience = AbortSignal.timeout(protection.becomes === 'still there' ? 10_000 : 120_000);
  try {
    return await run(sandbox, protection.programs, warm, patience);
  } catch (error) {
    if (patience.aborted) return 'still there';
    throw error;
  } finally {
    await sandbox.close();
    close?.();
  }
}

const isRoot = process.getuid?.() === 0;
const places: [string, boolean, readonly Protection[]][] = [
  [
    'a fresh process',
    false,
    [...machineProtections, ...(isRoot ? rootProtections : []), ...channelProtections, ...verdictProtections],
  ],
  ['a child of a warm parent', true, [...warmProtections, ...verdictProtections]],
];

describe.each(places)('in %s', (_place, warm, protections) => {
  it('programs are contained with everything in place', async () => {
    const sandbox = await openSandbox();
    try {
      const names = [...new Set(protections.flatMap(({ programs }) => programs))];
      const rows = await run(sandbox, names, warm);
      expect(rows.filter(({ ok }) => !ok)).toEqual([]);
    } finally {
      await sandbox.close();
    }
  });

  it.each(protections.map((protection) => [protection.name, protection] as const))(
    'something gets through without: %s',
    async (_name, protection) => {
      const rows = await runWithout(protection, warm);
      if (rows === 'still there') {
        expect(protection.becomes).toBe(rows);
        return;
      }
      // The last one: where a program runs twice, the first only prepares.
      const last = rows.at(-1)!;
      expect(last.result.status).not.toBe('infrastructure-error');
      expect(last.actual).not.toBe(last.expected);
      if (protection.becomes !== undefined)
        for (const row of rows) expect(row.actual).toBe(protection.becomes);
      else if (last.expected === 'passed') expect(last.result.message).toContain('Lists differ');
    },
  );
});

const module = (...path: string[]): string => JSON.stringify(packagePath(...path));

/** Starts Node on a script of its own, with descriptor 30 open, as whoever starts sallm may have left it. */
const startNode = (script: string) =>
  spawn('bash', [
    '-c',
    'exec 30</etc/passwd; exec "$0" --input-type=module -e "$1"',
    process.execPath,
    script,
  ]);

const output = async (child: ReturnType<typeof startNode>): Promise<string> => {
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return text;
};

describe('around a job', () => {
  it.each([
    ['{}', 'passed'],
    ['{ tools: (tools) => ({ ...tools, strays: [] }) }', 'failed'],
  ])('descriptors of whoever started sallm: %s', async (weakening, status) => {
    const script =
      `const { openWeakened } = await import(${module('tests', 'support', 'weakened.ts')});` +
      `const { hostilePrograms, selfTest } = await import(${module('src', 'assessment', 'tests', 'index.ts')});` +
      `const { ensureEnvironment } = await import(${module('src', 'environments', 'index.ts')});` +
      `const sandbox = await openWeakened(${weakening});` +
      `const programs = hostilePrograms().filter(({ name }) => name === 'descriptors');` +
      `const rows = await selfTest(sandbox, await ensureEnvironment('plain'), { programs });` +
      `console.log(rows[0].actual); await sandbox.close();`;
    expect(await output(startNode(script))).toBe(`${status}\n`);
  });

  it.each([
    ['{}', 0],
    // Under a name by which nobody's sweep for orphans knows it.
    [`{ start: (start) => replaced(['--die-with-parent'])(replaced(['sandbox'], 'other')(start)) }`, 1],
  ])('the job ends with sallm: %s', async (weakening, left) => {
    const seconds = `${4000 + left}.${process.pid}`;
    const script =
      `const { openWeakened, replaced } = await import(${module('tests', 'support', 'weakened.ts')});` +
      `const sandbox = await openWeakened(${weakening});` +
      `void sandbox.run({ command: ['/usr/bin/sleep', '${seconds}'], readOnly: [], files: {} });` +
      `setTimeout(() => console.log('running'), 700);`;
    const sallm = startNode(script);
    await new Promise((resolve) => sallm.stdout.once('data', resolve));
    const sleepers = (): number[] =>
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .filter((pid) => {
          try {
            return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`sleep\0${seconds}`);
          } catch {
            return false; // ended in the meantime
          }
        })
        .map(Number);
    const running = sleepers();
    expect(running.length).toBeGreaterThan(0);
    sallm.kill('SIGKILL');
    for (let i = 0; i < 100 && sleepers().length > 0; i++) await sleep(20);
    try {
      expect(sleepers().length > 0).toBe(left > 0);
    } finally {
      for (let pid = sleepers()[0]; pid !== undefined; pid = sleepers()[0]) process.kill(pid, 'SIGKILL');
    }
  });
});
