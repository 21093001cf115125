import { besides, textBelow } from './files.ts';
import { type CodeBlock, dedent, languageName } from './seed.ts';

const MAX_INCLUDES = 12;

/**
 * The lines of an AsciiDoc file with its `include::PATH[]` in place, attributes (`:name: value`) put in where they are
 * used, and without what stands between `ifdef` and `endif`, for we define none. Missing files and cycles leave a gap.
 */
export async function expandAdoc(root: string, path: string): Promise<string[]> {
  const attributes = new Map<string, string>();
  const lines: string[] = [];
  const conditions: boolean[] = [];
  const read = async (file: string, depth: number): Promise<void> => {
    const text = depth < MAX_INCLUDES ? await textBelow(root, file) : null;
    for (const line of text?.split(/\r?\n/) ?? []) {
      const [, directive, target = '', content = ''] =
        /^(ifdef|ifndef|ifeval|endif|include)::([^[\s]*)\[(.*)\]\s*$/.exec(line) ?? [];
      if (directive === 'endif') conditions.pop();
      else if (directive === 'ifdef' || directive === 'ifndef') {
        const holds = (directive === 'ifdef') === target.split(/[,+]/).some((name) => attributes.has(name));
        if (content === '') conditions.push(holds);
        else if (holds && conditions.every(Boolean)) lines.push(content);
      } else if (directive === 'ifeval') conditions.push(false);
      else if (conditions.some((holds) => !holds)) continue;
      else if (directive === 'include') await read(besides(root, file, target), depth + 1);
      else {
        const [, name, value = ''] = /^:([\w-]+):(?:\s+(.*))?$/.exec(line) ?? [];
        if (name !== undefined) attributes.set(name, value);
        else
          lines.push(line.replace(/\{([\w-]+)\}/g, (whole, used: string) => attributes.get(used) ?? whole));
      }
    }
  };
  await read(path, 0);
  return lines;
}

/** What a heading says about the code below it; `null` where it says nothing. */
export function roleOfHeading(text: string): CodeBlock['role'] | null {
  if (/non-?\s?compliant|sensitive code|questionable|vulnerable code/i.test(text)) return 'vulnerable';
  if (/\bcompliant|\bsecure (code|solution|example)|recommended solution/i.test(text)) return 'fixed';
  return /exceptions?$|see also|resources/i.test(text) ? 'unknown' : null;
}

/**
 * The side that a heading above a block tells: it holds for what is below that heading, so until the next one of its
 * level or of a higher one.
 */
export function headingRoles() {
  let role: CodeBlock['role'] = 'unknown';
  let since = Infinity;
  return {
    /** `level`: 1 for the title of a page, more for deeper ones; a title of a block counts as deeper than any. */
    enter(text: string, level: number) {
      const told = roleOfHeading(text);
      if (told === null && level > since) return;
      role = told ?? 'unknown';
      since = told === null ? Infinity : level;
    },
    /** The side of a block below: as its own mark says, else the heading, else the comments in it. */
    roleOf(code: string, diff: string | undefined): CodeBlock['role'] {
      return roleOfDiff(diff) ?? (role === 'unknown' ? roleOfComments(code) : role);
    },
  };
}

/** What the comments in a block say about it. */
function roleOfComments(code: string): CodeBlock['role'] {
  const says = (words: string) =>
    new RegExp(String.raw`(?:#|//|/\*|--|<!--)\s*(?:${words})\b`, 'i').test(code);
  const isBad = says('Non-?compliant|Sensitive|Questionable');
  const isGood = says('Compliant');
  return isBad === isGood ? 'unknown' : isBad ? 'vulnerable' : 'fixed';
}

/** Sonar's own words for the two sides of a change. */
const roleOfDiff = (type: string | undefined): CodeBlock['role'] | null =>
  type === 'noncompliant' ? 'vulnerable' : type === 'compliant' ? 'fixed' : null;

/** Text and code blocks of AsciiDoc lines. Code: `----`, `....` and fenced blocks, with or without `[source,...]`. */
export function readAdoc(lines: readonly string[], language: string): { text: string; code: CodeBlock[] } {
  const text: string[] = [];
  const code: CodeBlock[] = [];
  const heading = headingRoles();
  let attributes: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!.trimEnd();
    const fence = /^(-{4,}|\.{4,}|`{3,})([\w+#-]*)$/.exec(line);
    if (fence) {
      const end = lines.findIndex((other, i) => i > at && other.trimEnd() === fence[1]);
      const block = dedent(lines.slice(at + 1, end === -1 ? undefined : end).join('\n'));
      const [style = '', named = ''] = attributes;
      const diff = /^diff-type=["']?(\w+)/.exec(
        attributes.find((each) => each.startsWith('diff-type=')) ?? '',
      )?.[1];
      const told =
        (style === 'source' || style === '') && named !== '' && !named.includes('=') ? named : fence[2]!;
      if (block !== '' && style !== 'listing')
        code.push({
          language: told === '' ? language : languageName(told),
          code: block,
          role: heading.roleOf(block, diff),
        });
      attributes = [];
      at = end === -1 ? lines.length : end;
      continue;
    }
    const block = /^\[([^\]]*)\]$/.exec(line);
    if (block) {
      attributes = block[1]!.split(',').map((each) => each.trim());
      continue;
    }
    if (line !== '') attributes = [];
    const [, marks = '', title] = /^(=+(?=\s)|\.(?=\w))\s*(.+)$/.exec(line) ?? [];
    if (title !== undefined) heading.enter(title, marks === '.' ? 9 : marks.length);
    // Rules, comments, the frame of a table and cells whose text follows.
    if (/^('''|\/\/(?!\/)|\+$|[|!,:]===|\|$)/.test(line)) continue;
    text.push(plain(line));
  }
  return {
    text: text
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    code,
  };
}

/** A line without the marks of headings, cells, links, emphasis and text that is to be taken as it is. */
const plain = (line: string): string =>
  line
    .replace(/^(?:=+|\|)\s+/, '')
    .replace(/ \+$/, '')
    .replace(/\b(?:link:)?(https?:\/\/[^\s[]+)\[([^\]]*)\]/g, (_whole, url: string, name: string) =>
      name.trim() === '' ? url : `${name.trim()} (${url})`,
    )
    .replace(/\b(?:xref|link):[^\s[\]]*\[([^\]]*)\]/g, '$1')
    .replace(/<<[^<>,]*,\s*([^<>]*)>>|<<([^<>,]*)>>/g, '$1$2')
    .replace(/(\+\+?)(?=\S)(.+?)(?<=\S)\1(?!\w)/g, '$2')
    .replace(/(``)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/\\(?=&[#\w]+;|[<{])/g, '')
    .replace(/(?<!\w)([*_`])(?=\S)(.+?)(?<=\S)\1(?!\w)/g, '$2');
