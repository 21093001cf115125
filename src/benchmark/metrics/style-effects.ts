import { z } from 'zod';
import type { VerdictSource } from '../../core/outcome.ts';
import { createIntervals, Estimate, pairedDifference } from '../../core/statistics/index.ts';
import { byConfiguration } from './grouping.ts';
import { valuesPerTask } from './per-task.ts';
import type { ScoredSample } from './scored-sample.ts';

/** What a prompt style changes against another one, on the same tasks, model and temperature: at k = 1. */
export const StyleEffect = z.object({
  model: z.string(),
  temperature: z.number().nullable(),
  style: z.string(),
  /** The plain prompt of the same form; for a plain text prompt the plain code prompt. */
  baseline: z.string(),
  /** Differences in -1..1, style minus baseline, over the tasks that both answered. */
  securePass: Estimate,
  pass: Estimate,
  vulnerable: Estimate,
});
export type StyleEffect = z.infer<typeof StyleEffect>;

/** The effect of each prompt style of a study against its plain one; styles without a baseline in the study have none. */
export function computeStyleEffects(
  samples: readonly ScoredSample[],
  { source, seed = 1 }: { source: VerdictSource; seed?: number },
): StyleEffect[] {
  const intervals = createIntervals({ seed });
  const all = byConfiguration(samples);
  return all.flatMap(([{ model, temperature, style }, own]) => {
    if (style === null || style === 'code') return [];
    const baseline = style === 'text' ? 'code' : style.split('+')[0]!;
    const plain = all.find(
      ([other]) => other.model === model && other.temperature === temperature && other.style === baseline,
    )?.[1];
    if (!plain) return [];
    const effect = (metric: 'securePass' | 'pass' | 'vulnerable'): Estimate => {
      const [a, b] = [plain, own].map((some) => valuesPerTask(some, metric, { k: 1, source }));
      return Estimate.parse(pairedDifference(a!, b!, intervals));
    };
    return {
      ...{ model, temperature, style, baseline },
      securePass: effect('securePass'),
      pass: effect('pass'),
      vulnerable: effect('vulnerable'),
    };
  });
}
