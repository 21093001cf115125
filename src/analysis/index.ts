import { UsageError } from '../core/errors.ts';
import type { Analyzer, AnalyzerKind, AnalyzerSettings } from './analyzer.ts';
import { bandit } from './bandit/bandit.ts';
import { CachedAnalyzer } from './cache/cached-analyzer.ts';
import { codeqlCsv } from './codeql-csv/codeql-csv.ts';
import { pylint } from './pylint/pylint.ts';
import { ruff } from './ruff/ruff.ts';

export type { Analyzer } from './analyzer.ts';

const analyzerKinds: readonly AnalyzerKind[] = [bandit, pylint, ruff, codeqlCsv];

/**
 * The named analyzers, not yet prepared: `openAnalyzers(['bandit', 'ruff', 'codeql-csv:findings.csv.gz'])`.
 *
 * @throws UsageError for an unknown name
 */
export function openAnalyzers(names: readonly string[], settings: AnalyzerSettings = {}): Analyzer[] {
  return names.map((wanted) => {
    const [, name = wanted, argument = null] = /^([^:]*):(.*)$/s.exec(wanted) ?? [];
    const kind = analyzerKinds.find((candidate) => candidate.name === name);
    if (kind) {
      const analyzer = kind.open(settings, argument);
      return settings.cache === false ? analyzer : new CachedAnalyzer(analyzer, settings);
    }
    const known = analyzerKinds.map((candidate) => candidate.name).join(', ');
    throw new UsageError(`There is no analyzer "${name}".`, { hint: `Known: ${known}.` });
  });
}
