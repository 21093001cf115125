import { stat } from 'node:fs/promises';
import { UsageError } from '../../core/errors.ts';
import type { Sample } from '../../core/sample.ts';
import type { SampleFormat, SampleLook } from '../formats.ts';
import type { OnProblem, ReadProblem } from '../problem.ts';
import { apps } from './apps.ts';
import { codeClippy } from './code-clippy.ts';
import { codexglue } from './codexglue.ts';
import { samples } from './completions.ts';
import { csv } from './csv.ts';
import { dataFilesOf } from './data-files.ts';
import { folder } from './folder.ts';
import { generations } from './generations.ts';
import { humaneval } from './humaneval.ts';
import { jsonl } from './jsonl.ts';
import { parquet } from './parquet.ts';
import { firstRows, tableKindOf } from './rows.ts';
import { sallmOutputs } from './sallm-outputs.ts';
import type { DatasetSpec } from './spec.ts';
import { theStack } from './the-stack.ts';
import { UniqueIds } from './unique-ids.ts';

/** Every format of samples, in the order in which they are tried: the narrow ones first. */
export const sampleFormats: readonly SampleFormat[] = [
  apps,
  codexglue,
  codeClippy,
  theStack,
  humaneval,
  generations,
  sallmOutputs,
  samples,
  folder,
  jsonl,
  csv,
  parquet,
];

/**
 * Streams the samples of a data set, with unique ids, in constant memory but for 8 to 16 bytes per id. What is left out is
 * reported with file and row; `rows` of the problems adds up to how many rows that are.
 *
 * @example
 * for await (const sample of readSamples({ path: 'train.jsonl.gz' }, console.warn)) use(sample.code);
 *
 * @throws UsageError when there is no such path or format, none fits, or there is not one sample.
 */
export async function* readSamples(spec: DatasetSpec, onProblem: OnProblem): AsyncGenerator<Sample> {
  const format = await sampleFormatOf(spec);
  const ids = new UniqueIds();
  let first: ReadProblem | undefined;
  let none = true;
  const onFirst: OnProblem = (problem) => {
    first ??= problem;
    onProblem(problem);
  };
  for await (const sample of format.read(spec.path, spec, onFirst)) {
    none = false;
    const { file, row } = sample.origin;
    yield { ...sample, id: ids.take(sample.id, row === undefined ? String(file) : `${file}:${row}`) };
  }
  if (none)
    throw new UsageError(
      [`${spec.path} holds no sample in the format ${format.name}.`, ...(first ? [first.what] : [])].join(
        ' ',
      ),
      { hint: 'Look at what is read with: sallm datasets head FORMAT:PATH' },
    );
}

/**
 * The format that a data set is read in: the one that is named, or the one that its content looks like.
 * @throws UsageError as {@link readSamples} does.
 */
export async function sampleFormatOf({ format: name, path, codeColumn }: DatasetSpec): Promise<SampleFormat> {
  const known = sampleFormats.map((format) => format.name).join(', ');
  if (name !== undefined) {
    const named = sampleFormats.find((format) => format.name === name);
    if (named) return named;
    throw new UsageError(`There is no format "${name}".`, {
      hint: `Known: ${known}. A path that looks like a format is written with ./ in front.`,
    });
  }
  const look = await lookAt(path);
  if (codeColumn !== undefined && look.table !== null) return { json: jsonl, csv, parquet }[look.table];
  for (const format of sampleFormats) if (await format.detect(look)) return format;
  throw new UsageError(`${path} is in no known format of samples.`, {
    hint: `Known: ${known}. Give one as FORMAT:PATH; for any other table name the column with the code (--code-column).`,
  });
}

async function lookAt(path: string): Promise<SampleLook> {
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new UsageError(`There is no file or folder ${path}.`);
  const look = { path, isFolder: info.isDirectory(), table: null, rows: [] };
  if (!info.isDirectory() && path.endsWith('.py')) return look;
  try {
    const [file] = await dataFilesOf(path);
    if (!file) return look;
    return { ...look, table: await tableKindOf(file.path), rows: await firstRows(file.path) };
  } catch (error) {
    // A folder without data files may hold Python; a single file that cannot be read has no other chance.
    if (look.isFolder && error instanceof UsageError) return look;
    throw error;
  }
}
