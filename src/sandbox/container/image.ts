import { createHash } from 'node:crypto';
import { PrerequisiteError } from '../../core/errors.ts';
import { madeUp } from '../layout.ts';
import { ask, type EngineName } from './engine.ts';
import { tar, type TarEntry } from './tar.ts';

/** Where the channel for results lies inside. */
export const CHANNEL = '/channel';

/**
 * The image holds no program at all: folders to mount on, the usual links, a handful of made-up files. Programs come from this
 * machine, read-only, as for bubblewrap. So there is nothing to download, and nobody else's image to trust.
 */
function skeleton(links: readonly { path: string; link: string }[]): Uint8Array {
  const entries: TarEntry[] = [
    ...['dev', 'etc', 'proc', 'run', 'sys', 'usr'].map((path): TarEntry => ({ path, folder: 'closed' })),
    // What is mounted there takes over the mode.
    ...['scratch', 'tmp'].map((path): TarEntry => ({ path, folder: 'open' })),
    ...links.map(({ path, link }) => ({ path: path.slice(1), link })),
    ...Object.entries(madeUp).map(([path, content]) => ({ path: path.slice(1), content })),
    { path: CHANNEL.slice(1), content: '' },
  ];
  return tar(entries);
}

/** Makes the image when the engine does not have it, and names it. Nothing is ever pulled. */
export async function ensureImage(
  engine: EngineName,
  links: readonly { path: string; link: string }[],
): Promise<string> {
  const archive = skeleton(links);
  const name = `sallm-sandbox:${createHash('sha256').update(archive).digest('hex').slice(0, 16)}`;
  const found = await ask(engine, ['image', 'inspect', '--format', '{{.Id}}', name]);
  if (found.code === 0) return name;
  const made = await ask(engine, ['import', '-', name], archive);
  if (made.code === 0) return name;
  throw new PrerequisiteError(`${engine} cannot make the image of the sandbox: ${made.stderr}`, {
    hint: `Check that "${engine} info" answers for this user.`,
  });
}
