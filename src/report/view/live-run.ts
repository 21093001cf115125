import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { configurationName } from '../../benchmark/metrics/index.ts';
import { Assessment } from '../../core/assessment.ts';
import { Generation, styleOf } from '../../core/generation.ts';
import { readManifest } from '../../core/run/folder.ts';
import { LiveJournal } from './live-journal.ts';

/** The part of a benchmark's inputs that says how many samples it wants. */
const Inputs = z.object({
  config: z.object({
    models: z.array(z.string()),
    n: z.int().default(1),
    temperature: z.array(z.number()),
    style: z.array(z.string()),
  }),
  taskSet: z.object({ tasks: z.int() }),
  against: z.object({ tasks: z.int() }).default({ tasks: 0 }),
});

/** What is kept of a record: enough to count it. */
const generationPart = Generation.pick({ id: true, model: true, sampling: true, prompt: true }).transform(
  ({ id, model, sampling, prompt }) => ({
    id,
    configuration: configurationName({ model, temperature: sampling.temperature, style: styleOf(prompt) }),
  }),
);
const assessmentPart = Assessment.pick({ generation: true, functional: true, verdicts: true });

/** A configuration's samples so far; shares are of the samples that were judged for it, without weighting by task. */
interface SoFar {
  configuration: string;
  answers: number;
  judged: number;
  passed: number | null;
  /** By tests; by static analysis where no tests judge. */
  secure: number | null;
  vulnerable: number | null;
}

/** A run as it stands now. */
export interface RunState {
  /** The folder's name. */
  folder: string;
  job: string;
  name: string;
  status: string;
  /** Somebody works on it. */
  live: boolean;
  answers: number;
  judged: number;
  /** How many samples it wants; `null` where only the run itself knows. */
  wanted: number | null;
  rows: SoFar[];
  /** Whether it has a report. */
  report: boolean;
}

/** After so long without a sign a lock is a left-over. */
const SILENT_MS = 60_000;

/** Follows the folder of a run, writing nothing into it. */
export class LiveRun {
  readonly path: string;
  readonly #generations;
  readonly #assessments;

  constructor(path: string) {
    this.path = path;
    this.#generations = new LiveJournal(join(path, 'generations.jsonl'), generationPart, ({ id }) => id);
    this.#assessments = new LiveJournal(
      join(path, 'assessments.jsonl'),
      assessmentPart,
      ({ generation }) => generation,
    );
  }

  get reportPath(): string {
    return join(this.path, 'report.html');
  }

  /** The run now; `null` when the folder holds none. */
  state(): RunState | null {
    const manifest = readManifest(this.path);
    if (!manifest) return null;
    const { job, name, status } = manifest;
    this.#generations.refresh();
    this.#assessments.refresh();
    return {
      folder: basename(this.path),
      ...{ job, name, status },
      live: this.#isLive(),
      answers: this.#generations.records.size,
      judged: this.#assessments.records.size,
      wanted: wantedOf(manifest.inputs),
      rows: this.#rows(),
      report: existsSync(this.reportPath),
    };
  }

  #isLive(): boolean {
    const lock = statSync(join(this.path, 'lock'), { throwIfNoEntry: false });
    return lock !== undefined && Date.now() - lock.mtimeMs < SILENT_MS;
  }

  #rows(): SoFar[] {
    const groups = Map.groupBy(this.#generations.records.values(), ({ configuration }) => configuration);
    return [...groups].map(([configuration, own]) => {
      const judged = own
        .map(({ id }) => this.#assessments.records.get(id))
        .filter((assessment) => assessment !== undefined);
      const verdicts = judged
        .map((assessment) => assessment.verdicts.tests ?? assessment.verdicts.static)
        .filter((verdict) => verdict !== null);
      const functional = judged.map((assessment) => assessment.functional).filter((one) => one !== null);
      return {
        configuration,
        answers: own.length,
        judged: judged.length,
        passed: shareOf(functional, (passed) => passed),
        secure: shareOf(verdicts, (verdict) => verdict === 'secure'),
        vulnerable: shareOf(verdicts, (verdict) => verdict === 'vulnerable'),
      };
    });
  }
}

const shareOf = <T>(all: readonly T[], test: (one: T) => boolean): number | null =>
  all.length === 0 ? null : all.filter(test).length / all.length;

/** Recorded outputs have the samples that they have; of all else the inputs say how many there will be. */
function wantedOf(inputs: Record<string, unknown>): number | null {
  const { data } = Inputs.safeParse(inputs);
  if (!data || data.config.models.some((model) => model.startsWith('replay/'))) return null;
  const { models, temperature, style, n } = data.config;
  return (data.taskSet.tasks + data.against.tasks) * models.length * temperature.length * style.length * n;
}
