import { availableParallelism } from 'node:os';
import type { ModelProvider } from '../model.ts';
import { EmbeddedModel } from './embedded-model.ts';
import { findWeights, knownModels } from './weights.ts';

/** Models that run in this process on the CPU, without key, server or GPU. */
export const embedded = {
  name: 'embedded',
  summary: `${knownModels.join(', ')} or PATH.gguf, in this process by llama.cpp`,
  async open(name, options) {
    // One thread per sample: two samples at once on two cores give nearly twice the tokens, two threads for one none.
    const concurrency = Math.max(1, options.concurrency ?? Math.min(2, availableParallelism()));
    return new EmbeddedModel(name, await findWeights(name), concurrency, options);
  },
} as const satisfies ModelProvider;
