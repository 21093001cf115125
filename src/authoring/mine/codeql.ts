import { extname } from 'node:path';
import { besides, filesBelow, licenceOf, textBelow } from './files.ts';
import { type Element, elementsOf, parseMarkup, rawText, readableText } from './markup.ts';
import { type CodeBlock, cwesIn, dedent, languageName, type Miner, type Seed } from './seed.ts';

const MAX_INCLUDES = 8;

/**
 * A CodeQL checkout: query help (`*.qhelp`) with its samples, joined with the header of the `.ql` beside it.
 * Format: https://github.com/github/codeql/blob/main/docs/query-help-style-guide.md and
 * https://codeql.github.com/docs/writing-codeql-queries/query-help-files/
 */
export const codeql: Miner = async function* (from, { drop }) {
  const licence = await licenceOf(from, 'MIT (github/codeql)');
  for await (const path of filesBelow(from, (file) => file.endsWith('.qhelp'))) {
    if (path.endsWith('.inc.qhelp')) {
      drop('a part that others include', path);
      continue;
    }
    const query = await textBelow(from, path.replace(/\.qhelp$/, '.ql'));
    if (query === null) {
      drop('no query beside it', path);
      continue;
    }
    const header = headerOf(query);
    const reason = unwanted(header);
    if (reason !== null) {
      drop(reason, path);
      continue;
    }
    const help = await expanded(from, path, (await textBelow(from, path)) ?? '', 0);
    yield { ...seedOf(path, header, help), licence };
  }
};

type Header = ReadonlyMap<string, string>;

/** The `@key value` lines of a query's first comment. A value goes on over lines without a key. */
export function headerOf(query: string): Header {
  const comment = /\/\*\*([\s\S]*?)\*\//.exec(query)?.[1] ?? '';
  const text = comment.replace(/^[ \t]*\*?[ \t]?/gm, '');
  const header = new Map<string, string>();
  for (const part of text.split(/(?:^|\n)[ \t]*@(?=[\w.-]+(?:\s|$))/).slice(1)) {
    const [, key = '', value = ''] = /^([\w.-]+)\s*([\s\S]*)$/.exec(part) ?? [];
    if (!header.has(key)) header.set(key, value.replace(/\s+/g, ' ').trim());
  }
  return header;
}

function unwanted(header: Header): string | null {
  const tags = header.get('tags') ?? '';
  if (!header.has('id')) return 'a query without an id';
  if (header.has('deprecated')) return 'deprecated';
  return /(^|\s)security(\s|$)/.test(tags) || cwesIn(tags).length > 0 ? null : 'not about security';
}

interface Help {
  root: Element;
  /** Samples that lie in files, in the order of the document; `null` where the file is missing. */
  samples: Map<Element, { path: string; code: string | null }>;
  /** Parts that are included and not there. */
  missing: string[];
}

/** Query help with what it includes in place, and the text of its samples. */
async function expanded(from: string, path: string, text: string, depth: number): Promise<Help> {
  const root = parseMarkup(text);
  const samples: Help['samples'] = new Map();
  const missing: string[] = [];
  for (const sample of elementsOf(root, 'sample')) {
    const src = sample.attributes['src'];
    if (src === undefined) continue;
    const at = besides(from, path, src);
    samples.set(sample, { path: at, code: await textBelow(from, at) });
  }
  // All of them before any is put in place: what comes in was expanded already.
  for (const include of [...elementsOf(root, 'include')]) {
    const at = besides(from, path, include.attributes['src'] ?? '');
    const included = depth < MAX_INCLUDES ? await textBelow(from, at) : null;
    if (included === null) {
      missing.push(at);
      continue;
    }
    const help = await expanded(from, at, included, depth + 1);
    include.name = 'section';
    include.children = help.root.children;
    for (const entry of help.samples) samples.set(...entry);
    missing.push(...help.missing);
  }
  return { root, samples, missing };
}

