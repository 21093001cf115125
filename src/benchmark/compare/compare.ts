import { z } from 'zod';
import { UsageError } from '../../core/errors.ts';
import { VerdictSource } from '../../core/outcome.ts';
import type { Manifest } from '../../core/run/folder.ts';
import { benjaminiHochberg, createIntervals, holm } from '../../core/statistics/index.ts';
import { type MetricChoice, metricKinds } from '../gate/metric.ts';
import { configurationName } from '../metrics/index.ts';
import { differencesOf } from './comparable.ts';
import { type Comparison, type Correction, type Difference, LEVEL, type Pair } from './comparison.ts';
import { labelled } from './labels.ts';
import { comparePair } from './pair.ts';
import { rankingOf } from './ranking.ts';
import { readForComparison, type ReadRun, type Side } from './read.ts';

export interface CompareOptions {
  /** Default: secure-pass@1 by the tests, or by static analysis where nothing was tested. */
  metric?: MetricChoice;
  /** Default: the values of k that every run was made with. */
  ks?: readonly number[];
  correction?: Correction;
  /** Of intervals and permutations. */
  seed?: number;
  /** Compares static verdicts although the analyzers were not the same. */
  force?: boolean;
}

/** With more pairs only the primary metric is compared. */
const MOST_PAIRS = 40;

/**
 * Compares runs pairwise, paired on tasks. Two runs with configurations in common (model, temperature, prompt style):
 * each against itself, the second run against the first. Else every two configurations, of different runs when there
 * are two.
 *
 * @param paths run folders
 * @throws UsageError when there is nothing that could be compared
 */
export async function compareRuns(
  paths: readonly string[],
  options: CompareOptions = {},
): Promise<Comparison> {
  const { correction = 'holm', seed = 1 } = options;
  const warnings: string[] = [];
  const runs = await Promise.all(
    paths.map((path, i) => readForComparison(path, i, (note) => warnings.push(note))),
  );
  const sides = runs.flatMap((run) => run.sides);
  const wanted = pairsOf(runs, sides, warnings);
  const sources = sourcesOf(sides);
  const primary = primaryOf(options.metric, sources);
  const about = differencesBetween(runs);
  const intervals = createIntervals({ seed });
  const all = wanted.length <= MOST_PAIRS;
  if (!all)
    warnings.push(
      `${wanted.length} pairs: only ${primary.metric}@${primary.k} is compared; name fewer runs for more`,
    );
  const ks = all ? (options.ks ?? commonKs(runs)) : [];

  const pairs = wanted.map(([a, b]): Pair => {
    const { notes, unusable } = about(sides[a]!.run, sides[b]!.run);
    const usable = sources.filter((source) => options.force === true || !unusable.has(source));
    if (!usable.includes(primary.source))
      throw new UsageError(
        `${runs[sides[a]!.run]!.name} and ${runs[sides[b]!.run]!.name} cannot be compared by ${primary.source}: ${notes.join('; ')}.`,
        { hint: 'Judge both with the same analyzers (sallm score), or compare all the same with --force.' },
      );
    const pair = comparePair([a, sides[a]!], [b, sides[b]!], {
      primary,
      ks,
      sources: usable,
      intervals,
      seed,
    });
    return { ...pair, notes: [...notes, ...pair.notes] };
  });
  if (pairs.every(({ common }) => common === 0))
    throw new UsageError('The runs have no task in common, so they cannot be compared.', {
      hint: 'Compare runs over the same task set; a task that was changed in between is another task.',
    });
  if (pairs.every(({ rows }) => !rows.some((row) => row.primary)))
    throw new UsageError(
      `Nothing can be said about ${primary.metric}@${primary.k} by ${primary.source}: no task has ${primary.k} scored samples on both sides.`,
      { hint: 'Choose a smaller k, or another metric, with --metric.' },
    );
  const tests = correct(pairs, correction);
  return {
    schema: 1,
    runs: runs.map(({ path, name, manifest }) => ({
      path,
      name,
      status: manifest.status,
      taskSet: taskSetOf(manifest),
    })),
    configurations: labelled(runs, sides),
    primary,
    correction,
    tests,
    seed,
    pairs,
    // Where each two were compared: without a test the order of two would say nothing.
    ranking:
      sides.length > 2 && pairs.length === (sides.length * (sides.length - 1)) / 2
        ? rankingOf(sides, primary, pairs, intervals)
        : [],
    warnings,
  };
}

