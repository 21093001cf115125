import { randomUUID } from 'node:crypto';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { makeProbeFolders } from './probe-folders.ts';
import type { SandboxJob, SandboxResult } from './sandbox.ts';

/** What the program inside is told to try. */
interface Targets {
  /** Files that exist outside and hold `secret`. */
  markers: string[];
  secret: string;
  port: number;
}

/** Runs inside the sandbox, alone in a fresh Node process: nothing of this module is there. Prints what got through. */
async function tryToEscape(targets: Targets): Promise<void> {
  const fs = process.getBuiltinModule('node:fs');
  const net = process.getBuiltinModule('node:net');
  const escapes: string[] = [];
  const attempt = (what: string, action: () => unknown): void => {
    try {
      if (action() !== false) escapes.push(what);
    } catch {
      // refused, as it should be
    }
  };
  const rewrite = (path: string): void => fs.writeFileSync(path, fs.readFileSync(path));

  if (process.getuid?.() === 0) escapes.push('the program runs as root');
  for (const path of targets.markers)
    attempt(`read ${path}`, () => fs.readFileSync(path, 'utf8').includes(targets.secret));
  // The same value again, so that a machine on which this gets through is not changed by it.
  for (const name of ['panic_on_oops', 'printk', 'core_pattern'])
    attempt(`write /proc/sys/kernel/${name}`, () => rewrite(`/proc/sys/kernel/${name}`));
  attempt('write to the root folder', () => fs.writeFileSync('/marker', ''));
  attempt('write to /usr', () => fs.writeFileSync('/usr/marker', ''));
  attempt('write to /dev', () => fs.writeFileSync('/dev/marker', ''));
  const variables = fs
    .readFileSync('/proc/1/environ', 'utf8')
    .split('\0')
    .filter((entry) => entry !== '');
  if (variables.some((entry) => !entry.startsWith('PWD=')))
    escapes.push('read the environment of the launcher');
  const status = fs.readFileSync('/proc/self/status', 'utf8');
  if (!/^CapEff:\s*0+$/m.test(status) || !/^CapBnd:\s*0+$/m.test(status)) escapes.push('keep capabilities');
  if (!/^Seccomp:\s*2$/m.test(status)) escapes.push('run without a seccomp filter');
  if (!/^NoNewPrivs:\s*1$/m.test(status)) escapes.push('gain privileges by a set-uid program');
  const processes = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  if (processes.length > 4) escapes.push('see processes outside');

  const connect = (host: string): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = net.connect({ host, port: targets.port, timeout: 1000 });
      socket.on('connect', () => resolve(true)).on('timeout', () => resolve(false));
      socket.on('error', () => resolve(false));
    });
  if ((await connect('127.0.0.1')) || (await connect('::1'))) escapes.push('reach a service of this machine');
  fs.writeSync(3, JSON.stringify(escapes));
  process.exit(0);
}

const listen = (): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
  });

/**
 * Tries known escapes inside the sandbox on this machine. Each is possible outside (the files exist and hold what is
 * looked for, the service answers), so that a failure inside means something.
 *
 * @returns what got through (empty: it holds), or why the probe itself could not run
 */
export async function probe(
  run: (job: SandboxJob) => Promise<SandboxResult>,
): Promise<{ escapes: string[] } | { failure: string }> {
  const secret = randomUUID();
  const folders = makeProbeFolders();
  const server = await listen();
  try {
    const markers = folders.map((folder) => join(folder, 'marker'));
    for (const path of markers) writeFileSync(path, secret);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const targets: Targets = { markers, secret, port };
    const node = realpathSync(process.execPath);
    const result = await run({
      command: [node, '-e', `(${tryToEscape.toString()})(${JSON.stringify(targets)})`],
      readOnly: [dirname(node)],
      files: {},
      resultChannel: true,
      // Node reserves far more address space than it uses.
      limits: { memoryBytes: 64 * 1024 ** 3, wallSeconds: 60 },
    });
    if (result.kind === 'infrastructure-error') return { failure: result.message };
    if (result.exitCode !== 0 || result.result === '')
      return {
        failure:
          result.stderr.trim() || `the probe ended with ${result.limit ?? result.signal ?? result.exitCode}`,
      };
    return { escapes: JSON.parse(result.result) as string[] };
  } finally {
    server.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** Contents of a kernel setting, or `null` where the kernel does not have it. */
export function kernelSetting(path: string): string | null {
  try {
    return readFileSync(`/proc/sys/${path}`, 'utf8').trim();
  } catch {
    return null;
  }
}
