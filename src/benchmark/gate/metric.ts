import { UsageError } from '../../core/errors.ts';
import { VerdictSource } from '../../core/outcome.ts';
import type { MetricName } from '../metrics/index.ts';

/** The metrics by the names that people write, and what "better" means for each. */
export const metricKinds = {
  'secure-pass': { name: 'securePass', better: 'higher' },
  pass: { name: 'pass', better: 'higher' },
  vulnerable: { name: 'vulnerable', better: 'lower' },
  secure: { name: 'secure', better: 'higher' },
} as const satisfies Record<string, { name: MetricName; better: 'higher' | 'lower' }>;
export type MetricKind = keyof typeof metricKinds;

/** `secure-pass@1 by tests`, taken apart. */
export interface MetricChoice {
  metric: MetricKind;
  k: number;
  /** `null`: not said; the run's headline. */
  source: VerdictSource | null;
}

const kinds = Object.keys(metricKinds) as MetricKind[];
const shape = /^([a-z-]+)(?:@(\d+))?(?:\s+by\s+([a-z]+))?$/;

/**
 * Reads `METRIC[@K][ by SOURCE]`; k is 1 unless said.
 * @throws UsageError for anything else, with what is allowed
 */
export function parseMetric(text: string): MetricChoice {
  const [, name = '', k = '1', by] = shape.exec(text.trim()) ?? [];
  const metric = kinds.find((kind) => kind === name);
  const source = by === undefined ? null : (VerdictSource.options.find((one) => one === by) ?? undefined);
  if (metric === undefined || source === undefined || Number(k) < 1 || !Number.isSafeInteger(Number(k)))
    throw new UsageError(`"${text}" is no metric.`, {
      hint: `A metric is one of ${kinds.join(', ')}, then @K and "by SOURCE" if you like: secure-pass@3 by tests. Sources: ${VerdictSource.options.join(', ')}.`,
    });
  return { metric, k: Number(k), source };
}

/** `secure-pass@1 by tests`. */
export const metricText = ({ metric, k, source }: MetricChoice): string =>
  `${metric}@${k}${source === null ? '' : ` by ${source}`}`;
