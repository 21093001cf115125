import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packagePath } from '../../core/paths.ts';
import { openSandbox } from '../open.ts';
import type { Sandbox, SandboxJob } from '../sandbox.ts';
import { openContainers } from './open.ts';

/** An engine that answers as it is told and refuses what leaves a protection out; it runs nothing. */
let folder: string;
let before: NodeJS.ProcessEnv;
let sandbox: Sandbox | null;

beforeEach(() => {
  before = { ...process.env };
  sandbox = null;
  folder = mkdtempSync(join(tmpdir(), 'sallm-engine-'));
  for (const name of ['docker', 'podman']) {
    const fake = packagePath('tests', 'support', 'fake-engine.mjs');
    writeFileSync(join(folder, name), `#!/bin/sh\nexec "${process.execPath}" "${fake}" "$@"\n`);
    chmodSync(join(folder, name), 0o755);
  }
  process.env['PATH'] = `${folder}:${before['PATH']}`;
  process.env['FAKE_ENGINE'] = folder;
  tell({});
});
afterEach(async () => {
  await sandbox?.close();
  process.env = before;
  rmSync(folder, { recursive: true });
});

const tell = (script: object): void => writeFileSync(join(folder, 'script.json'), JSON.stringify(script));
const log = (): string[] => readFileSync(join(folder, 'log'), 'utf8').trim().split('\n');
const job: SandboxJob = {
  command: ['/bin/true'],
  readOnly: [],
  files: { 'a.txt': 'x' },
  resultChannel: true,
  limits: { wallSeconds: 5 },
};
const open = async (engine: 'docker' | 'podman' = 'docker'): Promise<Sandbox> =>
  (sandbox = await openContainers(engine, 'x64'));

describe.each(['docker', 'podman'] as const)('%s', (engine) => {
  it('is told every protection, and cleans up after itself', async () => {
    const opened = await open(engine);
    tell({ start: { stdout: 'out', end: { code: 3 } } });
    expect(await opened.run(job)).toMatchObject({
      kind: 'ended',
      exitCode: 3,
      signal: null,
      limit: null,
      stdout: 'out',
    });
    expect(log().map((line) => line.split(' ')[0])).toContain('import');
    expect(existsSync(join(folder, 'containers.json'))).toBe(false);
    await opened.close();
    sandbox = null;
    expect(readdirSync(tmpdir()).filter((name) => name.includes(`.${process.pid}.`))).toEqual([]);
  });
});

describe('how a container ends', () => {
  it.each([
    [{ code: 127 }, { exitCode: 127, signal: null, limit: null }],
    [{ code: 126 }, { exitCode: 126, signal: null, limit: null }],
    [{ code: 125 }, { exitCode: 125, signal: null, limit: null }],
    [{ code: 137 }, { exitCode: null, signal: 'SIGKILL', limit: null }],
    [
      { code: 137, oom: true },
      { exitCode: null, signal: 'SIGKILL', limit: 'memory' },
    ],
    [{ code: 152 }, { exitCode: null, signal: 'SIGXCPU', limit: 'cpu' }],
    [{ code: 153 }, { exitCode: null, signal: 'SIGXFSZ', limit: 'file-size' }],
  ])('%o', async (end, result) => {
    const opened = await open();
    tell({ start: { end } });
    expect(await opened.run(job)).toMatchObject({ kind: 'ended', ...result });
  });

  it('is ended by name when it takes too long, when it floods and when it is no longer wanted', async () => {
    const opened = await open();
    tell({ start: { hangs: true } });
    expect(await opened.run({ ...job, limits: { wallSeconds: 1 } })).toMatchObject({ limit: 'wall' });
    tell({ start: { hangs: true, stdout: 'x'.repeat(5000) } });
    expect(await opened.run({ ...job, limits: { wallSeconds: 30, outputBytes: 100 } })).toMatchObject({
      limit: 'output',
      outputTruncated: true,
    });
    tell({ start: { hangs: true } });
    const running = opened.run({ ...job, signal: AbortSignal.timeout(1500) });
    await expect(running).rejects.toThrow();
    expect(existsSync(join(folder, 'containers.json'))).toBe(false);
  });
});

describe('what is the fault of the engine says nothing about the program', () => {
  it.each([
    ['it cannot make the container', { create: 'no space left' }, /no space left/],
    ['it cannot start it', { start: { error: 'exec: no such file', code: 127 } }, /no such file/],
    ['its processes are elsewhere', { start: { pid: 1 } }, /has to run on this machine/],
  ])('%s', async (_name, script, message) => {
    const opened = await open();
    tell(script);
    expect(await opened.run(job)).toEqual({
      kind: 'infrastructure-error',
      message: expect.stringMatching(message) as string,
    });
    expect(existsSync(join(folder, 'containers.json'))).toBe(false);
  });
});

it('refuses an engine that does not answer', async () => {
  tell({ silent: 'Cannot connect to the Docker daemon' });
  await expect(openSandbox({ backend: 'docker' })).rejects.toThrow(/does not answer: Cannot connect/);
});

it('refuses an engine in which the probe cannot show anything', async () => {
  tell({ start: { end: { code: 0 } } });
  await expect(openSandbox({ backend: 'podman' })).rejects.toThrow(/does not work on this machine/);
});

it('removes what a killed run left behind, and nothing of a run that is there', async () => {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const left = { owner: `${boot}.999999999.1`, state: 'running' };
  const opened = await open();
  tell({ start: { hangs: true } });
  const running = opened.run({ ...job, limits: { wallSeconds: 20 } }).catch(() => null);
  const containers = () =>
    Object.keys(JSON.parse(readFileSync(join(folder, 'containers.json'), 'utf8')) as object);
  // The file may be there and not yet written.
  const known = () => {
    try {
      return containers().length;
    } catch {
      return 0;
    }
  };
  await expect.poll(known, { timeout: 30_000 }).toBe(1);
  const all = JSON.parse(readFileSync(join(folder, 'containers.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'containers.json'), JSON.stringify({ ...all, left }));
  const second = await openContainers('docker', 'x64');
  expect(containers()).not.toContain('left');
  expect(containers()).toHaveLength(1);
  await second.close();
  await opened.close();
  sandbox = null;
  await running;
});

it('cannot be told a path that its syntax cannot hold', async () => {
  const opened = await open();
  expect(await opened.run({ ...job, readOnly: ['/a,b'] })).toMatchObject({ kind: 'infrastructure-error' });
});
