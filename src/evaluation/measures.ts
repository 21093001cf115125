import type { Interval } from '../core/statistics/index.ts';
import type { Case, Detection } from './case.ts';
import type { Ratios, Sums } from './ratio.ts';

/** How many cases of a side an analyzer flagged, cleared and could not judge. */
export type Counts = Record<Detection, number>;

export interface Measures {
  insecure: Counts;
  secure: Counts;
  /** Every insecure program with every secure one of its group; `unscored` where either could not be judged. */
  pairs: { correct: number; scored: number; unscored: number };
  /** Share of the judged insecure programs that are flagged. */
  recall: Interval;
  /** Share of the judged secure programs that are flagged. */
  falseAlarms: Interval;
  /** Share of the scored pairs whose insecure program is flagged and whose secure one is not. */
  pairCorrect: Interval;
  /** Share of the flagged programs that are insecure; it depends on how many of both there are, and is null where one side is missing. */
  precision: Interval;
}

const noCounts = (): Counts => ({ flagged: 0, clear: 0, unparsable: 0, failed: 0 });

/** The four shares over cases, from what an analyzer (or a combination of several) said of each. */
export function measure(
  cases: readonly Case[],
  detections: readonly Detection[],
  { paired, ratios }: { paired: boolean; ratios: Ratios },
): Measures {
  const sides = { insecure: noCounts(), secure: noCounts() };
  const [recall, falseAlarms, precision, pairCorrect] = [new Tally(), new Tally(), new Tally(), new Tally()];
  const groups = new Map<string, { cluster: string; insecure: Counts; secure: Counts }>();
  cases.forEach(({ side, group, cluster }, i) => {
    const detection = detections[i]!;
    sides[side][detection]++;
    const known = groups.get(group) ?? { cluster, insecure: noCounts(), secure: noCounts() };
    groups.set(group, known);
    known[side][detection]++;
    if (detection !== 'flagged' && detection !== 'clear') return;
    const flagged = detection === 'flagged';
    (side === 'insecure' ? recall : falseAlarms).add(cluster, Number(flagged), 1);
    if (flagged) precision.add(cluster, Number(side === 'insecure'), 1);
  });
  const pairs = { correct: 0, scored: 0, unscored: 0 };
  if (paired)
    for (const { cluster, insecure, secure } of groups.values()) {
      const correct = insecure.flagged * secure.clear;
      const scored = judged(insecure) * judged(secure);
      pairs.correct += correct;
      pairs.scored += scored;
      pairs.unscored += total(insecure) * total(secure) - scored;
      pairCorrect.add(cluster, correct, scored);
    }
  return {
    ...sides,
    pairs,
    recall: ratios.of(recall.sums),
    falseAlarms: ratios.of(falseAlarms.sums),
    pairCorrect: ratios.of(pairCorrect.sums),
    precision: ratios.of(judged(sides.insecure) * judged(sides.secure) === 0 ? new Map() : precision.sums),
  };
}

class Tally {
  readonly sums = new Map<string, Sums>();

  add(cluster: string, top: number, bottom: number): void {
    const { top: tops, bottom: bottoms } = this.sums.get(cluster) ?? { top: 0, bottom: 0 };
    this.sums.set(cluster, { top: tops + top, bottom: bottoms + bottom });
  }
}

export const judged = ({ flagged, clear }: Counts): number => flagged + clear;
export const total = (counts: Counts): number => judged(counts) + counts.unparsable + counts.failed;