function seedOf(path: string, header: Header, help: Help): Omit<Seed, 'licence'> {
  const id = header.get('id') ?? '';
  const language = languageOf(path, id);
  const code: CodeBlock[] = [];
  const names: string[] = [];
  for (const sample of elementsOf(help.root, 'sample')) {
    const file = help.samples.get(sample);
    const text = file ? file.code : rawText(sample);
    if (text === null || text.trim() === '') continue;
    const inline = sample.attributes['language'];
    names.push(file?.path ?? '');
    code.push({
      language: inline ? languageName(inline) : file ? languageName(extname(file.path).slice(1)) : language,
      code: dedent(text),
      role: roleOf(file?.path ?? '', text),
    });
  }
  pairUp(code, names);
  const missing = [...help.samples.values()]
    .filter((sample) => sample.code === null)
    .map((sample) => sample.path);
  const [prefix = '', ...rest] = id.split('/');
  return {
    id: `codeql/${id}`,
    title: header.get('name') ?? id,
    content: [header.get('description') ?? '', readableText(help.root, new Set(['sample', 'references']))]
      .filter((part) => part !== '')
      .join('\n'),
    code,
    source: {
      name: 'CodeQL',
      id,
      url: `https://codeql.github.com/codeql-query-help/${language}/${prefix}-${rest.join('-')}/`,
    },
    cwes: cwesIn(header.get('tags') ?? ''),
    languages: [language],
    attribution: `GitHub, CodeQL query ${id} (${path})`,
    notes: {
      ...pick(header, 'kind', 'problem.severity', 'security-severity', 'precision', 'tags'),
      ...(path.includes('/experimental/') && { experimental: 'yes' }),
      ...(help.missing.length > 0 && { 'missing parts': help.missing.join(', ') }),
      ...(missing.length > 0 && { 'missing samples': missing.join(', ') }),
    },
    also: [],
  };
}

const pick = (header: Header, ...keys: string[]): Record<string, string> =>
  Object.fromEntries(keys.flatMap((key) => (header.has(key) ? [[key, header.get(key)!]] : [])));

/** The language's folder at the top of the checkout, else what stands before the slash of the id. */
const languageOf = (path: string, id: string): string =>
  languageName(/(?:^|\/)(\w+)\/ql\/(?:src|lib|test)\//.exec(path)?.[1] ?? id.split('/')[0] ?? '');

const WORDS: Record<string, CodeBlock['role']> = {
  ...Object.fromEntries(
    ['bad', 'insecure', 'vulnerable', 'wrong', 'unsafe'].map((word) => [word, 'vulnerable' as const]),
  ),
  ...Object.fromEntries(
    ['good', 'secure', 'fixed', 'fix', 'safe', 'correct'].map((word) => [word, 'fixed' as const]),
  ),
};

/**
 * By comments `BAD` and `GOOD` in the code, which may have both; else by the last word of the file's name that tells, as in
 * `UnsafeCopyGood.java`.
 */
export function roleOf(path: string, text: string): CodeBlock['role'] {
  const isBad = /(?:#|\/\/|\/\*|--)\s*BAD\b/.test(text);
  const isGood = /(?:#|\/\/|\/\*|--)\s*GOOD\b/.test(text);
  if (isBad || isGood) return isBad && isGood ? 'unknown' : isBad ? 'vulnerable' : 'fixed';
  return WORDS[wordsOf(path).findLast((word) => Object.hasOwn(WORDS, word)) ?? ''] ?? 'unknown';
}

/** The words of a file's name, as in `prompt-injection_fixed.py` or `CleartextLoggingGood.py`. */
const wordsOf = (path: string): string[] =>
  path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.\w+$/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/);

/** A sample whose name says nothing is the vulnerable one where another is called the same and fixed. */
function pairUp(code: CodeBlock[], paths: readonly string[]): void {
  const fixed = paths.flatMap((path, i) => {
    const words = wordsOf(path);
    const at = words.findIndex((word) => WORDS[word] === 'fixed');
    return code[i]!.role === 'fixed' && at > 0 ? [words.slice(0, at).join(' ')] : [];
  });
  for (const [i, path] of paths.entries()) {
    const saysBoth = /(?:#|\/\/)\s*(?:BAD|GOOD)\b/.test(code[i]!.code);
    if (code[i]!.role === 'unknown' && !saysBoth && path !== '' && fixed.includes(wordsOf(path).join(' ')))
      code[i]!.role = 'vulnerable';
  }
}
