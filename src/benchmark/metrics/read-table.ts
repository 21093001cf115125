import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { combineVerdicts } from '../../core/outcome.ts';
import { type OnProblem, readCsv, readJsonLines } from '../../datasets/index.ts';
import { generations } from '../../datasets/outputs/generations.ts';
import { sallmOutputs } from '../../datasets/outputs/sallm-outputs.ts';
import { shapeProblem } from '../../datasets/row-error.ts';
import { readRun } from './read-run.ts';
import { readCodeqlSamples, readSallmVerdicts } from './read-sallm.ts';
import type { ScoredSample } from './scored-sample.ts';
import { type TableSample, verdictRow } from './verdict-rows.ts';

/**
 * Reads verdicts from one or more files and puts together what they say of the same sample, so that the tests of one
 * file stand beside the static analysis of another. A file is a run folder (or its `assessments.jsonl`), SALLM's
 * released outputs, its `codeql_verdicts_*.csv`, or any CSV or JSONL table with the columns of docs/metrics.md; plain
 * or gzip. Bad rows are reported and left out.
 * @throws UsageError when a file is not there, or holds no verdicts
 */
export async function readVerdictTable(
  paths: readonly string[],
  onProblem: OnProblem,
): Promise<ScoredSample[]> {
  const merged = new Map<string, TableSample & { sample: number }>();
  for (const path of paths) {
    let first: string | undefined;
    const samples = numbered(
      await readOne(path, (problem) => {
        first ??= problem.what;
        onProblem(problem);
      }),
    );
    if (samples.length === 0)
      throw new UsageError(`${path} holds no verdicts${first === undefined ? '' : ` (${first})`}.`, {
        hint: 'Pass a run folder, a table with the columns of docs/metrics.md, or files of SALLM. Answers without verdicts are judged by sallm score.',
      });
    for (const sample of samples) {
      const { model, temperature, style, task } = sample;
      const key = JSON.stringify([model, temperature, style, task, sample.sample]);
      const known = merged.get(key);
      if (!known) merged.set(key, sample);
      else if (!disjoint(known, sample))
        onProblem({ where: path, what: `Sample ${sample.sample} of ${task} (${model}) was judged before.` });
      else merged.set(key, merge(known, sample));
    }
  }
  return withCombined([...merged.values()]);
}

async function readOne(path: string, onProblem: OnProblem): Promise<TableSample[]> {
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new UsageError(`There is no file or folder ${path}.`);
  if (info.isDirectory()) return readRun(path, onProblem);
  if (basename(path) === 'assessments.jsonl') return readRun(dirname(path), onProblem);
  if (/\.csv(\.gz)?$/i.test(path)) return readCsvTable(path, onProblem);
  if (await sallmOutputs.detect(path)) return readSallmVerdicts(path, onProblem);
  if (await generations.detect(path))
    throw new UsageError(`${path} holds answers without verdicts.`, {
      hint: 'Pass the run folder, which has the assessments too, or judge them with sallm score.',
    });
  const samples: TableSample[] = [];
  for await (const { row, value } of readJsonLines(path, onProblem))
    push(samples, value, `${path}:${row}`, onProblem);
  return samples;
}

async function readCsvTable(path: string, onProblem: OnProblem): Promise<TableSample[]> {
  const rows = await readCsv(path, onProblem);
  if (rows[0] && 'direct_vulnerable' in rows[0].value) return readCodeqlSamples(path, onProblem);
  const samples: TableSample[] = [];
  for (const { row, value } of rows) push(samples, value, `${path}:${row}`, onProblem);
  return samples;
}

function push(samples: TableSample[], row: unknown, where: string, onProblem: OnProblem): void {
  const parsed = verdictRow.safeParse(row);
  if (parsed.success) samples.push(parsed.data);
  else onProblem({ where, what: shapeProblem(parsed.error) });
}

/** Gives samples without a number the next one of their task, in the order of rows. */
function numbered(samples: readonly TableSample[]): (TableSample & { sample: number })[] {
  const next = new Map<string, number>();
  return samples.map((sample) => {
    const key = JSON.stringify([sample.model, sample.temperature, sample.style, sample.task]);
    const number = sample.sample ?? next.get(key) ?? 0;
    next.set(key, number + 1);
    return { ...sample, sample: number };
  });
}

const byTests = ({ verdicts, functional }: TableSample): boolean =>
  verdicts.tests !== null || functional !== null;

/** Whether two records of one sample speak of different things: one of the tests, the other of static analysis. */
const disjoint = (a: TableSample, b: TableSample): boolean =>
  !(byTests(a) && byTests(b)) && !(a.verdicts.static !== null && b.verdicts.static !== null);

function merge<T extends TableSample>(a: T, b: T): T {
  const [tests, statics] = byTests(b) ? [b, a] : [a, b];
  const one = a.observed;
  const other = b.observed;
  return {
    ...statics,
    ...tests,
    cwes: tests.cwes.length > 0 ? tests.cwes : statics.cwes,
    verdicts: {
      tests: tests.verdicts.tests,
      static: a.verdicts.static ?? b.verdicts.static,
    },
    observed: {
      functional: one?.functional ?? other?.functional ?? null,
      security: one?.security ?? other?.security ?? null,
      direct: one?.direct ?? other?.direct ?? null,
      indirect: one?.indirect ?? other?.indirect ?? null,
    },
  };
}

/**
 * Adds the verdict of both sources together. A task that one of them never judges has none, as it could only ever be
 * vulnerable; a table of one source has no second one to combine.
 */
function withCombined(samples: readonly (TableSample & { sample: number })[]): ScoredSample[] {
  const taskOf = ({ model, temperature, style, task }: TableSample): string =>
    JSON.stringify([model, temperature, style, task]);
  const judgedBy = (source: 'tests' | 'static') =>
    new Set(samples.filter(({ verdicts }) => verdicts[source] !== null).map(taskOf));
  const tests = judgedBy('tests');
  const statics = judgedBy('static');
  const sources = [...(tests.size > 0 ? [tests] : []), ...(statics.size > 0 ? [statics] : [])];
  return samples.map((sample) => {
    const { verdicts } = sample;
    const both = sources.every((source) => source.has(taskOf(sample)));
    const asked = [
      ...(tests.size > 0 ? [verdicts.tests] : []),
      ...(statics.size > 0 ? [verdicts.static] : []),
    ];
    return { ...sample, verdicts: { ...verdicts, combined: both ? combineVerdicts(asked) : null } };
  });
}
