import { UsageError } from '../core/errors.ts';
import { anthropic } from './anthropic/anthropic.ts';
import { embedded } from './embedded/embedded.ts';
import { github } from './github/github.ts';
import { mock } from './mock/mock.ts';
import type { Model, ModelOptions, ModelProvider } from './model.ts';
import { openai } from './openai/openai.ts';
import { openPlugIn, plugInPrefix } from './plug-in/plug-in.ts';
import { replay } from './replay/replay.ts';

/** In the order in which they are shown. */
export const modelProviders: readonly ModelProvider[] = [embedded, openai, anthropic, github, replay, mock];

/**
 * Opens a model by its string: `provider/name`, or `module:FILE#NAME` for a provider of one's own. Cheap: downloads and connections wait for the first request.
 *
 * @throws UsageError when there is no such provider, or the provider does not know the name
 * @example
 * const model = await openModel('openai/gpt-4o-mini', { concurrency: 4 });
 */
export async function openModel(id: string, options: ModelOptions = {}): Promise<Model> {
  if (id.startsWith(plugInPrefix)) return openPlugIn(id, options);
  const slash = id.indexOf('/');
  const provider = modelProviders.find(({ name }) => name === id.slice(0, Math.max(slash, 0)));
  const name = id.slice(slash + 1);
  if (provider === undefined || name === '')
    throw new UsageError(`There is no model "${id}".`, {
      hint: `A model is provider/name. Providers: ${modelProviders.map((known) => `${known.name} (${known.summary})`).join('; ')}; one of your own is module:FILE#NAME.`,
    });
  return provider.open(name, options);
}
