import type { Generation, Prompt } from '../../core/generation.ts';
import type { TokenCount } from '../../models/meter.ts';
import { type Price, usdOf } from '../../models/prices/prices.ts';
import { type Cell, idOf, missingSamples } from '../plan.ts';

/**
 * Characters per token of prompts and Python. Against the tokenizers o200k_base and cl100k_base, on the built-in and
 * SALLM's prompts and 431 reference solutions, a single text is off by -22 to +25 %, and sums by +1 to +14 %.
 */
const CHARS_PER_TOKEN = 4;
/** Where nothing was measured yet: before the first token, and then per second. */
const assumed = { seconds: 1, tokensPerSecond: 50 };

/** What one model is asked for and what that may take. */
export interface Estimate {
  model: string;
  /** From all samples of a prompt in one request to a request for each. */
  requests: { least: number; most: number };
  /** With answers as long as the tasks' own solutions, and with answers that use all they may. */
  expected: TokenCount;
  most: TokenCount;
  /** `null`: no price is known, and there is no estimate. */
  usd: { expected: number; most: number } | null;
  price: Price | null;
  /** Rough; `measured` when it rests on answers that the run already has. */
  seconds: number;
  measured: boolean;
  concurrency: number;
}

export interface EstimateOptions {
  prices: ReadonlyMap<string, Price | null>;
  /** What the run has already. */
  have?: (id: string) => Generation | undefined;
  /** Requests per minute. */
  rateLimit?: number | undefined;
}

/** Samples that a server may give in one request. */
const LARGEST_N = 16;

/** Estimates what is still to be asked for, by model in their order; models with nothing left are not part of it. */
export function estimateCost(cells: readonly Cell[], options: EstimateOptions): Estimate[] {
  const { have = () => undefined } = options;
  const open = cells.flatMap((cell) => {
    const missing = missingSamples(cell, have).length;
    return missing === 0 ? [] : [{ cell, missing }];
  });
  return [...Map.groupBy(open, ({ cell }) => cell.model)].map(([model, own]) => {
    const price = options.prices.get(model.id) ?? null;
    const expected = { promptTokens: 0, completionTokens: 0 };
    const most = { promptTokens: 0, completionTokens: 0 };
    const requests = { least: 0, most: 0 };
    for (const { cell, missing } of own) {
      const prompt = tokensOf(promptText(cell.prompt));
      expected.promptTokens += prompt * missing;
      most.promptTokens += prompt * missing;
      expected.completionTokens += missing * Math.min(answerTokens(cell), cell.sampling.maxTokens);
      most.completionTokens += missing * cell.sampling.maxTokens;
      requests.least += Math.ceil(missing / LARGEST_N);
      requests.most += missing;
    }
    const latency = meanLatency(
      cells.filter((cell) => cell.model === model),
      have,
    );
    const each =
      latency ?? assumed.seconds + expected.completionTokens / requests.most / assumed.tokensPerSecond;
    const atOnce = (requests.most * each) / model.concurrency;
    const paced = options.rateLimit ? (requests.most / options.rateLimit) * 60 : 0;
    return {
      model: model.id,
      requests,
      expected,
      most,
      usd: price && { expected: usdOf(price, expected), most: usdOf(price, most) },
      price,
      seconds: Math.max(atOnce, paced),
      measured: latency !== null,
      concurrency: model.concurrency,
    };
  });
}

const tokensOf = (text: string): number => Math.ceil(text.length / CHARS_PER_TOKEN);

const promptText = ({ text = '', suffix = '', messages = [] }: Prompt): string =>
  text + suffix + messages.map(({ content }) => content).join('\n');

/** As long as the task's own solution; chat answers repeat the prompt's lines. Without a solution all that is allowed. */
function answerTokens({ task, prompt }: Cell): number {
  const solution = task.references.secure[0]?.code;
  if (solution === undefined) return Infinity;
  const repeated = prompt.mode === 'chat' ? 0 : (task.prompt.code ?? '').length;
  return Math.ceil(Math.max(solution.length - repeated, CHARS_PER_TOKEN) / CHARS_PER_TOKEN);
}

/** In seconds, of the answers that were waited for. */
function meanLatency(cells: readonly Cell[], have: (id: string) => Generation | undefined): number | null {
  let [total, count] = [0, 0];
  for (const cell of cells)
    for (const sample of cell.samples) {
      const known = have(idOf(cell, sample));
      if (!known || known.cached || known.outcome === 'infrastructure-error') continue;
      total += known.latencyMs / 1000;
      count++;
    }
  return count === 0 ? null : total / count;
}
