import { basename, resolve, sep } from 'node:path';
import type { SampleAnalysis } from '../../core/finding.ts';
import { sha256 } from '../../core/hash.ts';
import type { Place } from './place.ts';
import type { SarifLogIn, SarifNotification, SarifResult } from './reader.ts';

const exported = /^[0-9a-f]{16}\.py$/;

/** The file name by which a program is found again wherever its folder went: the first 16 digits of its SHA-256. */
export const contentName = (code: string): string => `${sha256(code).slice(0, 16)}.py`;

const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** What a log says about one file. */
export interface AboutFile {
  results: readonly SarifResult[];
  notifications: readonly SarifNotification[];
  /** Whether the log lists it among its artifacts. */
  listed: boolean;
}

/**
 * A log by file. A path is compared as a whole, so that equal base names never meet; only names made by
 * {@link contentName} stand for themselves.
 */
export class SarifByFile {
  readonly #results: Map<string, SarifResult[]>;
  readonly #notifications: Map<string, SarifNotification[]>;
  readonly #listed: ReadonlySet<string>;
  readonly #total: number;
  readonly #matched = new Set<SarifResult>();

  /** @param root where paths that the log leaves relative begin */
  constructor(log: SarifLogIn, root: string) {
    const keysOf = (place: Place): string[] => [
      ...place.map((path) => slashed(resolve(root, path))),
      ...place.map((path) => basename(path)).filter((name) => exported.test(name)),
    ];
    const index = <T extends { place: Place }>(items: readonly T[]): Map<string, T[]> => {
      const map = new Map<string, T[]>();
      for (const item of items)
        for (const key of new Set(keysOf(item.place))) {
          const known = map.get(key);
          if (known) known.push(item);
          else map.set(key, [item]);
        }
      return map;
    };
    this.#results = index(log.results);
    this.#notifications = index(log.notifications);
    this.#listed = new Set(log.artifacts.flatMap(keysOf));
    this.#total = log.results.length;
  }

  /** @param keys an absolute path, or a name made by {@link contentName} */
  about(...keys: readonly string[]): AboutFile {
    const paths = keys.map(slashed);
    const results = [...new Set(paths.flatMap((key) => this.#results.get(key) ?? []))];
    for (const result of results) this.#matched.add(result);
    return {
      results,
      notifications: [...new Set(paths.flatMap((key) => this.#notifications.get(key) ?? []))],
      listed: paths.some((key) => this.#listed.has(key)),
    };
  }

  /** Whether it lists files without a result: then it lists all that were analyzed. */
  get listsAll(): boolean {
    return [...this.#listed].some((key) => !this.#results.has(key));
  }

  /** Results that belong to no file that was asked about so far. */
  get unmatched(): number {
    return this.#total - this.#matched.size;
  }

  /** Every path and name that the log has something about. */
  get keys(): ReadonlySet<string> {
    return new Set([...this.#results.keys(), ...this.#notifications.keys(), ...this.#listed]);
  }
}

/** Notifications by which CodeQL and others say that a file could not be parsed. */
const parseFailure =
  /extraction-warning|syntax[- ]?error|pars(?:e|ing)[- ](?:error|failure)|could not parse/i;

/**
 * Findings and status of one file. A file that the tool could not parse is `unparsable`, one that it failed on
 * `crashed`; findings are kept then, their absence means nothing.
 *
 * @param honour whether results that comments or reviews switched off are left out
 */
export function analysisOfFile(
  code: string,
  { results, notifications }: Pick<AboutFile, 'results' | 'notifications'>,
  honour: boolean,
): SampleAnalysis {
  const standing = results.filter(({ suppressed }) => !(honour && suppressed));
  const suppressions = results.filter(({ suppressed }) => suppressed).length;
  const findings = standing.filter(({ syntaxError }) => !syntaxError).map((result) => result.findingIn(code));
  const base = { findings, ...(suppressions > 0 && { suppressions }) };
  const syntax = results.find(({ syntaxError }) => syntaxError)?.findingIn(code);
  if (syntax)
    return { status: 'unparsable', ...base, detail: `line ${syntax.range.line}: ${syntax.message}` };
  const unparsed = notifications.find(
    ({ id, message, level }) => level !== 'none' && parseFailure.test(`${id} ${message}`),
  );
  if (unparsed) return { status: 'unparsable', ...base, detail: unparsed.message };
  const failed = notifications.find(({ level }) => level === 'error');
  if (failed) return { status: 'crashed', ...base, detail: failed.message || failed.id };
  return { status: 'ok', ...base };
}
