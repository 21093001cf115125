import { UsageError } from '../core/errors.ts';
import { type DatasetSpec, parseDatasetSpec } from '../datasets/index.ts';
import { type Profile, profiles } from './profiles.ts';

/** One data set of a study. */
export interface StudySet {
  name: string;
  role: 'data' | 'outputs';
  spec: DatasetSpec;
}

/** Which data sets a model was trained on, by the names of outputs and data sets. */
export type TrainedOn = Readonly<Record<string, readonly string[]>>;

export interface StudyConfig {
  sets: readonly StudySet[];
  trainedOn: TrainedOn;
  /** As `openAnalyzers` takes them. */
  analyzers: readonly string[];
  profile: Profile;
  /** At most so many samples of each data set. */
  sample: number | null;
  seed: number;
  /** 1-based part of how many. */
  shard: { part: number; of: number } | null;
  /** Whether duplicate code is looked for in each data set as a whole. */
  duplicates: boolean;
  /** By name of a data set: the cluster is what the pattern finds in a sample's id (its first group, if it has one). */
  clusters: Readonly<Record<string, string>>;
}

/** What a user writes, as text. */
export interface StudyRequest {
  datasets: readonly string[];
  outputs: readonly string[];
  trainedOn: readonly string[];
  analyzers: readonly string[];
  profile: string;
  sample?: number;
  seed: number;
  shard?: string;
  duplicates?: boolean;
  clusters: readonly string[];
}

/**
 * Reads what a user wrote: `NAME=FORMAT:PATH`, `OUTPUTS=DATASET,...`, `i/n`, `NAME=PATTERN`.
 * @throws UsageError with what to write instead
 */
export function parseStudy(request: StudyRequest): StudyConfig {
  const sets = [
    ...request.datasets.map((text) => setOf(text, 'data')),
    ...request.outputs.map((text) => setOf(text, 'outputs')),
  ];
  if (sets.length === 0)
    throw new UsageError('No data set was named.', { hint: 'sallm study NAME=FORMAT:PATH' });
  const twice = sets.find(({ name }, i) => sets.findIndex((other) => other.name === name) !== i);
  if (twice) throw new UsageError(`Two data sets are called "${twice.name}".`);
  if (request.duplicates && request.shard !== undefined)
    throw new UsageError('Duplicates are found in a whole data set, not in a shard of it.', {
      hint: 'Leave --duplicates or --shard out.',
    });
  return {
    sets,
    trainedOn: trainedOnOf(request.trainedOn, sets),
    analyzers: [...new Set(request.analyzers)],
    profile: profileOf(request.profile),
    sample: request.sample ?? null,
    seed: request.seed,
    shard: request.shard === undefined ? null : shardOf(request.shard),
    duplicates: request.duplicates ?? false,
    clusters: Object.fromEntries(
      request.clusters.map((text) => {
        const [name, pattern] = pairOf(text, '--clusters', 'NAME=PATTERN');
        requireSet(name, sets);
        return [name, regularExpression(pattern).source];
      }),
    ),
  };
}

function setOf(text: string, role: StudySet['role']): StudySet {
  const spec = parseDatasetSpec(text);
  if (spec.name === undefined)
    throw new UsageError(`"${text}" has no name.`, { hint: 'Write NAME=PATH or NAME=FORMAT:PATH.' });
  return { name: spec.name, role, spec };
}

export function trainedOnOf(
  pairs: readonly string[],
  sets: readonly Pick<StudySet, 'name' | 'role'>[],
): TrainedOn {
  const result: Record<string, string[]> = {};
  for (const text of pairs) {
    const [outputs, names] = pairOf(text, '--trained-on', 'OUTPUTS=DATASET,...');
    requireSet(outputs, sets);
    const data = names.split(',').map((name) => name.trim());
    for (const name of data) requireSet(name, sets);
    result[outputs] = [...new Set([...(result[outputs] ?? []), ...data])];
  }
  return result;
}

export function profileOf(name: string): Profile {
  const profile = profiles.find((candidate) => candidate.name === name);
  if (profile) return profile;
  const known = profiles.map((candidate) => candidate.name).join(', ');
  throw new UsageError(`There is no profile "${name}".`, { hint: `Known: ${known}.` });
}

function shardOf(text: string): { part: number; of: number } {
  const [, part, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (part !== undefined && of !== undefined && part >= 1 && part <= of) return { part, of };
  throw new UsageError(`--shard: "${text}" is not a part of a whole.`, {
    hint: 'Write 1/4, 2/4, 3/4 and 4/4.',
  });
}

function pairOf(text: string, flag: string, form: string): [string, string] {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  throw new UsageError(`${flag}: "${text}" is not ${form}.`);
}

function requireSet(name: string, sets: readonly Pick<StudySet, 'name'>[]): void {
  if (sets.some((set) => set.name === name)) return;
  throw new UsageError(`There is no data set "${name}" in this study.`, {
    hint: `There are: ${sets.map((set) => set.name).join(', ')}.`,
  });
}

function regularExpression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch (error) {
    throw new UsageError(`--clusters: ${error instanceof Error ? error.message : String(error)}`);
  }
}
