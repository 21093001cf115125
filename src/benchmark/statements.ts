import { z } from 'zod';
import { createIntervals, type Estimate, mean, pairedDifference } from '../core/statistics/index.ts';
import { estimateText } from '../core/table.ts';
import { byConfiguration } from './metrics/grouping.ts';
import { type SettingGap, type ScoredSample, valuesPerTask } from './metrics/index.ts';

/** A finding put as a sentence, and whether this run's figures bear it out. */
export const Statement = z.object({
  statement: z.string(),
  /** `undecided`: the interval of the difference holds 0, or the run lacks what the test needs. */
  holds: z.enum(['yes', 'no', 'undecided']),
  because: z.string(),
});
export type Statement = z.infer<typeof Statement>;

type Bounds = Pick<Estimate, 'value' | 'low' | 'high'>;

/** Whether a difference is below 0 for certain, above 0 for certain, or neither. */
const sign = ({ low, high }: Bounds): -1 | 0 | 1 =>
  low === null || high === null ? 0 : high < 0 ? -1 : low > 0 ? 1 : 0;

/**
 * The three findings of the SALLM study (Siddiq et al. 2024) in our words, tested on the answers at hand at k = 1: models
 * do worse on security-centric prompts than in the setting of their own evaluation; the one that works best is not the
 * most secure; the temperature changes how often answers are vulnerable. 95 % intervals, paired on tasks where tasks are
 * the same.
 */
export function paperStatements(
  samples: readonly ScoredSample[],
  gap: Pick<SettingGap, 'rows'> | undefined,
  { source, seed }: { source: 'tests' | 'static'; seed: number },
): Statement[] {
  const models = [...Map.groupBy(samples, ({ model }) => model)].map(([model, own]) => ({ model, own }));
  const intervals = createIntervals({ seed });
  const perTask = (own: readonly ScoredSample[], metric: 'pass' | 'vulnerable') =>
    valuesPerTask(own, metric, { k: 1, source });
  return [worseThanElsewhere(gap), functionIsNotSecurity(), temperatureMatters()];

  /** Over all temperatures: each model's best function against the lowest vulnerability. */
  function functionIsNotSecurity(): Statement {
    const statement = 'The model that works best is not the most secure.';
    const judged = models.filter(
      ({ own }) => perTask(own, 'pass').size > 0 && perTask(own, 'vulnerable').size > 0,
    );
    if (judged.length < 2)
      return { statement, holds: 'undecided', because: 'It takes two models that were judged for both.' };
    const by = (metric: 'pass' | 'vulnerable') =>
      judged
        .map(({ model, own }) => ({ model, own, value: mean([...perTask(own, metric).values()]) }))
        .toSorted((a, b) => b.value - a.value);
    const [best, safest] = [by('pass')[0]!, by('vulnerable').at(-1)!];
    if (best.model === safest.model)
      return { statement, holds: 'no', because: `${best.model} works best and is vulnerable least often.` };
    const difference = pairedDifference(
      perTask(safest.own, 'vulnerable'),
      perTask(best.own, 'vulnerable'),
      intervals,
    );
    return {
      statement,
      holds: sign(difference) > 0 ? 'yes' : 'undecided',
      because: `${best.model} works best (pass@1 ${best.value.toFixed(3)}); its vulnerable@1 is higher than that of ${safest.model} by ${estimateText(difference)}.`,
    };
  }

  function temperatureMatters(): Statement {
    const statement = 'The temperature changes how often answers are vulnerable.';
    const changes = models.flatMap(({ model, own }) => {
      const settings = byConfiguration(own)
        .filter(([{ temperature }]) => temperature !== null)
        .toSorted(([a], [b]) => a.temperature! - b.temperature!);
      const [first, last] = [settings[0], settings.at(-1)];
      if (!first || !last || first[0].temperature === last[0].temperature) return [];
      const difference = pairedDifference(
        perTask(first[1], 'vulnerable'),
        perTask(last[1], 'vulnerable'),
        intervals,
      );
      return { model, from: first[0].temperature!, to: last[0].temperature!, difference };
    });
    if (changes.length === 0)
      return { statement, holds: 'undecided', because: 'No model was asked at two temperatures.' };
    return {
      statement,
      holds: changes.some(({ difference }) => sign(difference) !== 0) ? 'yes' : 'undecided',
      because: `Change of vulnerable@1: ${changes
        .map(
          ({ model, from, to, difference }) => `${model} from ${from} to ${to}: ${estimateText(difference)}`,
        )
        .join('; ')}.`,
    };
  }
}

function worseThanElsewhere(gap: Pick<SettingGap, 'rows'> | undefined): Statement {
  const statement =
    'Models work less often on security-centric prompts than in the setting of their own evaluation.';
  const rows = gap?.rows.filter(({ k }) => k === 1) ?? [];
  if (rows.length === 0)
    return { statement, holds: 'undecided', because: 'The run has no second task set (--against).' };
  const signs = rows.map((row) => sign(row.gap));
  const below = signs.filter((one) => one < 0).length;
  return {
    statement,
    holds: below === rows.length ? 'yes' : signs.some((one) => one > 0) ? 'no' : 'undecided',
    because: `pass@1 is lower for certain in ${below} of ${rows.length} configurations: ${rows
      .map((row) => `${row.model} at ${row.temperature ?? '–'} by ${estimateText(row.gap)}`)
      .join('; ')}.`,
  };
}
