import pLimit from 'p-limit';
import { messageOf } from '../core/errors.ts';
import type { Generation } from '../core/generation.ts';
import type { Progress } from '../core/progress.ts';
import type { Journal } from '../core/run/journal.ts';
import { BudgetReachedError } from '../models/meter.ts';
import type { Model } from '../models/model.ts';
import { idOf, missingSamples, type Cell } from './plan.ts';

/**
 * Asks for every sample that the journal lacks and writes each down as it arrives. Models take their turns one
 * after another (two local ones would fight for the cores); within a model its own concurrency holds.
 *
 * @returns what ended it early while everything that was under way was still had; `null` when nothing did
 */
export async function generateAll(
  cells: readonly Cell[],
  journal: Journal<Generation>,
  { progress, signal }: { progress: Progress; signal: AbortSignal },
): Promise<BudgetReachedError | null> {
  const open = cells
    .map((cell) => ({ ...cell, samples: missingSamples(cell, (id) => journal.get(id)) }))
    .filter((cell) => cell.samples.length > 0);
  const total = open.reduce((sum, cell) => sum + cell.samples.length, 0);
  if (total === 0) return null;
  progress.phase('generating', total);
  let reached: BudgetReachedError | null = null;
  for (const [model, own] of Map.groupBy(open, (cell) => cell.model))
    reached ??= await generateFor(model, own, journal, progress, signal);
  progress.done();
  return reached;
}

async function generateFor(
  model: Model,
  cells: readonly Cell[],
  journal: Journal<Generation>,
  progress: Progress,
  signal: AbortSignal,
): Promise<BudgetReachedError | null> {
  const limit = pLimit(Math.max(1, model.concurrency));
  // One failure that concerns all (a wrong key, a missing model) stops the rest instead of failing a thousand times.
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  let failure: unknown;
  let reached: BudgetReachedError | null = null;
  await Promise.all(
    cells.map((cell) =>
      limit(async () => {
        if (either.aborted || reached) return;
        try {
          const request = {
            task: cell.task,
            prompt: cell.prompt,
            sampling: cell.sampling,
            samples: cell.samples,
            signal: either,
          };
          for await (const completion of model.generate(request)) {
            if (either.aborted && completion.outcome === 'infrastructure-error') continue;
            journal.append({
              id: idOf(cell, completion.sample),
              model: cell.name,
              task: cell.task.id,
              sampling: cell.sampling,
              prompt: cell.prompt,
              ...completion,
            });
            progress.tick();
          }
        } catch (error) {
          if (either.aborted) return;
          if (error instanceof BudgetReachedError) {
            reached = error;
            return;
          }
          failure = error;
          stop.abort();
        }
      }),
    ),
  );
  if (failure !== undefined) throw failure instanceof Error ? failure : new Error(messageOf(failure));
  return reached;
}
