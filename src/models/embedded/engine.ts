import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrerequisiteError, messageOf } from '../../core/errors.ts';
import { hashOf } from '../../core/hash.ts';
import { withLock } from '../../core/lock.ts';
import { cachePath } from '../../core/paths.ts';
import lock from './engine-lock.json' with { type: 'json' };
import type { EngineModule, JinjaModule } from './engine-types.ts';
import { runNpm } from './npm.ts';

export const engineVersion = '3.22.1';

/**
 * The CPU build for each platform with its integrity, where a registry at hand had it; the others are pinned by
 * version. Nothing of the GPU builds is wanted, they are 700 MB.
 */
const builds: Record<string, { name: string; integrity?: string }> = {
  'linux-x64': {
    name: 'linux-x64',
    integrity:
      'sha512-5uCCDNqWCNfaAm8aR/Uzxbo4HBpKgNF91kCHPepKhgMgV2OAmatoefbOlMihsqCiH2Od35E/eUHQCFbfRBJuOg==',
  },
  'linux-arm64': {
    name: 'linux-arm64',
    integrity:
      'sha512-W+7naKCXX9/eEjjFmRS8vvx91QyLXDbeFxexZc3bh/PtQABZgmRL3C0AtYYXn4YGTj/3Qor4lWZn2tpjZFPLdQ==',
  },
  'darwin-arm64': { name: 'mac-arm64-metal' },
  'darwin-x64': { name: 'mac-x64' },
  'win32-x64': { name: 'win-x64' },
  'win32-arm64': { name: 'win-arm64' },
};

export interface EngineOptions {
  onNote?: ((message: string) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Loads llama.cpp into this process, having installed it into the product's cache if need be: the exact files of the
 * lock beside this module, no install scripts.
 *
 * @throws PrerequisiteError when there is no build for the platform or it cannot be installed or loaded
 */
export async function loadEngine(options: EngineOptions = {}): Promise<EngineModule> {
  const folder = await installEngine(options);
  return load<EngineModule>(join(folder, 'node_modules/node-llama-cpp/dist/index.js'));
}

/** The template language of chat models, out of the same installation. */
export async function loadJinja(options: EngineOptions = {}): Promise<JinjaModule> {
  const folder = await installEngine(options);
  return load<JinjaModule>(join(folder, 'node_modules/@huggingface/jinja/dist/index.js'));
}

async function load<T>(path: string): Promise<T> {
  try {
    return (await import(pathToFileURL(path).href)) as T;
  } catch (error) {
    throw new PrerequisiteError(`The engine for embedded models does not load: ${messageOf(error)}`, {
      hint: `Remove ${cachePath('engines')} and try again.`,
      cause: error,
    });
  }
}

async function installEngine({ onNote, signal }: EngineOptions): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const build = builds[platform];
  if (build === undefined)
    throw new PrerequisiteError(`There is no embedded engine for ${platform}.`, {
      hint: 'Run a server (llama.cpp, Ollama, vLLM) and reach it with openai/NAME and --base-url.',
    });
  const files = projectFor(build);
  const folder = cachePath(
    'engines',
    `node-llama-cpp-${engineVersion}-${platform}-${hashOf(files).slice(0, 12)}`,
  );
  // The folder is renamed into place only when it is complete.
  if (existsSync(folder)) return folder;
  await withLock(
    `${folder}.lock`,
    async () => {
      if (existsSync(folder)) return;
      onNote?.(`Installing node-llama-cpp ${engineVersion} (once, 85 MB)`);
      await installInto(folder, files, signal);
    },
    {
      ...(signal && { signal }),
      onWait: () => onNote?.('Waiting for another process that installs the embedded engine'),
    },
  );
  return folder;
}

async function installInto(
  folder: string,
  files: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<void> {
  const temporary = `${folder}.partial`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(temporary, name), JSON.stringify(content));
  try {
    await runNpm(['ci', '--ignore-scripts', '--omit=optional', '--no-audit', '--no-fund'], temporary, signal);
    if (readdirSync(join(temporary, 'node_modules')).length === 0)
      throw new PrerequisiteError('npm installed nothing.');
    renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The npm project that is installed: the common lock and the platform's build. */
function projectFor({ name, integrity }: { name: string; integrity?: string }): Record<string, unknown> {
  const root = {
    name: 'sallm-embedded-engine',
    version: '1.0.0',
    dependencies: { 'node-llama-cpp': engineVersion, [`@node-llama-cpp/${name}`]: engineVersion },
  };
  const build = { version: engineVersion, ...(integrity !== undefined && { integrity }) };
  const packages = { '': root, ...lock.packages, [`node_modules/@node-llama-cpp/${name}`]: build };
  return {
    'package.json': { ...root, private: true },
    'package-lock.json': {
      name: root.name,
      version: root.version,
      lockfileVersion: 3,
      requires: true,
      packages,
    },
  };
}
