import { agreement } from '../core/statistics/index.ts';
import type { Case, Detection, Side } from './case.ts';

/** Two analyzers on the cases of one side that both judged. */
export interface Overlap {
  a: string;
  b: string;
  side: Side;
  both: number;
  onlyA: number;
  onlyB: number;
  none: number;
  /** Cohen's kappa; null where chance alone makes them agree. */
  kappa: number | null;
}

/** Cases of a side that exactly these analyzers flagged, whether the others judged them or not. */
export interface Finders {
  analyzers: string[];
  insecure: number;
  secure: number;
}

interface Found {
  name: string;
  detections: readonly Detection[];
}

/** Who finds what, two by two. */
export function overlaps(cases: readonly Case[], found: readonly Found[]): Overlap[] {
  const pairs = found.flatMap((a, i) => found.slice(i + 1).map((b) => [a, b] as const));
  return pairs.flatMap(([a, b]) =>
    (['insecure', 'secure'] as const).map((side) => {
      const counts = { both: 0, onlyA: 0, onlyB: 0, none: 0 };
      cases.forEach((one, i) => {
        const [first, second] = [flag(a.detections[i]!), flag(b.detections[i]!)];
        if (one.side !== side || first === null || second === null) return;
        counts[first ? (second ? 'both' : 'onlyA') : second ? 'onlyB' : 'none']++;
      });
      const { both, onlyA, onlyB, none } = counts;
      const table = [
        [both, onlyA],
        [onlyB, none],
      ];
      return { a: a.name, b: b.name, side, ...counts, kappa: agreement(table).kappa };
    }),
  );
}

/** Who finds what, all together: one row per set of analyzers that occurs, the largest first. */
export function finders(cases: readonly Case[], found: readonly Found[]): Finders[] {
  const rows = new Map<string, Finders>();
  cases.forEach(({ side }, i) => {
    const analyzers = found.filter(({ detections }) => detections[i] === 'flagged').map(({ name }) => name);
    const key = analyzers.join(' ');
    const row = rows.get(key) ?? { analyzers, insecure: 0, secure: 0 };
    row[side]++;
    rows.set(key, row);
  });
  return [...rows.values()].sort((a, b) => b.insecure - a.insecure || b.secure - a.secure);
}

const flag = (detection: Detection): boolean | null =>
  detection === 'flagged' ? true : detection === 'clear' ? false : null;
