import { z } from 'zod';
import { Duplicates } from '../duplicates-file.ts';

const Interval = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const Counts = z.object({ findings: z.int(), samples: z.int() });

/** A p-value as it is, and corrected over all tests of its table by Holm, and by Benjamini and Hochberg. */
const P = z.object({ p: z.number(), holm: z.number(), bh: z.number() }).nullable();

const ToolFigures = z.object({
  tool: z.string(),
  /** Samples that the figures are over. */
  samples: z.int(),
  statuses: z.record(z.string(), z.int()),
  lines: z.int(),
  findings: z.int(),
  /** Different rules. */
  types: z.int(),
  smelly: Interval,
  perSample: z.object({ mean: Interval, median: Interval }),
  /** `ratio`: all findings over all lines; `median`: of samples. */
  per100Lines: z.object({ ratio: Interval, median: z.number().nullable() }),
  /** Samples by number of findings: `[findings, samples]`. */
  distribution: z.array(z.tuple([z.int(), z.int()])),
  categories: z.array(Counts.extend({ category: z.string(), types: z.int() })),
  messages: z.array(Counts.extend({ rule: z.string(), share: Interval })),
  /** Security findings, by what their tool says of them. */
  security: z.array(
    Counts.extend({
      rule: z.string(),
      severity: z.string(),
      confidence: z.string(),
      cwes: z.array(z.int()),
    }),
  ),
  cwes: z.array(z.object({ cwe: z.int(), findings: z.int() })),
});
export type ToolFigures = z.infer<typeof ToolFigures>;

const SetSummary = z.object({
  name: z.string(),
  role: z.enum(['data', 'outputs']),
  format: z.string(),
  trainedOn: z.array(z.string()),
  samples: z.int(),
  /** In the data set, of which a study may take a part. */
  available: z.int(),
  /** Rows that are no samples. */
  leftOut: z.int(),
  /** Samples that at least one tool cannot parse. */
  unparsable: z.int(),
  /** Samples that at least one tool gave up on. */
  failed: z.int(),
  clusters: z.int(),
  tools: z.array(ToolFigures),
  /** `null` where it was not looked for. */
  duplicates: Duplicates.nullable().default(null),
});
export type SetSummary = z.infer<typeof SetSummary>;

const Lift = z.object({
  rule: z.string(),
  data: z.number(),
  outputs: z.number(),
  /** Share in outputs over share in data. */
  lift: Interval,
  p: P,
});

const CarryOver = z.object({
  tool: z.string(),
  outputs: z.string(),
  data: z.string(),
  /** Whether the outputs' model was trained on it. */
  trained: z.boolean(),
  /** Rules that occur in either. */
  rules: z.int(),
  spearman: Interval,
  p: P,
  overlaps: z.array(z.object({ k: z.int(), share: z.number() })),
  rankBiasedOverlap: z.number().nullable(),
  /** Rules whose interval of lift holds 1, among those with one. */
  alike: z.object({ rules: z.int(), of: z.int() }),
  messages: z.array(Lift),
});
export type CarryOver = z.infer<typeof CarryOver>;

const Comparison = z.object({
  tool: z.string(),
  a: z.string(),
  b: z.string(),
  /** Whether they share clusters, so that cluster is compared with cluster. */
  paired: z.boolean(),
  /** Of the share of samples with a finding: `b - a`, `b / a`. */
  riskDifference: Interval,
  riskRatio: Interval,
  pRisk: P,
  /** Of the findings per sample. */
  meanDifference: Interval,
  pMean: P,
  cliffsDelta: Interval,
  magnitude: z.string(),
});
export type Comparison = z.infer<typeof Comparison>;

/** `summary.json` of a study. */
export const StudySummary = z.object({
  profile: z.object({ name: z.string(), summary: z.string(), denominator: z.string() }),
  analyzers: z.array(z.object({ name: z.string(), version: z.string() })),
  seed: z.int(),
  sample: z.int().nullable(),
  shard: z.string().nullable(),
  complete: z.boolean(),
  rules: z.array(
    z.object({
      tool: z.string(),
      rule: z.string(),
      symbol: z.string().nullable(),
      category: z.string(),
      security: z.boolean(),
    }),
  ),
  sets: z.array(SetSummary),
  carryOver: z.array(CarryOver),
  comparisons: z.array(Comparison),
});
export type StudySummary = z.infer<typeof StudySummary>;
