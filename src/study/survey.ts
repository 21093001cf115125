import { createHash } from 'node:crypto';
import type { Progress } from '../core/progress.ts';
import type { Sample } from '../core/sample.ts';
import { readSamples, sampleFormatOf } from '../datasets/index.ts';
import { sampleStream, shardOf } from '../datasets/select-samples.ts';
import type { StudyConfig, StudySet } from './config.ts';

/** A data set looked through once, before anything is analyzed. */
export interface Survey {
  format: string;
  /** Over ids and code, in order. */
  hash: string;
  available: number;
  /** Rows that are no samples. */
  leftOut: number;
  /** Ids of the chosen samples; `null` where all are. */
  chosen: ReadonlySet<string> | null;
  /** Samples that this run is to analyze. */
  wanted: number;
}

type Choice = Pick<StudyConfig, 'sample' | 'seed' | 'shard'>;

/**
 * Reads a data set to its end: how many samples there are (so that progress knows what is left), what they are (so that a run is
 * continued on the same data only), and which ones `--sample` takes.
 * @throws UsageError when it cannot be read
 */
export async function surveySet(
  { name, spec }: StudySet,
  choice: Choice,
  progress: Progress,
  signal: AbortSignal,
): Promise<Survey> {
  const { name: format } = await sampleFormatOf(spec);
  const hash = createHash('sha256');
  let [available, leftOut, inShard] = [0, 0, 0];
  progress.phase(`Reading ${name}`);
  async function* ids() {
    const samples = readSamples(spec, ({ where, what, rows = 1 }) => {
      leftOut += rows;
      if (rows > 0) progress.note(`left out: ${where}: ${what}`);
    });
    for await (const { id, code } of samples) {
      signal.throwIfAborted();
      hash.update(JSON.stringify([id, code]));
      available++;
      if (isInShard(id, choice)) inShard++;
      progress.tick();
      yield { id };
    }
  }
  const taken = await sampleStream(ids(), choice.sample ?? 0, choice.seed);
  progress.done();
  const chosen = choice.sample === null ? null : new Set(taken.map(({ id }) => id));
  const wanted = chosen ? [...chosen].filter((id) => isInShard(id, choice)).length : inShard;
  return { format, hash: hash.digest('hex'), available, leftOut, chosen, wanted };
}

/** The samples that a run is to analyze, in their order. */
export async function* chosenSamples(
  { spec }: StudySet,
  { chosen }: Survey,
  choice: Choice,
): AsyncGenerator<Sample> {
  // What is left out was told when the data set was surveyed.
  for await (const sample of readSamples(spec, () => undefined))
    if ((chosen?.has(sample.id) ?? true) && isInShard(sample.id, choice)) yield sample;
}

const isInShard = (id: string, { shard }: Choice): boolean =>
  shard === null || shardOf(id, shard.of) === shard.part - 1;
