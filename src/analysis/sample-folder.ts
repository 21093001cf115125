import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sample } from '../core/sample.ts';

/** Samples as files for tools that read folders. */
export interface SampleFolder {
  /** Holds nothing but the samples; its real path. */
  readonly path: string;
  /** Beside the samples, for what the tool writes. */
  readonly scratch: string;
  /** The absolute path of each sample's file, by id. */
  readonly files: ReadonlyMap<string, string>;
  /** What was written for each, by id. */
  readonly codes: ReadonlyMap<string, string>;
  remove(): void;
}

const folders = new Set<string>();
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });
process.on('exit', () => folders.forEach(remove));

/**
 * Writes each sample into a folder of its own under a file name of its own, so that no tool takes two of them for one
 * module or lets one import the other.
 *
 * @param change what becomes of the code on the way; must not move lines or columns
 */
export async function writeSamples(
  tool: string,
  batch: readonly Sample[],
  change: (code: string) => string = (code) => code,
): Promise<SampleFolder> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), `sallm-${tool}-`)));
  folders.add(scratch);
  const path = join(scratch, 'samples');
  const files = new Map(batch.map(({ id }, i) => [id, join(path, `s${i}`, `sample_${i}.py`)]));
  const codes = new Map(batch.map(({ id, code }) => [id, change(code.toWellFormed())]));
  for (const [id, file] of files) {
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, codes.get(id) ?? '');
  }
  return {
    path,
    scratch,
    files,
    codes,
    remove: () => {
      remove(scratch);
      folders.delete(scratch);
    },
  };
}
