import { availableParallelism } from 'node:os';
import { UsageError } from '../../core/errors.ts';
import type { SampleAnalysis } from '../../core/finding.ts';
import { hashOf } from '../../core/hash.ts';
import { version } from '../../core/package.ts';
import type { Sample } from '../../core/sample.ts';
import { loadEngine, rulesFingerprint } from '../../rules/index.ts';
import type { Analyzer, AnalyzeOptions, AnalyzerKind, AnalyzerSettings, Prepared } from '../analyzer.ts';
import { analyzeSample, type EngineOptions } from './analyze-sample.ts';
import { ThreadPool } from './thread-pool.ts';

/** Up to here a batch is done before a thread would have started. */
const few = { samples: 4, characters: 40_000 };

/** Our own rules with data flow, in this process for a few small samples and in worker threads for more. */
class Sallm implements Analyzer {
  readonly name = 'sallm';
  readonly #options: EngineOptions;
  readonly #workers: number;
  #pool: ThreadPool | null = null;

  constructor(options: EngineOptions, workers: number) {
    this.#options = options;
    this.#workers = workers;
  }

  async prepare(): Promise<Required<Prepared>> {
    await loadEngine();
    return {
      version: this.#options.toolVersion,
      fingerprint: hashOf({ rules: rulesFingerprint(), options: this.#options }),
    };
  }

  async analyze(
    batch: readonly Sample[],
    { secondsPerSample = 30, signal }: AnalyzeOptions = {},
  ): Promise<Map<string, SampleAnalysis>> {
    signal?.throwIfAborted();
    const limit = secondsPerSample * 1000;
    const characters = batch.reduce((sum, { code }) => sum + code.length, 0);
    if (batch.length <= few.samples && characters <= few.characters) {
      await loadEngine();
      return new Map(batch.map(({ id, code }) => [id, analyzeSample(code, limit, this.#options)]));
    }
    this.#pool ??= new ThreadPool(this.#workers, this.#options);
    const pool = this.#pool;
    const one = async ({ id, code }: Sample): Promise<[string, SampleAnalysis]> => [
      id,
      await pool.analyze(code, limit, signal),
    ];
    return new Map(await Promise.all(batch.map(one)));
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    await pool?.close();
  }
}

/** `preview` takes the rules in preview too; `trusted-parameters` leaves parameters of uncalled functions out as a source. */
const known = ['preview', 'trusted-parameters'];

function open(settings: AnalyzerSettings, argument: string | null): Analyzer {
  const wanted = argument === null ? [] : argument.split(',').map((word) => word.trim());
  for (const word of wanted)
    if (!known.includes(word))
      throw new UsageError(`The analyzer "sallm" has no option "${word}".`, {
        hint: `Known: ${known.join(', ')}; for example sallm:preview`,
      });
  const options: EngineOptions = {
    preview: wanted.includes('preview'),
    untrustedParameters: !wanted.includes('trusted-parameters'),
    honourSuppressions: settings.honourSuppressions ?? false,
    toolVersion: version,
  };
  return new Sallm(options, settings.workers ?? availableParallelism());
}

export const sallm = {
  name: 'sallm',
  summary: 'Our own rules: data flow within a file, sources, sanitizers and guards of common libraries',
  open,
} satisfies AnalyzerKind;
