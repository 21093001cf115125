import { UsageError } from '../core/errors.ts';
import type { Analyzer, AnalyzerKind, AnalyzerSettings } from './analyzer.ts';
import { bandit } from './bandit/bandit.ts';
import { CachedAnalyzer } from './cache/cached-analyzer.ts';
import { codeql } from './codeql/codeql.ts';
import { codeqlCsv } from './codeql-csv/codeql-csv.ts';
import { command } from './command/command.ts';
import { pylint } from './pylint/pylint.ts';
import { ruff } from './ruff/ruff.ts';
import { sallm } from './sallm/sallm.ts';
import { sarifFile } from './sarif/sarif-file.ts';

export type { Analyzer } from './analyzer.ts';

export const analyzerKinds: readonly AnalyzerKind[] = [
  bandit,
  pylint,
  ruff,
  sallm,
  codeqlCsv,
  codeql,
  sarifFile,
  command,
];

/**
 * The named analyzers, not yet prepared: `openAnalyzers(['bandit', 'ruff', 'sarif:findings.sarif'])`.
 *
 * @throws UsageError for an unknown name, and for two analyzers whose findings would stand under one name
 */
export function openAnalyzers(names: readonly string[], settings: AnalyzerSettings = {}): Analyzer[] {
  const analyzers = [...new Set(names)].map((wanted) => open(wanted, settings));
  if (settings.codeql !== undefined && !names.some((name) => /^codeql(?::|$)/.test(name)))
    throw new UsageError('--codeql says where CodeQL is, but "codeql" is not among the analyzers.', {
      hint: 'Add it: --analyzers bandit,ruff,codeql',
    });
  const taken = new Set<string>();
  for (const { name } of analyzers) {
    if (taken.has(name))
      throw new UsageError(`Two analyzers are called "${name}".`, {
        hint: "Leave one out, or name the command's otherwise: --analyzer-command 'NAME=...'.",
      });
    taken.add(name);
  }
  return analyzers;
}

/**
 * Names for {@link openAnalyzers} from the options `--analyzers` ("none" for no more), `--sarif` and
 * `--analyzer-command`.
 *
 * @throws UsageError when none is left
 */
export function analyzerNames(given: {
  analyzers: readonly string[];
  sarif?: readonly string[] | undefined;
  analyzerCommands?: readonly string[] | undefined;
}): string[] {
  const names = [
    ...given.analyzers.filter((name) => name !== 'none'),
    ...(given.sarif ?? []).map((file) => `sarif:${file}`),
    ...(given.analyzerCommands ?? []).map((line) => `command:${line}`),
  ];
  if (names.length > 0) return names;
  throw new UsageError('No analyzer was named.', {
    hint: 'Name one, or --sarif FILE, or --analyzer-command.',
  });
}

function open(wanted: string, settings: AnalyzerSettings): Analyzer {
  const [, name = wanted, argument = null] = /^([^:]*):(.*)$/s.exec(wanted) ?? [];
  const kind = analyzerKinds.find((candidate) => candidate.name === name);
  if (kind) {
    const analyzer = kind.open(settings, argument);
    return settings.cache === false ? analyzer : new CachedAnalyzer(analyzer, settings);
  }
  const known = analyzerKinds.map((candidate) => candidate.name).join(', ');
  throw new UsageError(`There is no analyzer "${name}".`, { hint: `Known: ${known}.` });
}
