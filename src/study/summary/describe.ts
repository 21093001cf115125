import type { Aggregate } from '../aggregate.ts';
import { parseMessageKey, type RuleInfo } from '../record.ts';
import type { Resampled } from './resampled.ts';
import type { ToolFigures } from './schema.ts';

/** A tool's figures for one data set. */
export function describeTool(
  resampled: Resampled,
  ruleOf: (rule: string) => RuleInfo | undefined,
  categoryOf: (rule: string) => string,
): ToolFigures {
  const { aggregate } = resampled;
  const { samples, lines, findings, smelly } = aggregate;
  return {
    tool: aggregate.tool,
    samples,
    statuses: Object.fromEntries([...aggregate.statuses].sort()),
    lines,
    findings,
    types: aggregate.rules.size,
    smelly: resampled.share(smelly, resampled.smelly),
    perSample: {
      mean: resampled.ratio(findings, samples, resampled.findings, resampled.samples),
      median: resampled.median(),
    },
    per100Lines: {
      ratio: resampled.ratio(findings, lines, resampled.findings, resampled.lines, 100),
      median: medianOfMap(aggregate.densities),
    },
    distribution: [...aggregate.sizes].sort(([a], [b]) => a - b),
    categories: [...aggregate.categories]
      .map(([category, counts]) => ({
        category,
        ...counts,
        types: [...aggregate.rules.keys()].filter((rule) => categoryOf(rule) === category).length,
      }))
      .sort((a, b) => b.findings - a.findings || (a.category < b.category ? -1 : 1)),
    messages: [...aggregate.rules]
      .map(([rule, counts]) => ({
        rule,
        ...counts,
        share: resampled.share(counts.samples, resampled.rule(rule)),
      }))
      .sort((a, b) => b.samples - a.samples || (a.rule < b.rule ? -1 : 1)),
    ...securityOf(aggregate, ruleOf),
  };
}

function securityOf(
  { keys }: Aggregate,
  ruleOf: (rule: string) => RuleInfo | undefined,
): Pick<ToolFigures, 'security' | 'cwes'> {
  const security = [...keys]
    .map(([key, counts]) => ({ ...parseMessageKey(key), ...counts }))
    .filter(({ rule }) => ruleOf(rule)?.kind === 'security')
    .sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : 1));
  const byCwe = new Map<number, number>();
  for (const { cwes, findings } of security)
    for (const cwe of cwes) byCwe.set(cwe, (byCwe.get(cwe) ?? 0) + findings);
  return {
    security,
    cwes: [...byCwe]
      .map(([cwe, findings]) => ({ cwe, findings }))
      .sort((a, b) => b.findings - a.findings || a.cwe - b.cwe),
  };
}

function medianOfMap(counts: ReadonlyMap<number, number>): number | null {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, n]) => sum + n, 0);
  let seen = 0;
  for (const [i, [value, n]] of sorted.entries()) {
    seen += n;
    if (seen > total / 2) return value;
    if (seen === total / 2) return (value + sorted[i + 1]![0]) / 2;
  }
  return null;
}
