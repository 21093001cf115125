import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTime } from '../process-tree.ts';
import { ask, type EngineName } from './engine.ts';

/** Names a process for good, over restarts of the machine too: boot, pid, time of its start. */
function nameOf(pid: number): string {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot}.${pid}.${startTime(pid) ?? ''}`;
}

/** Whether the process that a name begins with is no more. */
function isGone(name: string): boolean {
  const [boot = '', pid = '', start = ''] = name.split('.');
  return `${boot}.${pid}.${start}` !== nameOf(Number(pid));
}

const FOLDER = 'sallm-containers-';

/** This process as the owner of containers, with a folder for its pipes and profiles. */
export function openOwner(): { name: string; folder: string; close: () => void } {
  const name = nameOf(process.pid);
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER}${name}.`));
  return { name, folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Ends and removes what processes left behind that were killed: their containers and their folders. */
export async function sweep(engine: EngineName): Promise<void> {
  for (const entry of readdirSync(tmpdir())) {
    if (!entry.startsWith(FOLDER) || !isGone(entry.slice(FOLDER.length))) continue;
    rmSync(join(tmpdir(), entry), { recursive: true, force: true });
  }
  const listed = await ask(engine, ['ps', '--all', '--quiet', '--filter', 'label=sallm.owner']);
  const ids = listed.stdout.split('\n').filter((id) => id !== '');
  if (listed.code !== 0 || ids.length === 0) return;
  const format = '{{.Id}} {{index .Config.Labels "sallm.owner"}}';
  const { stdout } = await ask(engine, ['container', 'inspect', '--format', format, ...ids]);
  const left = stdout
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([id, owner]) => id && owner && isGone(owner))
    .map(([id = '']) => id);
  if (left.length > 0) await ask(engine, ['rm', '--force', ...left]);
}
