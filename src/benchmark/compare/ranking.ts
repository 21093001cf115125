import type { Intervals } from '../../core/statistics/index.ts';
import { metricKinds } from '../gate/metric.ts';
import { valuesPerTask } from '../metrics/index.ts';
import type { Comparison, Pair, Ranked } from './comparison.ts';
import type { Side } from './read.ts';

/** Configurations by the primary metric on the tasks that all of them have, best first. */
export function rankingOf(
  sides: readonly Side[],
  primary: Comparison['primary'],
  pairs: readonly Pair[],
  intervals: Intervals,
): Ranked[] {
  const { name, better } = metricKinds[primary.metric];
  const values = sides.map(({ samples }) => valuesPerTask(samples, name, primary));
  const isCommon = (id: string) =>
    values.every((own) => own.has(id)) &&
    new Set(sides.map(({ tasks }) => tasks.get(id)!.identity)).size === 1;
  const common = [...values[0]!.keys()].filter(isCommon);
  const order = values
    .map((own, configuration) => ({
      configuration,
      estimate: intervals.of(common.map((id) => own.get(id)!)),
    }))
    .sort((x, y) => (better === 'higher' ? -1 : 1) * ((x.estimate.value ?? 0) - (y.estimate.value ?? 0)));
  return order.map((row, i) => ({
    ...row,
    belowPrevious: i > 0 && isShown(pairs, order[i - 1]!.configuration, row.configuration),
  }));
}

const isShown = (pairs: readonly Pair[], x: number, y: number): boolean =>
  pairs.some(
    (pair) =>
      Math.min(x, y) === pair.a &&
      Math.max(x, y) === pair.b &&
      pair.rows.some(({ primary, shown }) => primary && shown !== null),
  );
