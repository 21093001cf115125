import { z } from 'zod';

/** A range in a sample: 1-based lines, 1-based columns in UTF-16 code units, end exclusive in columns; `endLine` may equal `line`. */
export const Range = z.object({
  line: z.int().min(1),
  column: z.int().min(1),
  endLine: z.int().min(1),
  endColumn: z.int().min(1),
});
export type Range = z.infer<typeof Range>;

/** One step on the way of untrusted data from its source to the place that is reported. */
export const FlowStep = z.object({ range: Range, message: z.string() });
export type FlowStep = z.infer<typeof FlowStep>;

/** What an analyzer reports about one place in one sample. */
export const Finding = z.object({
  /** The tool's own rule id: `B608`, `S608`, `W0611`, `py/sql-injection`. */
  rule: z.string(),
  /** The rule's readable name, when the tool has one: `hardcoded_sql_expressions`, `unused-import`. */
  symbol: z.string().optional(),
  message: z.string(),
  kind: z.enum(['smell', 'security']),
  /** Pylint's kind of message, for smells. */
  category: z.enum(['fatal', 'error', 'warning', 'convention', 'refactor', 'information']).optional(),
  /** CWE numbers; empty when the tool names none. */
  cwes: z.array(z.int()),
  severity: z.enum(['low', 'medium', 'high', 'unknown']),
  confidence: z.enum(['low', 'medium', 'high', 'unknown']),
  range: Range,
  /** The way of the data from source to `range`, both included, when the tool follows data. */
  flow: z.array(FlowStep).optional(),
  tool: z.string(),
  toolVersion: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** A sample's analysis by one tool. Only `ok` makes an absence of findings mean anything. */
export const AnalysisStatus = z.enum(['ok', 'unparsable', 'timeout', 'crashed', 'unavailable']);
export type AnalysisStatus = z.infer<typeof AnalysisStatus>;

export const SampleAnalysis = z.object({
  status: AnalysisStatus,
  findings: z.array(Finding),
  /** Why the status is not `ok`. */
  detail: z.string().optional(),
  /** Suppression comments in the sample that the tool knows; whether they took effect is the analyzer's setting. */
  suppressions: z.int().min(0).optional(),
});
export type SampleAnalysis = z.infer<typeof SampleAnalysis>;
