import type { Generation, Prompt, Sampling } from '../core/generation.ts';
import { hashOf } from '../core/hash.ts';
import type { Task } from '../core/task.ts';
import type { Model } from '../models/model.ts';
import { buildPrompt } from '../models/prompts.ts';
import type { BenchConfig } from './config.ts';

/** One prompt with one setting: the unit of generation. All its samples are asked for together. */
export interface Cell {
  model: Model;
  task: Task;
  prompt: Prompt;
  sampling: Sampling;
  samples: number[];
}

/** Stable over resumes and machines: the same question to the same model under the same number. */
const generationId = (
  cell: Omit<Cell, 'samples' | 'model' | 'task'> & { model: string; task: string },
  sample: number,
): string =>
  hashOf({ model: cell.model, task: cell.task, prompt: cell.prompt, sampling: cell.sampling, sample }).slice(
    0,
    24,
  );

export const idOf = (cell: Cell, sample: number): string =>
  generationId({ ...cell, model: cell.model.id, task: cell.task.id }, sample);

/**
 * All cells of a study: models x temperatures x tasks, n samples each. Recorded outputs have the samples that they
 * have (at most n, if n was given) and no temperature of ours.
 */
export async function planCells(
  config: BenchConfig,
  models: readonly Model[],
  tasks: readonly Task[],
): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const model of models) {
    for (const temperature of model.available ? [null] : config.temperature) {
      for (const task of tasks) {
        const samples = await samplesOf(model, task, config.n);
        if (samples.length === 0) continue;
        const prompt = buildPrompt(task, { style: config.style, mode: model.mode });
        cells.push({ model, task, prompt, sampling: samplingOf(config, temperature), samples });
      }
    }
  }
  return cells;
}

async function samplesOf(model: Model, task: Task, n: number | undefined): Promise<number[]> {
  if (!model.available) return Array.from({ length: n ?? 1 }, (_, i) => i);
  return (await model.available(task.id)).slice(0, n);
}

const samplingOf = (config: BenchConfig, temperature: number | null): Sampling => ({
  temperature,
  topP: config.topP ?? null,
  maxTokens: config.maxTokens,
  seed: config.seed,
  stop: config.stop,
});

/** The samples of a cell that are still to be had: never asked, or lost to an infrastructure error. */
export const missingSamples = (cell: Cell, have: (id: string) => Generation | undefined): number[] =>
  cell.samples.filter((sample) => {
    const generation = have(idOf(cell, sample));
    return !generation || generation.outcome === 'infrastructure-error';
  });
