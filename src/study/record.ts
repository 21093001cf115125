import { z } from 'zod';
import { AnalysisStatus, Finding } from '../core/finding.ts';

/**
 * What one tool says of one sample: how often each message occurs, or why it says nothing. A message's key is
 * `RULE:SEVERITY:CONFIDENCE:CWE+CWE`, so that a line of the journal stays short.
 */
const ToolResult = z.union([z.record(z.string(), z.int().min(1)), AnalysisStatus.exclude(['ok'])]);
export type ToolResult = z.infer<typeof ToolResult>;

/** One line of a data set's journal. */
export const SampleRecord = z.object({
  id: z.string(),
  /** Samples with the same one resemble each other: repository, problem. */
  cluster: z.string(),
  lines: z.int().min(0),
  tools: z.record(z.string(), ToolResult),
});
export type SampleRecord = z.infer<typeof SampleRecord>;

/** What a rule is, kept once. */
export const RuleInfo = Finding.pick({ tool: true, rule: true, symbol: true, kind: true, category: true });
export type RuleInfo = z.infer<typeof RuleInfo>;

/** A sample that shows a rule at work. */
export const Example = z.object({
  tool: z.string(),
  rule: z.string(),
  sample: z.string(),
  message: z.string(),
  line: z.int().min(1),
  endLine: z.int().min(1),
  /** The lines around the finding. */
  code: z.string(),
  /** Number of the excerpt's first line. */
  firstLine: z.int().min(1),
  origin: z.string(),
  /** By hash of seed, rule and sample: the lowest are kept. */
  rank: z.string(),
});
export type Example = z.infer<typeof Example>;

export interface Message {
  rule: string;
  severity: string;
  confidence: string;
  cwes: number[];
}

export const messageKey = ({ rule, severity, confidence, cwes }: Finding): string =>
  [rule, severity, confidence, cwes.join('+')].join(':');

export function parseMessageKey(key: string): Message {
  const [rule = '', severity = '', confidence = '', cwes = ''] = key.split(':');
  return { rule, severity, confidence, cwes: cwes === '' ? [] : cwes.split('+').map(Number) };
}
