import { z } from 'zod';
import {
  Estimate,
  createIntervals,
  independentDifference,
  midRanks,
  spearman,
} from '../../core/statistics/index.ts';
import { byConfiguration } from './grouping.ts';
import { valuesPerTask } from './per-task.ts';
import type { ScoredSample } from './scored-sample.ts';

const Difference = Estimate.pick({ value: true, low: true, high: true });

/** One configuration on the security-centric tasks and on the other task set, both by their functional tests. */
const GapRow = z.object({
  model: z.string(),
  temperature: z.number().nullable(),
  style: z.string().nullable(),
  k: z.int().positive(),
  pass: Estimate,
  other: Estimate,
  /** `pass` minus `other`: negative where the model does worse on the security-centric tasks. */
  gap: Difference,
  /** Beside it: what of the answers is secure as well. */
  securePass: Estimate,
});

/** How the models' order changes from one task set to the other, at one temperature, style and k. */
const RankRow = z.object({
  temperature: z.number().nullable(),
  style: z.string().nullable(),
  k: z.int().positive(),
  /** 1 is the best; equal values share their mean rank. */
  models: z.array(
    z.object({ model: z.string(), rank: z.number(), other: z.number(), securePass: z.number() }),
  ),
  /** Spearman's correlation of pass@k on one set with pass@k on the other; `null` below three models. */
  correlation: z.number().nullable(),
});

/** The same models and settings on another task set. */
export const SettingGap = z.object({ rows: z.array(GapRow), ranks: z.array(RankRow) });
export type SettingGap = z.infer<typeof SettingGap>;

/** Compares pass@k of each configuration between two task sets; configurations that answered only one of them are left out. */
export function computeSettingGap(
  own: readonly ScoredSample[],
  other: readonly ScoredSample[],
  { ks, seed = 1 }: { ks: readonly number[]; seed?: number },
): SettingGap {
  const intervals = createIntervals({ seed });
  const keyOf = ([configuration]: ReturnType<typeof byConfiguration>[number]) =>
    JSON.stringify(configuration);
  const others = new Map(byConfiguration(other).map((entry) => [keyOf(entry), entry[1]]));
  const rows = byConfiguration(own).flatMap((entry) => {
    const answers = others.get(keyOf(entry));
    if (!answers) return [];
    return ks.flatMap((k) => {
      const values = (samples: readonly ScoredSample[], metric: 'pass' | 'securePass') => [
        ...valuesPerTask(samples, metric, { k, source: 'tests' }).values(),
      ];
      const [here, elsewhere] = [values(entry[1], 'pass'), values(answers, 'pass')];
      if (here.length === 0 || elsewhere.length === 0) return [];
      const [pass, there] = [intervals.of(here), intervals.of(elsewhere)];
      return {
        ...entry[0],
        k,
        pass,
        other: there,
        gap: independentDifference(there, pass),
        securePass: intervals.of(values(entry[1], 'securePass')),
      };
    });
  });
  return { rows, ranks: ranksOf(rows) };
}

function ranksOf(rows: SettingGap['rows']): SettingGap['ranks'] {
  const groups = Map.groupBy(rows, ({ temperature, style, k }) => JSON.stringify([temperature, style, k]));
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const value = (key: 'pass' | 'other' | 'securePass') => group.map((row) => row[key].value ?? 0);
      const [pass, other, securePass] = [value('pass'), value('other'), value('securePass')];
      const rank = (values: number[]) => midRanks(values.map((one) => -one));
      const [ranks, otherRanks, secureRanks] = [rank(pass), rank(other), rank(securePass)];
      const { temperature, style, k } = group[0]!;
      return {
        ...{ temperature, style, k },
        models: group.map(({ model }, i) => ({
          model,
          rank: ranks[i]!,
          other: otherRanks[i]!,
          securePass: secureRanks[i]!,
        })),
        correlation: spearman(pass, other),
      };
    });
}