const TaskSetInput = z.object({ taskSet: z.object({ name: z.string() }) });
const taskSetOf = ({ inputs }: Manifest): string => TaskSetInput.safeParse(inputs).data?.taskSet.name ?? '';

const keyOf = ({ model, temperature, style }: Side): string => JSON.stringify([model, temperature, style]);

/** Indexes of the configurations that are compared, the earlier first. */
function pairsOf(runs: readonly ReadRun[], sides: readonly Side[], warnings: string[]): [number, number][] {
  const every = sides.flatMap((_, a) => sides.slice(a + 1).map((_, i): [number, number] => [a, a + 1 + i]));
  if (every.length === 0)
    throw new UsageError('There is one configuration only: nothing to compare it with.', {
      hint: 'Name a second run, or a run with several models, temperatures or prompt styles.',
    });
  if (runs.length !== 2) return every;
  const across = every.filter(([a, b]) => sides[a]!.run !== sides[b]!.run);
  const same = across.filter(([a, b]) => keyOf(sides[a]!) === keyOf(sides[b]!));
  if (same.length === 0) return across;
  const paired = new Set(same.flat());
  const left = sides.filter((_, i) => !paired.has(i)).map((side) => configurationName(side));
  if (left.length > 0) warnings.push(`in one of the runs only, not compared: ${left.join(', ')}`);
  return same;
}

function sourcesOf(sides: readonly Side[]): VerdictSource[] {
  const has = (source: VerdictSource) =>
    sides.every(({ samples }) =>
      samples.some(
        ({ verdicts, functional }) =>
          verdicts[source] !== null || (source === 'tests' && functional !== null),
      ),
    );
  return VerdictSource.options.filter(has);
}

function primaryOf(
  metric: MetricChoice = { metric: 'secure-pass', k: 1, source: null },
  sources: readonly VerdictSource[],
): Comparison['primary'] {
  const source = metric.source ?? sources[0];
  if (source === undefined || !sources.includes(source))
    throw new UsageError(`Not every run has verdicts by ${source ?? 'the same source'}.`, {
      hint: sources.length === 0 ? 'Judge them alike with sallm score.' : `All have: ${sources.join(', ')}.`,
    });
  return { ...metric, source };
}

const KInput = z.object({ config: z.object({ k: z.array(z.int()) }) });
const ksOf = ({ manifest }: ReadRun): number[] => KInput.safeParse(manifest.inputs).data?.config.k ?? [1];

/** Values of k that every run was made with and has samples for. */
function commonKs(runs: readonly ReadRun[]): number[] {
  const most = Math.min(
    ...runs.flatMap(({ sides }) =>
      sides.map(({ samples }) =>
        Math.max(...[...Map.groupBy(samples, ({ task }) => task).values()].map((own) => own.length)),
      ),
    ),
  );
  return [...new Set(runs.flatMap(ksOf))]
    .filter((k) => k <= most && runs.every((run) => ksOf(run).includes(k)))
    .sort((a, b) => a - b);
}

/** What differs between two runs, found once for each two. */
function differencesBetween(runs: readonly ReadRun[]) {
  const known = new Map<string, ReturnType<typeof differencesOf>>();
  return (a: number, b: number) => {
    const key = `${a} ${b}`;
    const found = known.get(key) ?? differencesOf(runs[a]!, runs[b]!);
    known.set(key, found);
    return found;
  };
}

/** Corrects the primary metric over all pairs, and everything else over all pairs; says how many tests those are. */
function correct(pairs: readonly Pair[], correction: Correction): Comparison['tests'] {
  const rows = pairs.flatMap((pair) => pair.rows).filter(({ p }) => p !== null);
  const families = [rows.filter((row) => row.primary), rows.filter((row) => !row.primary)] as const;
  for (const family of families) {
    const ps = family.map(({ p }) => p!);
    const adjusted = correction === 'none' ? ps : correction === 'holm' ? holm(ps) : benjaminiHochberg(ps);
    family.forEach((row, i) => {
      row.adjusted = adjusted[i]!;
      row.shown = adjusted[i]! < LEVEL ? directionOf(row) : null;
    });
  }
  return { primary: families[0].length, others: families[1].length };
}

function directionOf({ metric, difference }: Difference): 'better' | 'worse' | null {
  if (!difference.value) return null;
  return difference.value > 0 === (metricKinds[metric].better === 'higher') ? 'better' : 'worse';
}
