import type { Finding, SampleAnalysis } from '../../core/finding.ts';
import { cachePath } from '../../core/paths.ts';
import type { AnalyzerKind } from '../analyzer.ts';
import { PooledAnalyzer } from '../pooled-analyzer.ts';

/** One issue as python/workers/bandit_worker.py gives it. */
interface Issue {
  rule: string;
  symbol: string;
  message: string;
  /** 0 when the test names none. */
  cwe: number;
  severity: string;
  confidence: string;
  range: [line: number, column: number, endLine: number, endColumn: number];
}
interface Answer {
  status: 'ok' | 'unparsable' | 'crashed';
  detail?: string;
  issues: Issue[];
  suppressions: number;
}

function analysisOf({ status, detail, issues, suppressions }: Answer, toolVersion: string): SampleAnalysis {
  const findings = issues.map((issue): Finding => {
    const [line, column, endLine, endColumn] = issue.range;
    return {
      rule: issue.rule,
      symbol: issue.symbol,
      message: issue.message,
      kind: 'security',
      cwes: issue.cwe === 0 ? [] : [issue.cwe],
      severity: rankOf(issue.severity),
      confidence: rankOf(issue.confidence),
      range: { line, column, endLine, endColumn },
      tool: 'bandit',
      toolVersion,
    };
  });
  return { status, findings, suppressions, ...(detail !== undefined && { detail }) };
}

const ranks = { LOW: 'low', MEDIUM: 'medium', HIGH: 'high' } as const;
const rankOf = (rank: string): Finding['severity'] => ranks[rank as keyof typeof ranks] ?? 'unknown';

/** Bandit in long-lived workers: findings are those of `bandit FILE`. */
export const bandit = {
  name: 'bandit',
  summary: 'Bandit: security linter for Python, one rule set with CWE numbers',
  open: (settings) =>
    new PooledAnalyzer<Answer>(
      {
        name: 'bandit',
        title: 'Bandit',
        // Its plug-in loader keeps a cache of its own there.
        env: { XDG_CACHE_HOME: cachePath('workers') },
        memoryBytes: 2 * 1024 ** 3,
        graceSeconds: 0,
        revision: 1,
        analysisOf,
      },
      settings,
    ),
} satisfies AnalyzerKind;
