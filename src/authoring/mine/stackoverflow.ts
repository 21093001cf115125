import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { UsageError } from '../../core/errors.ts';
import { readBytes } from '../../datasets/bytes.ts';
import { attributesOf, childOf, elementsOf, parseMarkup, rawText, readableText } from './markup.ts';
import {
  type CodeBlock,
  cwesIn,
  dedent,
  languageName,
  type Miner,
  type MineOptions,
  type Seed,
} from './seed.ts';

/** Longer than the longest post; a row that does not end is given up here. */
const MAX_ROW = 4 * 1024 ** 2;

/** Tags that name a weakness, and its CWE. */
const TAG_CWES: Record<string, number[]> = {
  'sql-injection': [89],
  'code-injection': [94],
  'command-injection': [77],
  'shell-injection': [78],
  xss: [79],
  csrf: [352],
  xxe: [611],
  ssrf: [918],
  'path-traversal': [22],
  'directory-traversal': [22],
  'ldap-injection': [90],
  'xpath-injection': [643],
  'session-hijacking': [384],
  clickjacking: [1021],
  'open-redirect': [601],
  'timing-attack': [208],
  'insecure-deserialization': [502],
};

/** At least one of these by default: what questions about security are tagged with. */
export const SECURITY_TAGS: readonly string[] = [
  ...Object.keys(TAG_CWES),
  ...[
    'security',
    'code-injection',
    'exploit',
    'vulnerability',
    'sanitization',
    'owasp',
    'penetration-testing',
    'bandit',
  ],
];

const LANGUAGE_TAGS = new Set(
  'python javascript typescript java c# c++ c php ruby go rust kotlin swift perl scala r bash vb.net'.split(
    ' ',
  ),
);

/**
 * The data dump's `Posts.xml` (https://archive.org/details/stackexchange), row by row: questions that fit, each with its
 * accepted answer. What is held are the questions that wait for their answer, never the file.
 */
export const stackoverflow: Miner = async function* (from, options) {
  const path = (await stat(from).catch(() => undefined))?.isDirectory() ? join(from, 'Posts.xml') : from;
  if (/\.7z$/i.test(path))
    throw new UsageError(`${path} is a 7z archive.`, { hint: `Unpack it: 7z e ${path} Posts.xml` });
  const waiting = new Map<string, Seed>();
  for await (const row of rowsOf(path, options.drop)) {
    const { Id: id = '', PostTypeId: type, ParentId: parent = '' } = row;
    if (type === '1') {
      const reason = unwanted(row, options);
      if (reason !== null) options.drop(reason, `${path}: ${id}`);
      else if (row['AcceptedAnswerId'] === undefined)
        options.drop('a question without accepted answer', `${path}: ${id}`);
      else waiting.set(row['AcceptedAnswerId'], seedOf(row));
    } else if (type === '2') {
      const seed = waiting.get(id);
      waiting.delete(id);
      if (!seed) options.drop('an answer to no question that fits', `${path}: ${id}`);
      else if (seed.source.id !== parent) options.drop('an answer to another question', `${path}: ${id}`);
      else {
        const answered = withAnswer(seed, row);
        if (answered.code.length > 0) yield answered;
        else options.drop('no code', `${path}: ${seed.source.id}`);
      }
    } else
      options.drop(
        type === undefined ? 'a row that is no post' : 'neither question nor answer',
        `${path}: ${id}`,
      );
  }
  for (const seed of waiting.values())
    options.drop('an accepted answer that is not there', `${path}: ${seed.source.id}`);
};

type Row = Record<string, string>;

/** Attributes of each `<row .../>`. Quotes are minded, so that a `/>` in a text ends nothing. */
async function* rowsOf(path: string, drop: MineOptions['drop']): AsyncGenerator<Row> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const bytes of readBytes(path, ({ where, what }) => drop(what, where))) {
    rest += decoder.write(bytes);
    for (let match = nextRow(rest); match; match = nextRow(rest)) {
      rest = rest.slice(match.end);
      if (match.text === null) drop('a row that does not end', path);
      else yield attributesOf(match.text);
    }
    const begun = rest.lastIndexOf('<row');
    rest = begun === -1 ? rest.slice(-4) : rest;
  }
  if (nextRow(`${rest}<row `)?.text === null) drop('a row that does not end', path);
}

