import { messageOf } from '../../core/errors.ts';
import { expandAdoc, headingRoles, readAdoc } from './adoc.ts';
import { filesBelow, licenceOf, textBelow } from './files.ts';
import { type Element, elementsOf, parseMarkup, rawText, readableText } from './markup.ts';
import { type CodeBlock, dedent, languageName, type Miner, type Seed } from './seed.ts';

/**
 * Sonar's rule descriptions in any of their three layouts: the rule repository (`rules/S####/metadata.json` with
 * `LANGUAGE/metadata.json` and `LANGUAGE/rule.adoc`, https://github.com/SonarSource/rspec), what it publishes
 * (`rules/S####/LANGUAGE-metadata.json` with `LANGUAGE-description.html`), and the resources of an analyzer
 * (`S####.json` with `S####.html`, as in https://github.com/SonarSource/sonar-python).
 */
export const sonar: Miner = async function* (from, { drop }) {
  const licence = await licenceOf(from, 'see the licence of SonarSource/rspec and of the analyzer');
  for await (const path of filesBelow(from, (file) =>
    /(^|\/)(rule\.adoc|[A-Za-z][\w-]*\.html)$/.test(file),
  )) {
    const place = placeOf(path);
    if (place === null) {
      drop('no rule of a language', path);
      continue;
    }
    const { key, language } = place;
    const found = await Promise.all(place.metadata.map((file) => metadataOf(from, file)));
    const broken = found.find((each) => typeof each === 'string');
    if (broken !== undefined) {
      drop('metadata that is not JSON', `${path}: ${broken}`);
      continue;
    }
    const metadata = Object.assign({}, ...found) as Metadata;
    const reason = unwanted(metadata);
    if (reason !== null) {
      drop(reason, path);
      continue;
    }
    const body = path.endsWith('.adoc')
      ? readAdoc(await expandAdoc(from, path), language)
      : readHtml((await textBelow(from, path)) ?? '', language);
    yield { ...seedOf(path, key, language, metadata, body), licence };
  }
};

interface Place {
  key: string;
  language: string;
  /** Metadata files that may be there; the later one holds. */
  metadata: string[];
}

/** Which rule of which language a file is about, by its path; `null` where it is about none. */
function placeOf(path: string): Place | null {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const at = (index: number): string => folders.at(index) ?? '';
  const language = (text: string) => languageName(LANGUAGE_FOLDERS[text] ?? text);
  const isRule = (key: string) => /^S\d+$/.test(key);
  if (name === 'rule.adoc') {
    if (!isRule(at(-2))) return null;
    const metadata = [
      [...folders.slice(0, -1), 'metadata.json'].join('/'),
      [...folders, 'metadata.json'].join('/'),
    ];
    return { key: at(-2), language: language(at(-1)), metadata };
  }
  const published = /^(\w+)-description\.html$/.exec(name)?.[1];
  if (published !== undefined) {
    if (published === 'default' || !isRule(at(-1))) return null;
    return {
      key: at(-1),
      language: language(published),
      metadata: [path.replace(/description\.html$/, 'metadata.json')],
    };
  }
  return {
    key: name.replace(/\.html$/, ''),
    language: language(at(-1)),
    metadata: [path.replace(/html$/, 'json')],
  };
}

/** Folders of rule resources that are not called as their language is. */
const LANGUAGE_FOLDERS: Record<string, string> = { py: 'python', web: 'html', squid: 'java', cfamily: 'cpp' };

type Metadata = Record<string, unknown>;

/** A metadata file as an object, empty where there is none; the reason as text where it cannot be read. */
async function metadataOf(from: string, path: string): Promise<Metadata | string> {
  const text = await textBelow(from, path);
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Metadata)
      : 'no object';
  } catch (error) {
    return messageOf(error);
  }
}

const standards = (metadata: Metadata): Metadata => {
  const found = metadata['securityStandards'];
  return found !== null && typeof found === 'object' && !Array.isArray(found) ? (found as Metadata) : {};
};

function cwesOf(metadata: Metadata): number[] {
  const listed = standards(metadata)['CWE'];
  const numbers = Array.isArray(listed) ? listed.map(Number) : [];
  return [...new Set(numbers.filter((number) => Number.isInteger(number) && number > 0))];
}

function unwanted(metadata: Metadata): string | null {
  if (typeof metadata['title'] !== 'string') return 'no metadata with a title';
  if (metadata['status'] === 'closed') return 'closed';
  const isSecurity = metadata['type'] === 'VULNERABILITY' || metadata['type'] === 'SECURITY_HOTSPOT';
  return isSecurity || cwesOf(metadata).length > 0 ? null : 'not about security';
}

interface Body {
  text: string;
  code: CodeBlock[];
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function seedOf(
  path: string,
  key: string,
  language: string,
  metadata: Metadata,
  body: Body,
): Omit<Seed, 'licence'> {
  const notes = {
    type: text(metadata['type']),
    status: text(metadata['status']),
    severity: text(metadata['defaultSeverity']),
    tags: Array.isArray(metadata['tags']) ? metadata['tags'].join(' ') : null,
  };
  const number = /^S(\d+)$/.exec(key)?.[1];
  return {
    id: `sonar/${language}/${key}`,
    title: text(metadata['title']) ?? key,
    content: body.text,
    code: body.code,
    source: {
      name: 'SonarSource',
      id: key,
      url:
        number === undefined
          ? 'https://rules.sonarsource.com/'
          : `https://rules.sonarsource.com/${language}/RSPEC-${number}/`,
    },
    cwes: cwesOf(metadata),
    languages: [language],
    attribution: `SonarSource, rule ${key} for ${language} (${path})`,
    notes: Object.fromEntries(
      Object.entries(notes).filter((note): note is [string, string] => note[1] !== null),
    ),
    also: [],
  };
}

/** A section that is shown to the rule's authors alone; what the rule repository published has it. */
function isForAuthors(section: Element): boolean {
  const first = section.children.find((child) => typeof child !== 'string');
  return first?.name === 'h2' && /^(comments and links|implementation specification)/i.test(rawText(first));
}

/** Text and code of a rule's HTML: code in `<pre>`, its side by `data-diff-type`, else by the heading above it. */
export function readHtml(html: string, language: string): Body {
  const root = parseMarkup(html);
  for (const section of elementsOf(root, 'div')) if (isForAuthors(section)) section.children = [];
  const code: CodeBlock[] = [];
  const heading = headingRoles();
  const walk = (element: Element) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (/^h[1-6]$/.test(child.name)) {
        heading.enter(rawText(child), Number(child.name[1]));
      } else if (child.name === 'pre') {
        const block = dedent(rawText(child));
        if (block.trim() !== '')
          code.push({
            language,
            code: block,
            role: heading.roleOf(block, child.attributes['data-diff-type']),
          });
      } else walk(child);
    }
  };
  walk(root);
  return { text: readableText(root, new Set(['pre'])), code };
}
