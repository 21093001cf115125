import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { messageOf, SallmError, UsageError } from '../../core/errors.ts';
import { sha256 } from '../../core/hash.ts';
import type { Model, ModelOptions, ModelProvider } from '../model.ts';
import { checkedModel, MeterWatch } from './checked-model.ts';
import { failure, problemsOf } from './failure.ts';

/** What stands before the path of a module that brings a provider of its own. */
export const plugInPrefix = 'module:';

const method = z.custom<(...given: never[]) => unknown>(
  (value) => typeof value === 'function',
  'is no function',
);
const Provider = z.looseObject({ name: z.string().min(1), summary: z.string(), open: method });

/**
 * Opens `module:FILE#NAME`: FILE is a JavaScript or TypeScript module whose export `provider` (or default) is a
 * {@link ModelProvider}; NAME is handed to its `open`. The hash of the file is part of what identifies a run, so that
 * answers of different versions are never mixed; what the file imports is not.
 *
 * @throws UsageError when there is no such module, it brings no provider, or the provider opens no model
 */
export async function openPlugIn(id: string, options: ModelOptions): Promise<Model> {
  const [, file = '', name = ''] = /^([^#]*)(?:#(.*))?$/s.exec(id.slice(plugInPrefix.length)) ?? [];
  const path = resolve(file);
  const { provider, hash } = await load(file, path);
  const watch = new MeterWatch(options, file);
  let model: Model;
  try {
    model = await provider.open(name, watch.options);
  } catch (error) {
    throw error instanceof SallmError
      ? error
      : failure(file, `cannot open "${name}": ${messageOf(error)}`, error);
  }
  return checkedModel(model, { id, file, hash }, watch);
}

async function load(file: string, path: string): Promise<{ provider: ModelProvider; hash: string }> {
  let hash: string;
  try {
    hash = sha256(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`There is no module ${file}: ${messageOf(error)}`, {
      hint: 'Name a file: -m "module:./my-provider.mjs#NAME". docs/models.md says what it has to export.',
    });
  }
  let module: Record<string, unknown>;
  try {
    module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  } catch (error) {
    throw failure(file, `cannot be loaded: ${messageOf(error)}`, error);
  }
  const exported = module['provider'] ?? module['default'];
  if (exported === undefined) throw failure(file, 'exports neither "provider" nor a default');
  const parsed = Provider.safeParse(exported);
  if (!parsed.success) throw failure(file, `exports no provider: ${problemsOf(parsed.error)}`);
  // As it was exported, with its own `this`.
  return { provider: exported as ModelProvider, hash };
}
