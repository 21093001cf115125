import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, UsageError } from '../../core/errors.ts';
import { childOf, type Element, elementsOf, parseMarkup, readableText } from './markup.ts';
import { type CodeBlock, dedent, languageName, type Miner, type Seed } from './seed.ts';
import { fromZip, isZip } from './zip.ts';

const MAX_BYTES = 512 * 1024 ** 2;

/**
 * MITRE's CWE list as XML, plain or in its ZIP: a seed for each weakness, with its demonstrative and observed examples.
 * Format: https://cwe.mitre.org/data/xsd/; names are taken without their namespace, whose version changes.
 */
export const cwe: Miner = async function* (from, { drop }) {
  const xml = await xmlOf(from);
  const catalog = /<(?:\w+:)?Weakness_Catalog\b[^>]*>/.exec(xml)?.[0];
  if (catalog === undefined)
    throw new UsageError(`${from} is not MITRE's CWE list.`, {
      hint: 'Give cwec_vX.Y.xml, or its ZIP, from https://cwe.mitre.org/data/downloads.html.',
    });
  const version = /\bVersion="([^"]*)"/.exec(catalog)?.[1] ?? 'of unknown version';
  for (const category of xml.matchAll(/<(?:\w+:)?Category\s+ID=/g))
    drop('a category, not a weakness', `${from} at ${category.index}`);
  // Each weakness is cut out and read by itself, so that damage stays where it is.
  for (const start of xml.matchAll(/<((?:\w+:)?Weakness)\s/g)) {
    const end = xml.indexOf(`</${start[1]}>`, start.index);
    const next = xml.indexOf(`<${start[1]} `, start.index + 1);
    const where = `${from} at ${start.index}`;
    if (end === -1 || (next !== -1 && next < end)) {
      drop('a weakness that does not end', where);
      continue;
    }
    const weakness = childOf(parseMarkup(xml.slice(start.index, end)), 'weakness');
    const id = Number(weakness?.attributes['ID']);
    const name = weakness?.attributes['Name'];
    if (!weakness || !Number.isInteger(id) || id < 1 || name === undefined)
      drop('a weakness without number or name', where);
    else if (/^(deprecated|obsolete)$/i.test(weakness.attributes['Status'] ?? ''))
      drop('deprecated', `CWE-${id}`);
    else yield seedOf(weakness, id, name, version);
  }
};

async function xmlOf(from: string): Promise<string> {
  const info = await stat(from).catch(() => undefined);
  if (!info) throw new UsageError(`There is no ${from}.`);
  const path = info.isDirectory() ? await inFolder(from) : from;
  const bytes = await readFile(path);
  try {
    const found = isZip(bytes)
      ? fromZip(bytes, (name) => name.toLowerCase().endsWith('.xml'), MAX_BYTES)
      : bytes;
    if (found === null) throw new Error('The archive has no XML file.');
    return found.toString('utf8');
  } catch (error) {
    throw new UsageError(`${path}: ${messageOf(error)}`);
  }
}

async function inFolder(folder: string): Promise<string> {
  const name = (await readdir(folder)).sort().findLast((file) => /^cwec.*\.(xml|zip)$/i.test(file));
  if (name === undefined) throw new UsageError(`${folder} has no cwec_*.xml or cwec_*.zip.`);
  return join(folder, name);
}

const textOf = (element: Element | undefined): string => (element ? readableText(element) : '');

function seedOf(weakness: Element, id: number, name: string, version: string): Seed {
  const url = `https://cwe.mitre.org/data/definitions/${id}.html`;
  const code: CodeBlock[] = [];
  const stories: string[] = [];
  for (const example of elementsOf(weakness, 'demonstrative_example')) {
    for (const block of elementsOf(example, 'example_code')) {
      const found = codeText(block);
      if (found === '') continue;
      const language = languageName(block.attributes['Language'] ?? '');
      code.push({
        language: language === 'other' ? '' : language,
        code: found,
        role: roleOf(block.attributes['Nature']),
      });
    }
    stories.push(readableText(example, new Set(['example_code', 'references'])));
  }
  const observed = [...elementsOf(weakness, 'observed_example')].map((example) =>
    ['reference', 'description'].map((part) => textOf(childOf(example, part))).join(': '),
  );
  const platforms = [...elementsOf(weakness, 'language')].flatMap(
    (language) => language.attributes['Name'] ?? [],
  );
  return {
    id: `cwe/${id}`,
    title: name,
    content: [
      textOf(childOf(weakness, 'description')),
      textOf(childOf(weakness, 'extended_description')),
      ...stories,
      ...(observed.length > 0 ? [`Observed:\n${observed.map((line) => `- ${line}`).join('\n')}`] : []),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    code,
    source: { name: 'CWE', id: `CWE-${id}`, url },
    cwes: [id],
    languages: [...new Set([...platforms, ...code.map(({ language }) => language)].map(languageName))]
      .filter(Boolean)
      .sort(),
    licence: 'CWE Terms of Use (https://cwe.mitre.org/about/termsofuse.html)',
    attribution: `The MITRE Corporation, CWE-${id} of CWE ${version}`,
    notes: {
      abstraction: weakness.attributes['Abstraction'] ?? '',
      status: weakness.attributes['Status'] ?? '',
      mapping: [...elementsOf(weakness, 'usage')].map((usage) => textOf(usage))[0] ?? '',
    },
    also: [],
  };
}

const roleOf = (nature: string | undefined): CodeBlock['role'] =>
  nature === 'Bad' ? 'vulnerable' : nature === 'Good' ? 'fixed' : 'unknown';

/**
 * The lines of an example: `br` and `div` break them, each `div` with a margin indents them; white space in the XML
 * itself means nothing. Examples without any such mark are taken as they stand.
 */
function codeText(block: Element): string {
  if (elementsOf(block, 'br', 'div').next().done)
    return dedent(block.children.filter((c) => typeof c === 'string').join(''));
  const lines: string[] = [''];
  let depth = 0;
  const breakLine = () => lines.push('    '.repeat(depth));
  const walk = (element: Element) => {
    for (const child of element.children) {
      if (typeof child === 'string') {
        const text = child.replace(/\s+/g, ' ');
        lines[lines.length - 1] += lines.at(-1)!.trim() === '' ? text.trimStart() : text;
      } else if (child.name === 'br') breakLine();
      else if (child.name === 'div') {
        const indents = /margin-left/.test(child.attributes['style'] ?? '');
        if (indents) depth++;
        breakLine();
        walk(child);
        if (indents) depth--;
        breakLine();
      } else walk(child);
    }
  };
  walk(block);
  const text = lines.map((line) => line.trimEnd()).join('\n');
  return dedent(text.replace(/\n{2,}/g, '\n'));
}
