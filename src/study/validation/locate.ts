import { createHash } from 'node:crypto';
import { openAnalyzers } from '../../analysis/index.ts';
import { IncompleteError, UsageError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import type { Progress } from '../../core/progress.ts';
import type { Sample } from '../../core/sample.ts';
import { type DatasetSpec, readSamples } from '../../datasets/index.ts';
import type { StudyFile } from '../files.ts';
import type { Draw } from './draw.ts';
import type { DrawnFinding } from './sample-file.ts';

/** Samples that are analyzed together. */
const BATCH = 200;
/** A sample with more lines than this is shown around the finding alone. */
const MOST_LINES = 400;
const MOST_CHARACTERS = 60_000;

export interface Sources {
  /** By name of a data set. */
  specs: ReadonlyMap<string, DatasetSpec>;
  /** Over ids and code, as the study had them. */
  hashes: ReadonlyMap<string, string>;
}

interface LocateContext {
  study: Pick<StudyFile, 'analyzers'>;
  sources: Sources;
  progress: Progress;
  signal: AbortSignal;
}

/**
 * Finds the place and the code of drawn findings: reads the data sets as the study did, and asks its analyzers about the samples again
 * (which the cache usually answers). In the order of `draws`.
 *
 * @throws UsageError when a data set is not what it was, or a tool has another version
 */
export async function locate(draws: readonly Draw[], context: LocateContext): Promise<DrawnFinding[]> {
  const { study, progress, signal } = context;
  const tools = new Set(draws.map(({ tool }) => tool));
  const analyzers = openAnalyzers([...tools], {
    honourSuppressions: true,
    onNote: (message) => progress.note(message),
  });
  const located = new Map<string, DrawnFinding>();
  try {
    for (const analyzer of analyzers) {
      const { version } = await analyzer.prepare({ signal });
      const then = study.analyzers.find(({ name }) => name === analyzer.name)?.version;
      if (then !== version)
        throw new UsageError(`The study was made with ${analyzer.name} ${then}, here is ${version}.`, {
          hint: 'Draw the sample with the sallm that made the study, or repeat the study.',
        });
    }
    for (const [set, own] of Map.groupBy(draws, (draw) => draw.set)) {
      const samples = await wantedSamples(set, new Set(own.map(({ sample }) => sample)), context);
      progress.phase(`Analyzing drawn samples of ${set}`, samples.size);
      for (let from = 0; from < samples.size; from += BATCH) {
        const batch = [...samples.values()].slice(from, from + BATCH);
        for (const analyzer of analyzers) {
          const asked = new Set(own.filter(({ tool }) => tool === analyzer.name).map(({ sample }) => sample));
          const analyses = await analyzer.analyze(
            batch.filter(({ id }) => asked.has(id)),
            { signal },
          );
          signal.throwIfAborted();
          for (const draw of own) {
            if (draw.tool !== analyzer.name || !analyses.has(draw.sample)) continue;
            const { status, detail, findings } = analyses.get(draw.sample)!;
            const finding = findings.filter(({ rule }) => rule === draw.rule).sort(byPlace)[draw.index];
            if (!finding)
              throw new IncompleteError(
                `${draw.tool} does not report ${draw.rule} in ${set}: ${draw.sample} again (${status}${detail === undefined ? '' : `: ${detail}`}).`,
                { hint: 'The same command tries again.' },
              );
            located.set(draw.id, drawnFinding(draw, finding, samples.get(draw.sample)!));
          }
        }
        progress.tick(batch.length);
      }
      progress.done();
    }
  } finally {
    await Promise.allSettled(analyzers.map((analyzer) => analyzer.close()));
  }
  return draws.map(({ id }) => located.get(id)!);
}

async function wantedSamples(
  set: string,
  wanted: ReadonlySet<string>,
  { sources, progress, signal }: LocateContext,
): Promise<Map<string, Sample>> {
  const spec = sources.specs.get(set);
  if (!spec)
    throw new UsageError(`Where the data set "${set}" lies is not known.`, {
      hint: `Say it with --data ${set}=FORMAT:PATH.`,
    });
  const hash = createHash('sha256');
  const found = new Map<string, Sample>();
  progress.phase(`Reading ${set}`);
  // What is left out was told by the study.
  for await (const sample of readSamples(spec, () => undefined)) {
    signal.throwIfAborted();
    hash.update(JSON.stringify([sample.id, sample.code]));
    if (wanted.has(sample.id)) found.set(sample.id, sample);
    progress.tick();
  }
  progress.done();
  if (hash.digest('hex') !== sources.hashes.get(set))
    throw new UsageError(`${spec.path} is not what the study read as "${set}": its samples have changed.`, {
      hint: `Repeat the study, or say where the unchanged data set lies: --data ${set}=FORMAT:PATH.`,
    });
  return found;
}

const byPlace = (a: Finding, b: Finding): number =>
  a.range.line - b.range.line ||
  a.range.column - b.range.column ||
  (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);

function drawnFinding(
  { id, stratum, set, sample }: Draw,
  finding: Finding,
  { code, origin }: Sample,
): DrawnFinding {
  const { tool, rule, symbol, message, cwes, severity, confidence, range } = finding;
  return {
    ...{ id, stratum, set, sample, tool, rule, message, cwes, severity, confidence, range },
    ...(symbol !== undefined && { symbol }),
    origin: Object.entries(origin)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
    ...shownCode(code, range.line),
  };
}

/** All of a sample, or of a long one the lines around the finding. */
function shownCode(code: string, line: number): { code: string; firstLine: number } {
  const lines = code.toWellFormed().split(/\r\n|\r|\n/);
  const from = lines.length <= MOST_LINES ? 0 : Math.max(0, line - 1 - MOST_LINES / 2);
  const shown = lines.slice(from, from + MOST_LINES);
  const longest = Math.max(...shown.map(({ length }) => length));
  const most = Math.max(200, Math.floor(MOST_CHARACTERS / shown.length));
  const cut =
    shown.join('\n').length <= MOST_CHARACTERS || longest <= most
      ? shown
      : shown.map((text) => shorten(text, most));
  return { code: cut.join('\n'), firstLine: from + 1 };
}

const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)} …`;
