import { resolve } from 'node:path';
import { openAnalyzers } from '../analysis/index.ts';
import { IncompleteError, messageOf, PrerequisiteError } from '../core/errors.ts';
import { withLock } from '../core/lock.ts';
import { type Progress, silent } from '../core/progress.ts';
import { RunFolder } from '../core/run/folder.ts';
import type { DatasetSpec } from '../datasets/index.ts';
import { analyzeSet } from './analyze.ts';
import type { StudyConfig } from './config.ts';
import { findDuplicates } from './duplicates.ts';
import { readStudy, type StudyFile } from './files.ts';
import { summarize } from './summary/summarize.ts';
import type { StudySummary } from './summary/schema.ts';
import { type Survey, surveySet } from './survey.ts';

export interface StudyOptions {
  /** Parent of run folders. Default `runs` in the working folder. */
  runs?: string;
  /** Names the run folder; by default the first data set. */
  name?: string;
  /** Start anew although the same run exists. */
  fresh?: boolean;
  /** Processes per tool; by default one per core. */
  workers?: number;
  /** Take and keep results in the product's cache; on by default. */
  cache?: boolean;
  /** What the manifest notes and nothing depends on. */
  context?: Record<string, unknown>;
  progress?: Progress;
  signal?: AbortSignal;
}

export interface StudyResult {
  run: RunFolder;
  summary: StudySummary;
  interrupted: boolean;
}

/**
 * Smells in data and in what models wrote: every sample through the analyzers, one record each in a run folder, then the figures. The
 * same call continues a run; profile and training sets may change without analyzing again. An interrupted run has the figures of what it
 * has so far.
 *
 * @throws UsageError for what cannot be read, IncompleteError when a tool cannot run
 */
export async function runStudy(config: StudyConfig, options: StudyOptions = {}): Promise<StudyResult> {
  const { progress = silent, signal = new AbortController().signal } = options;
  const surveys: Survey[] = [];
  for (const set of config.sets) surveys.push(await surveySet(set, config, progress, signal));
  const analyzers = openAnalyzers(config.analyzers, {
    // The study's figures are the tools' own: `# noqa` and the like take effect, as on their command lines.
    honourSuppressions: true,
    onNote: (message) => progress.note(message),
    ...(options.workers !== undefined && { workers: options.workers }),
    ...(options.cache !== undefined && { cache: options.cache }),
  });
  try {
    const prepared = await Promise.all(analyzers.map((analyzer) => analyzer.prepare({ signal }))).catch(
      (error: unknown) => {
        if (!(error instanceof PrerequisiteError)) throw error;
        throw new IncompleteError(messageOf(error), {
          ...(error.hint !== undefined && { hint: error.hint }),
          cause: error,
        });
      },
    );
    const tools = analyzers.map(({ name }, i) => ({ name, ...prepared[i]! }));
    const run = RunFolder.open({
      runs: options.runs ?? 'runs',
      job: 'study',
      name: options.name ?? config.sets[0]!.name,
      inputs: {
        sets: config.sets.map(({ name, role }, i) => {
          const { hash, available } = surveys[i]!;
          return { name, role, hash, available, clusters: config.clusters[name] ?? null };
        }),
        analyzers: tools,
        sample: config.sample,
        seed: config.seed,
        shard: config.shard,
      },
      context: { ...options.context, started: new Date().toISOString() },
      fresh: options.fresh ?? false,
    });
    progress.note(`${run.resumed ? 'Continuing' : 'Run folder'}: ${run.path}`);
    return await withLock(
      run.file('lock'),
      async () => {
        run.write('study.json', studyFileOf(config, surveys, tools));
        let interrupted = false;
        try {
          for (const [i, set] of config.sets.entries())
            await analyzeSet(set, surveys[i]!, { analyzers, config, run, progress, signal });
          if (config.duplicates)
            for (const [i, set] of config.sets.entries())
              await findDuplicates(set, surveys[i]!, {
                ...{ config, run, progress, signal },
                ...(options.workers !== undefined && { workers: options.workers }),
              });
        } catch (error) {
          if (!signal.aborted) throw error;
          interrupted = true;
        }
        return { run, summary: finish(run, progress), interrupted };
      },
      { signal, onWait: () => progress.note('Another process works on this run; waiting for it.') },
    );
  } finally {
    await Promise.allSettled(analyzers.map((analyzer) => analyzer.close()));
  }
}

/** Computes the figures of a run and writes them beside its journals. */
export function finish(run: RunFolder, progress: Progress): StudySummary {
  progress.note('Computing figures');
  const summary = summarize(run, readStudy(run));
  run.write('summary.json', summary);
  run.setStatus(summary.complete ? 'complete' : 'incomplete');
  return summary;
}

function studyFileOf(
  config: StudyConfig,
  surveys: readonly Survey[],
  tools: readonly { name: string; version: string }[],
): StudyFile {
  return {
    sets: config.sets.map(({ name, role, spec }, i) => {
      const { format, available, leftOut, wanted } = surveys[i]!;
      return { name, role, format, available, leftOut, wanted, spec: lastingSpec(spec, format) };
    }),
    trainedOn: Object.fromEntries(Object.entries(config.trainedOn).map(([name, data]) => [name, [...data]])),
    profile: config.profile.name,
    analyzers: tools.map(({ name, version }) => ({ name, version })),
    seed: config.seed,
    sample: config.sample,
    duplicates: config.duplicates,
    shard: config.shard,
  };
}

/** A spec that holds from any working folder. */
function lastingSpec({ name: _, problems, ...spec }: DatasetSpec, format: string): DatasetSpec {
  return {
    ...spec,
    format,
    path: resolve(spec.path),
    ...(problems !== undefined && { problems: problems === 'none' ? problems : resolve(problems) }),
  };
}
