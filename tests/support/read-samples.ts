import { join } from 'node:path';
import type { Sample } from '../../src/core/sample.ts';
import { type DatasetSpec, parseDatasetSpec, readSamples } from '../../src/datasets/index.ts';
import type { ReadProblem } from '../../src/datasets/problem.ts';
import { folderOf } from './folder.ts';

/** All samples of a data set, and what was left out of it. */
export async function readAll(spec: DatasetSpec | string) {
  const samples: Sample[] = [];
  const problems: ReadProblem[] = [];
  const source = typeof spec === 'string' ? parseDatasetSpec(spec) : spec;
  for await (const sample of readSamples(source, (problem) => problems.push(problem))) samples.push(sample);
  const ids = samples.map((sample) => sample.id);
  const leftOut = problems.reduce((sum, { rows = 1 }) => sum + rows, 0);
  return { samples, problems, ids, codes: samples.map((sample) => sample.code), leftOut };
}

/** {@link readAll} of one file with this content, in a temporary folder. */
export async function readFileOf(
  name: string,
  content: string | Uint8Array,
  spec: Partial<DatasetSpec> = {},
) {
  const path = join(await folderOf({ [name]: content }), name);
  return { path, ...(await readAll({ ...spec, path })) };
}

export const jsonLines = (rows: readonly unknown[]): string =>
  rows.map((row) => JSON.stringify(row) + '\n').join('');
