import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  type DuplicateCounts,
  DuplicateFinder,
  LineReader,
  type Lines,
} from '../analysis/duplicates/index.ts';
import type { Progress } from '../core/progress.ts';
import type { RunFolder } from '../core/run/folder.ts';
import type { StudyConfig, StudySet } from './config.ts';
import { type Duplicates, duplicatesFile } from './duplicates-file.ts';
import { inOrder } from './in-order.ts';
import { chosenSamples, type Survey } from './survey.ts';

/** Lines of an excerpt. */
const MOST_LINES = 40;

interface Context {
  config: StudyConfig;
  run: RunFolder;
  workers?: number;
  progress: Progress;
  signal: AbortSignal;
}

/** Looks for duplicates in a data set, unless that was done; an interrupted search begins again. */
export async function findDuplicates(set: StudySet, survey: Survey, context: Context): Promise<void> {
  const { config, run, workers = availableParallelism(), progress, signal } = context;
  if (existsSync(duplicatesFile(run, set.name))) return;
  const reader = await LineReader.open({ workers, signal, onNote: (message) => progress.note(message) });
  const finder = new DuplicateFinder(run.file('duplicates', `${set.name}.tmp`));
  try {
    progress.phase(`Duplicates in ${set.name}`, survey.wanted);
    let parsed = 0;
    const samples = chosenSamples(set, survey, config);
    for await (const lines of inOrder(samples, 4 * workers, (sample) => reader.linesOf(sample, signal))) {
      signal.throwIfAborted();
      if (lines) parsed++;
      finder.add(lines ?? noLines);
      progress.tick();
    }
    progress.done();
    const counts = finder.find();
    const { duplicated, pairs, messages, capped, groups } = counts;
    const found = { samples: parsed, duplicated, pairs, messages, capped, groups };
    run.write(`duplicates/${set.name}.json`, { ...found, top: await described(counts, set, survey, config) });
  } finally {
    finder.close();
    await reader.close();
  }
}

const noLines: Lines = {
  numbers: new Uint32Array(),
  hashes: new BigUint64Array(),
  content: new Uint8Array(),
};

/** The largest groups with ids and code: the data set is read once more for them. */
async function described(
  { top }: DuplicateCounts,
  set: StudySet,
  survey: Survey,
  config: StudyConfig,
): Promise<Duplicates['top']> {
  const wanted = new Map(top.flatMap(({ longest: { a, b } }) => [a, b]).map((number) => [number, '']));
  const codes = new Map<number, string>();
  let number = 0;
  for await (const { id, code } of chosenSamples(set, survey, config)) {
    if (wanted.has(number)) {
      wanted.set(number, id);
      codes.set(number, code);
    }
    number++;
  }
  return top.map(({ size, longest: { a, b, chunks } }) => {
    const chunk = chunks.reduce((best, one) => (one.lines > best.lines ? one : best));
    const place = (sample: number, { start, end }: { start: number; end: number }) => ({
      sample: wanted.get(sample)!,
      start: start + 1,
      end,
    });
    const excerpt = codes
      .get(a)!
      .split(/\r\n|\r|\n/)
      .slice(chunk.a.start, Math.min(chunk.a.end, chunk.a.start + MOST_LINES));
    return {
      samples: size,
      lines: chunk.lines,
      a: place(a, chunk.a),
      b: place(b, chunk.b),
      code: excerpt
        .map((line) => line.slice(0, 300))
        .join('\n')
        .toWellFormed(),
    };
  });
}
