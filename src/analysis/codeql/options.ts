import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { packagePath } from '../../core/paths.ts';

/** What `codeql` and `codeql:KEY=VALUE;...` ask for. */
export interface CodeqlOptions {
  /** Query specifiers as `codeql database analyze` takes them. */
  queries: readonly string[];
  /** Folders in which query packs are looked for beside those of the bundle. */
  searchPath: readonly string[];
}

const pack = 'codeql/python-queries';
const suites: Record<string, string> = {
  'code-scanning': 'python-code-scanning.qls',
  'security-extended': 'python-security-extended.qls',
  'security-and-quality': 'python-security-and-quality.qls',
};
const hint = `codeql:suite=${Object.keys(suites).join('|')}|FILE.qls;query=FILE.ql;parameters;packs=FOLDER, each of them optional`;

/** Our queries for "a function's parameter is untrusted". */
export const parameterQueries = packagePath('rules', 'codeql');
/** Asks for the queries that say which files were extracted; the standard suites hold them already. */
const diagnostics = packagePath('rules', 'codeql', 'suites', 'diagnostics.qls');

/**
 * Reads the part after the colon. Without `suite` and `query` the suite is `security-extended`; `parameters` adds our
 * own queries.
 *
 * @throws UsageError
 */
export function parseOptions(argument: string | null): CodeqlOptions {
  const chosen: string[] = [];
  const searchPath: string[] = [];
  let standard = false;
  let parameters = false;
  for (const part of (argument ?? '').split(';').filter((text) => text.trim() !== '')) {
    const [, key = '', value = ''] = /^\s*([a-z]+)\s*(?:=\s*(.*?))?\s*$/s.exec(part) ?? [];
    if (key === 'suite' && Object.hasOwn(suites, value)) {
      standard = true;
      chosen.push(`${pack}:codeql-suites/${suites[value]}`);
    } else if ((key === 'suite' || key === 'query') && value !== '') chosen.push(specifier(value));
    else if (key === 'packs' && value !== '') searchPath.push(resolve(value));
    else if (key === 'parameters' && value === '') parameters = true;
    else throw new UsageError(`codeql does not know "${part.trim()}".`, { hint });
  }
  if (chosen.length === 0) {
    standard = true;
    chosen.push(`${pack}:codeql-suites/${suites['security-extended']}`);
  }
  const queries = [
    ...chosen,
    ...(parameters ? [specifier(`${parameterQueries}/suites/parameters.qls`)] : []),
    ...(standard ? [] : [specifier(diagnostics)]),
  ];
  return { queries: [...new Set(queries)], searchPath };
}

/** A file that is there becomes absolute; anything else is a pack's name, left to CodeQL. */
function specifier(value: string): string {
  if (!existsSync(value)) {
    if (/^[\w-]+\/[\w-]+(?:@[^:]+)?(?::.+)?$/.test(value) && !/^[^:]*\.qls?$/.test(value)) return value;
    throw new UsageError(`codeql: there is no query or suite ${value}.`, { hint });
  }
  const path = resolve(value);
  return /[@:]/.test(path) ? `path:${path}` : path;
}
