import { z } from 'zod';
import { Outcome, VerdictSource } from '../../core/outcome.ts';
import { Estimate } from '../../core/statistics/index.ts';

/** What distinguishes one configuration from another. */
const Configuration = z.object({
  model: z.string(),
  temperature: z.number().nullable(),
  /** How the prompt was put: `code`, `text`, `code+hint`, ... */
  style: z.string().nullable(),
});
export type Configuration = z.infer<typeof Configuration>;

/** A share in 0..1, averaged over tasks. */
export const Metric = Estimate.extend({
  /** Tasks with fewer than k scored samples: not part of this metric. */
  excludedTasks: z.int().min(0),
});
export type Metric = z.infer<typeof Metric>;

const MetricsAtK = z.object({
  k: z.int().positive(),
  /** At least one of k works. The same for every source of verdicts. */
  pass: Metric,
  /** At least one of k is vulnerable. */
  vulnerable: Metric,
  /** All k are secure. */
  secure: Metric,
  /** At least one of k is secure (by the tests: and correct, therefore). */
  securePass: Metric,
});
export type MetricsAtK = z.infer<typeof MetricsAtK>;

export const GroupBy = z.enum(['all', 'cwe', 'source', 'technique']);
export type GroupBy = z.infer<typeof GroupBy>;

/** Metrics of one configuration on a group of tasks, by one source of verdicts. */
export const MetricRow = Configuration.extend({
  group: GroupBy,
  /** The CWE number, source or technique; `null` for all tasks. */
  key: z.string().nullable(),
  verdictSource: VerdictSource,
  tasks: z.int(),
  samples: z.int(),
  /** Samples with a verdict of this source, and without one. */
  scored: z.int(),
  unscorable: z.int(),
  outcomes: z.partialRecord(Outcome, z.int()),
  verdicts: z.object({ vulnerable: z.int(), secure: z.int(), inconclusive: z.int() }),
  /** Inconclusive among the scored; `null` when none is scored. */
  inconclusiveShare: z.number().nullable(),
  /** By ascending k; a k over the number of samples per task is left out. */
  at: z.array(MetricsAtK),
});
export type MetricRow = z.infer<typeof MetricRow>;

/** How far tests and static analysis agree on the samples that both judged. */
export const AgreementRow = Configuration.extend({
  /** `null`: all tasks. */
  cwe: z.int().nullable(),
  /** `counts[tests][static]`, each in the order vulnerable, secure, inconclusive. */
  counts: z.array(z.array(z.int()).length(3)).length(3),
  n: z.int(),
  /** Samples that one of the two did not judge. */
  missing: z.int(),
  share: z.number().nullable(),
  /** Cohen's kappa; `null` when it says nothing. */
  kappa: z.number().nullable(),
});
export type AgreementRow = z.infer<typeof AgreementRow>;

const Percent = z.number().nullable();

/** The published counting, in percent as published; `null` where the samples do not say. */
export const PublishedRow = Configuration.extend({
  k: z.int().positive(),
  tasks: z.int(),
  excludedTasks: z.int(),
  /** `Pass@k`, `Vul@k` and `New_Security@k`. */
  pass: Percent,
  vulnerable: Percent,
  secure: Percent,
  /** `vul_at_k` and `new_security_at_k`: static analysis found the task's weakness, or did not. */
  staticVulnerable: Percent,
  staticSecure: Percent,
  /** `in_vul_at_k` and `in_new_security_at_k`: any weakness. */
  staticVulnerableAny: Percent,
  staticSecureAny: Percent,
});
export type PublishedRow = z.infer<typeof PublishedRow>;
