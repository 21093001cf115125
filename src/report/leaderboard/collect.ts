import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { MetricRow } from '../../benchmark/metrics/index.ts';
import { Summary } from '../../benchmark/summary.ts';
import { UsageError } from '../../core/errors.ts';
import { hashOf } from '../../core/hash.ts';
import { listRuns, type Manifest, readManifest, requireFolder } from '../../core/run/folder.ts';
import { readRunFile } from '../../core/run/read-json.ts';

interface Run {
  path: string;
  manifest: Manifest;
  summary: Summary;
}

/** One configuration of the newest run of its model. */
export interface Entry {
  row: MetricRow;
  /** The run's folder. */
  path: string;
  complete: boolean;
}

/** Configurations that can be ranked against each other: the same tasks, judged in the same way. */
export interface Board {
  taskSet: { name: string; hash: string; tasks: number };
  headline: Summary['headline'];
  /** Versions of what judged, where the verdicts depend on them. */
  judging: Record<string, unknown> | null;
  /** Best first, by secure-pass@1. */
  entries: Entry[];
}

/**
 * Boards of benchmark runs: one for each version of a task set, with the newest run of each model (an incomplete one only
 * where there is no other).
 * @param paths run folders, or parents of run folders
 * @throws UsageError when a path holds no results, or all of them none
 */
export function collectBoards(paths: readonly string[]): Board[] {
  const folders = paths.flatMap((path) => (readManifest(path) ? [path] : runsBelow(path)));
  const runs = [...new Set(folders)].flatMap((path) => readRun(path) ?? []);
  if (runs.length === 0)
    throw new UsageError('None of these folders holds results of a benchmark.', {
      hint: 'Give run folders, or their parent, after "sallm bench" has judged something.',
    });
  return [...Map.groupBy(runs, boardKey).values()].map(boardOf);
}

function runsBelow(path: string): string[] {
  requireFolder(path);
  return listRuns(path);
}

function readRun(path: string): Run | null {
  const manifest = readManifest(path);
  const file = join(path, 'summary.json');
  if (manifest?.job !== 'bench' || !existsSync(file)) return null;
  return { path, manifest, summary: readRunFile(file, Summary) };
}

/** Verdicts by tests are the same with every analyzer, those by static analysis are not. */
const judgingOf = ({ manifest, summary }: Run): Record<string, unknown> | null =>
  summary.headline === 'static' ? (manifest.inputs['judging'] as Record<string, unknown>) : null;

const boardKey = (run: Run): string =>
  hashOf([run.summary.taskSet.hash, run.summary.headline, judgingOf(run)]);

function boardOf(runs: readonly Run[]): Board {
  const { name, hash, tasks } = runs[0]!.summary.taskSet;
  const newest = new Map<string, Run>();
  for (const run of runs.toSorted(worseFirst))
    for (const { model } of headlineRows(run)) newest.set(model, run);
  const entries = [...newest].flatMap(([model, run]) =>
    headlineRows(run)
      .filter((row) => row.model === model)
      .map((row) => ({ row, path: run.path, complete: run.manifest.status === 'complete' })),
  );
  return {
    taskSet: { name, hash, tasks },
    headline: runs[0]!.summary.headline,
    judging: judgingOf(runs[0]!),
    entries: entries.toSorted((a, b) => valueOf(b) - valueOf(a)),
  };
}

const headlineRows = ({ summary }: Run): MetricRow[] =>
  summary.metrics.filter((row) => row.group === 'all' && row.verdictSource === summary.headline);

const worseFirst = (a: Run, b: Run): number =>
  Number(a.manifest.status === 'complete') - Number(b.manifest.status === 'complete') ||
  (basename(a.path) < basename(b.path) ? -1 : 1);

const valueOf = ({ row }: Entry): number => row.at.find(({ k }) => k === 1)?.securePass.value ?? -1;
