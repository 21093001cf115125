import type { Generation, Prompt, Sampling } from '../core/generation.ts';
import { UsageError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import type { Task } from '../core/task.ts';
import type { Model } from '../models/model.ts';
import { buildPrompt } from '../models/prompts.ts';
import { type PromptStyle, readPromptStyle } from '../models/styles.ts';
import type { BenchConfig } from './config.ts';

/** One prompt with one setting: the unit of generation. All its samples are asked for together. */
export interface Cell {
  model: Model;
  /** What generations and figures call the model. */
  name: string;
  task: Task;
  prompt: Prompt;
  sampling: Sampling;
  samples: number[];
}

/** Stable over resumes and machines: the same question to the same model under the same number. */
export const idOf = ({ name, task, prompt, sampling }: Cell, sample: number): string =>
  hashOf({ model: name, task: task.id, prompt, sampling, sample }).slice(0, 24);

/**
 * All cells of a study: models x temperatures x tasks x prompt styles, n samples each. Recorded outputs have the samples that they
 * have (at most n, if n was given), under the name and temperature that they say.
 */
export async function planCells(
  config: BenchConfig,
  models: readonly Model[],
  tasks: readonly Task[],
): Promise<Cell[]> {
  const cells: Cell[] = [];
  const styles = readStyles(config.style);
  for (const model of models) {
    const name = nameOf(model, models);
    const temperatures = model.available ? [model.recorded?.temperature ?? null] : config.temperature;
    for (const temperature of temperatures) {
      for (const task of tasks) {
        const samples = await samplesOf(model, task, config.n);
        if (samples.length === 0) continue;
        for (const style of model.available ? styles.slice(0, 1) : styles) {
          const prompt = buildPrompt(task, { ...style, mode: model.mode });
          cells.push({ model, name, task, prompt, sampling: samplingOf(config, temperature), samples });
        }
      }
    }
  }
  return cells;
}

/** Each style under a name of its own: two files of the same name would be one line of the figures. */
function readStyles(texts: readonly string[]): PromptStyle[] {
  const styles = [...new Set(texts)].map(readPromptStyle);
  for (const [name, same] of Map.groupBy(styles, ({ form, variant }) => `${form}+${variant}`))
    if (same.length > 1)
      throw new UsageError(`Two prompt styles have the name "${name}".`, {
        hint: 'Give their files different names.',
      });
  return styles;
}

/** Recorded outputs go by their own model's name, unless that would mix two files up. */
function nameOf(model: Model, all: readonly Model[]): string {
  const own = model.recorded?.model;
  if (own == null) return model.id;
  const same = all.filter(
    ({ recorded }) => recorded?.model === own && recorded.temperature === model.recorded?.temperature,
  );
  return same.length > 1 ? model.id : own;
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