/** The first whole row of a text, or (`text: null`) one that runs into the next or is too long. */
function nextRow(text: string): { text: string | null; end: number } | null {
  const start = text.search(/<row[\s/]/);
  if (start === -1) return null;
  const whole = /^<row((?:[^<>"]|"[^"<]*")*)\/>/.exec(text.slice(start, start + MAX_ROW));
  if (whole) return { text: whole[1] ?? '', end: start + whole[0].length };
  // `<` is always written as a reference inside of a row: another one is the next row's, and this one is broken.
  const other = text.indexOf('<', start + 1);
  if (other !== -1) return { text: null, end: other };
  return text.length - start > MAX_ROW ? { text: null, end: text.length } : null;
}

/** `<a><b>` as the dumps had it, or `|a|b|` as they have it. */
export const tagsOf = (text: string): string[] => text.split(/[<>|]+/).filter((tag) => tag !== '');

function unwanted(row: Row, { tags, anyTags, minScore }: MineOptions): string | null {
  const own = new Set(tagsOf(row['Tags'] ?? ''));
  if (!tags.every((tag) => own.has(tag))) return 'other tags';
  if (anyTags.length > 0 && !anyTags.some((tag) => own.has(tag))) return 'not tagged as about security';
  if (Number(row['Score'] ?? 0) < minScore) return `a score below ${minScore}`;
  return row['Title'] === undefined || row['Body'] === undefined ? 'a question without title or text' : null;
}

function seedOf(row: Row): Seed {
  const { Id: id = '', Title: title = '', Body: body = '', Score: score = '0' } = row;
  const tags = tagsOf(row['Tags'] ?? '');
  const languages = tags
    .filter((tag) => LANGUAGE_TAGS.has(tag) || /^python-\d/.test(tag))
    .map((tag) => languageName(tag.replace(/-\d.*$/, '')));
  const { text, code } = readBody(body, languages[0] ?? '');
  const url = `https://stackoverflow.com/questions/${id}`;
  return {
    id: `stackoverflow/${id}`,
    title,
    content: text,
    code,
    source: { name: 'Stack Overflow', id, url },
    cwes: [...new Set([...tags.flatMap((tag) => TAG_CWES[tag] ?? []), ...cwesIn(`${title} ${text}`)])],
    languages: [...new Set(languages)],
    licence: licenceOf(row),
    attribution: `${authorOf(row)}, ${url}`,
    notes: { score, tags: tags.join(' ') },
    also: [],
  };
}

function withAnswer(seed: Seed, row: Row): Seed {
  const { Id: id = '', Body: body = '', Score: score = '0' } = row;
  const { text, code } = readBody(body, seed.languages[0] ?? '');
  const licence = licenceOf(row);
  return {
    ...seed,
    content: `${seed.content}\n\nAccepted answer:\n${text}`,
    code: [...seed.code, ...code],
    cwes: [...new Set([...seed.cwes, ...cwesIn(text)])],
    licence: licence === seed.licence ? licence : `question ${seed.licence}, answer ${licence}`,
    attribution: `${seed.attribution}; answer by ${authorOf(row)}, https://stackoverflow.com/a/${id}`,
    notes: { ...seed.notes, answer: id, 'answer score': score },
  };
}

const authorOf = ({ OwnerDisplayName: name, OwnerUserId: user }: Row): string =>
  name ?? (user === undefined ? 'a removed user' : `user https://stackoverflow.com/users/${user}`);

/** As the row says; dumps from before that go by the date (https://stackoverflow.com/help/licensing). */
function licenceOf({ ContentLicense: stated, CreationDate: created = '' }: Row): string {
  if (stated !== undefined) return stated;
  return created < '2011-04-08' ? 'CC BY-SA 2.5' : created < '2018-05-02' ? 'CC BY-SA 3.0' : 'CC BY-SA 4.0';
}

/** Text of a post without its code, and the code in `<pre><code>`. */
function readBody(html: string, language: string): { text: string; code: CodeBlock[] } {
  const root = parseMarkup(html);
  const code: CodeBlock[] = [];
  for (const pre of elementsOf(root, 'pre')) {
    const inner = childOf(pre, 'code');
    const block = inner ? dedent(rawText(inner)) : '';
    const told = /\blang(?:uage)?-([\w+#]+)/.exec(
      `${pre.attributes['class'] ?? ''} ${inner?.attributes['class'] ?? ''}`,
    )?.[1];
    const known = told === undefined || told === 'none' || told === 'default' ? language : languageName(told);
    if (block.trim() !== '') code.push({ language: known, code: block, role: 'unknown' });
  }
  return { text: readableText(root, new Set(['pre'])), code };
}
