import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeEntities, type Element, parseMarkup, rawText, readableText } from './markup.ts';
import { cwesIn, dedent } from './seed.ts';
import { readAdoc } from './adoc.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

it('reads what it is given, whatever it is, without failing', () => {
  const piece = fc.constantFrom(
    '<a',
    '<',
    '>',
    '/>',
    '</a>',
    '<b x="',
    '"',
    "'",
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&lt;',
    '&#0;',
    '&#x110000;',
    'text',
    '<?x?>',
    '<br>',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const root = parseMarkup(text);
        expect(typeof rawText(root)).toBe('string');
        expect(readableText(root).includes('\n\n')).toBe(false);
        expect(typeof readAdoc(text.split('\n'), 'python').text).toBe('string');
      },
    ),
  );
});

it('gives back the tree that was written', () => {
  const name = fc.constantFrom('a', 'b', 'div', 'p', 'x-y');
  const tree = fc.letrec<{ element: Element; child: Element | string }>((tie) => ({
    child: fc.oneof(
      { depthSize: 'small' },
      fc.string({ minLength: 1 }).filter((text) => !/[\r\0]/.test(text)),
      tie('element'),
    ),
    element: fc.record({
      name,
      attributes: fc.dictionary(fc.constantFrom('k', 'src', 'data-x'), fc.string()),
      children: fc.array(tie('child'), { maxLength: 4 }),
    }),
  })).element;
  const write = (element: Element): string =>
    `<${element.name}${Object.entries(element.attributes)
      .map(([key, value]) => ` ${key}="${escape(value)}"`)
      .join(
        '',
      )}>${element.children.map((child) => (typeof child === 'string' ? escape(child) : write(child))).join('')}</${element.name}>`;
  const joined = (element: Element): unknown => [
    element.name,
    { ...element.attributes },
    element.children.reduce<unknown[]>((parts, child) => {
      if (typeof child !== 'string') return [...parts, joined(child)];
      const last = parts.at(-1);
      return typeof last === 'string' ? [...parts.slice(0, -1), last + child] : [...parts, child];
    }, []),
  ];
  fc.assert(
    fc.property(tree, (element) => {
      expect(joined(parseMarkup(write(element)).children[0] as Element)).toEqual(joined(element));
    }),
  );
});

it('does not overflow on nesting that nobody wrote', () => {
  expect(rawText(parseMarkup('<a>'.repeat(100_000) + 'deep')).length).toBe(4);
});

it('decodes references once, and leaves what it does not know', () => {
  expect(decodeEntities('&amp;lt; &#65;&#x42; &nope; &constructor; &#xD800; &')).toBe(
    '&lt; AB &nope; &constructor; &#xD800; &',
  );
});

it('finds CWE numbers as they are written', () => {
  expect(cwesIn('external/cwe/cwe-089 CWE-79, CWE 20 and cwe_0022; CWE-79 again, cwex-5, CWE-0')).toEqual([
    89, 79, 20, 22,
  ]);
});

it('takes off the indentation that lines share', () => {
  expect(dedent('\n\n    a\n      b\r\n\n    c\n  \n')).toBe('a\n  b\n\nc');
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(dedent(dedent(text))).toBe(dedent(text));
    }),
  );
});
