import type { Finding } from '../../core/finding.ts';
import { ruffCwes } from '../ruff/cwes.ts';
import type { Descriptor, Result } from './input-schema.ts';

/** `external/cwe/cwe-089` (CodeQL, Bandit), `CWE-89: SQL Injection` (Semgrep), `CWE89`. */
const inTag = /(?:^|\/|\b)cwe[-_ ]?0*(\d{1,5})\b/i;
const inHelp = /cwe\.mitre\.org\/data\/definitions\/(\d{1,5})/g;
const quality =
  /^(?:maintainability|reliability|correctness|readability|quality|performance|convention|smell)$/i;

export interface RuleFacts {
  cwes: number[];
  kind: Finding['kind'];
  severity: Finding['severity'];
  confidence: Finding['confidence'];
}

/** What a result and its rule say about weakness, severity and confidence, in the ways of the tools that we know. */
export function ruleFacts(result: Result, rule: Descriptor | undefined, tool: string): RuleFacts {
  const tags = [result, rule].flatMap((from) => texts(from?.properties?.['tags']));
  // Ruff's log names neither weakness nor purpose; the same rule is to be the same finding as our own run of Ruff.
  const ruffRule = tool === 'ruff' ? (/^S\d+$/.exec(result.ruleId ?? rule?.id ?? '')?.[0] ?? null) : null;
  const ruffCwe = ruffRule === null ? undefined : ruffCwes[ruffRule];
  const cwes = ruffCwe === undefined ? cwesOf(result, rule, tags) : [ruffCwe];
  const score = numberOf(result.properties?.['security-severity'] ?? rule?.properties?.['security-severity']);
  const isSecurity = tags.some((tag) => /^security$/i.test(tag)) || score !== null || ruffRule !== null;
  const isQuality = tags.some((tag) => quality.test(tag));
  return {
    cwes,
    kind: isSecurity || (cwes.length > 0 && !isQuality) ? 'security' : 'smell',
    severity: severityOf(score, result.level ?? rule?.defaultConfiguration?.level ?? 'warning'),
    confidence: confidenceOf(result, rule, tags),
  };
}

function cwesOf(result: Result, rule: Descriptor | undefined, tags: readonly string[]): number[] {
  const own = [result, rule].flatMap((from) => texts(from?.properties?.['cwe']));
  const taxa = [...(result.taxa ?? []), ...(rule?.relationships ?? []).map(({ target }) => target)].flatMap(
    ({ id, toolComponent }) => (toolComponent?.name?.toUpperCase() === 'CWE' ? `CWE-${id}` : []),
  );
  const found = [...tags, ...own, ...taxa].flatMap((text) => Number(inTag.exec(text)?.[1] ?? 0) || []);
  if (found.length > 0) return sorted(found);
  // Some name the weakness only among the references of their help; of several none is surely meant.
  const help = [rule?.help?.text, rule?.fullDescription?.text].join('\n');
  const linked = sorted([...help.matchAll(inHelp)].map(([, number]) => Number(number)));
  return linked.length === 1 ? linked : [];
}

const sorted = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b);

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter((text) => typeof text === 'string');

const numberOf = (value: unknown): number | null => {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
  return Number.isFinite(number) ? number : null;
};

/** The bounds by which code hosts sort `security-severity`; critical counts as high. */
function severityOf(score: number | null, level: string): Finding['severity'] {
  if (score !== null && score > 0) return score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
  return levels.get(level) ?? 'unknown';
}

const levels = new Map<string, Finding['severity']>([
  ['error', 'high'],
  ['warning', 'medium'],
  ['note', 'low'],
]);

const ranks = new Map<string, Finding['confidence']>([
  ['very-high', 'high'],
  ['high', 'high'],
  ['medium', 'medium'],
  ['low', 'low'],
]);

function confidenceOf(
  result: Result,
  rule: Descriptor | undefined,
  tags: readonly string[],
): Finding['confidence'] {
  const said = [
    result.properties?.['issue_confidence'], // Bandit
    result.properties?.['confidence'], // ours
    rule?.properties?.['precision'], // CodeQL
    tags.map((tag) => /^(low|medium|high) confidence$/i.exec(tag)?.[1]).find(Boolean), // Semgrep
  ];
  const rank = said.find((value) => typeof value === 'string');
  return ranks.get(String(rank).toLowerCase()) ?? 'unknown';
}
