/** An element of XML or HTML. Names are without prefix and in lower case, so that `xhtml:Div` is `div`. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** Text without character references; unknown ones stay as they are. */
export const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,8}));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole;
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );

const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'col',
  'wbr',
  'area',
  'base',
  'embed',
  'source',
]);
/** Deeper than any document that was written by a person; hostile nesting is flattened from here. */
const MAX_DEPTH = 200;

const token =
  /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<[?!][^>]*>|<(\/?)([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const attribute = /([A-Za-z_][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+)))?/g;

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

/**
 * Reads XML or HTML as far as it goes and never fails: what does not close is closed by its parent, what was never
 * opened is passed over, a `<` that begins no tag is text.
 */
export function parseMarkup(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  const add = (child: Element | string) => {
    if (child !== '') open.at(-1)!.children.push(child);
  };
  let at = 0;
  for (const match of text.matchAll(token)) {
    add(decodeEntities(text.slice(at, match.index)));
    at = match.index + match[0].length;
    const [, cdata, slash, rawName, rest = ''] = match;
    if (cdata !== undefined) add(cdata);
    if (rawName === undefined) continue;
    const name = localName(rawName);
    if (slash === '/') {
      const opened = open.findLastIndex((element) => element.name === name);
      if (opened > 0) open.length = opened;
      continue;
    }
    const element: Element = { name, attributes: attributesOf(rest), children: [] };
    add(element);
    if (!rest.trimEnd().endsWith('/') && !VOID.has(name) && open.length < MAX_DEPTH) open.push(element);
  }
  add(decodeEntities(text.slice(at)));
  return root;
}

/** Attributes of a tag's text. Names lose their prefix. */
export function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [, name = '', double, single, bare] of text.matchAll(attribute))
    attributes[name.slice(name.lastIndexOf(':') + 1)] = decodeEntities(double ?? single ?? bare ?? '');
  return attributes;
}

/** Every element of these names below an element, in the order of the document. */
export function* elementsOf(element: Element, ...names: string[]): Generator<Element> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (names.includes(child.name)) yield child;
    yield* elementsOf(child, ...names);
  }
}

/** The first child element of a name. */
export const childOf = (element: Element, name: string): Element | undefined =>
  element.children.find((child): child is Element => typeof child !== 'string' && child.name === name);

/** All text below an element as it stands. */
export const rawText = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : rawText(child))).join('');

const BLOCKS = new Set(
  'p div li ul ol table tr pre blockquote h1 h2 h3 h4 h5 h6 section overview recommendation example references'.split(
    ' ',
  ),
);

/** Text for people: a line for each block, `- ` before list items, other white space folded. */
export function readableText(element: Element, without: ReadonlySet<string> = new Set()): string {
  const lines: string[] = [''];
  const say = (text: string) => {
    lines[lines.length - 1] += text;
  };
  const walk = (node: Element) => {
    for (const child of node.children) {
      if (typeof child === 'string') say(child.replace(/\s+/g, ' '));
      else if (without.has(child.name)) lines.push('');
      else if (child.name === 'br') lines.push('');
      else if (BLOCKS.has(child.name)) {
        lines.push(child.name === 'li' ? '- ' : '');
        walk(child);
        lines.push('');
      } else walk(child);
    }
  };
  walk(element);
  return lines
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '' && line !== '-')
    .join('\n');
}
