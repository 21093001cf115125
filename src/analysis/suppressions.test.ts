import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countSuppressions, withoutSuppressions } from './suppressions.ts';

describe('suppressions', () => {
  test.each([
    '# nosec',
    '#nosec B608',
    '# noqa: S602,E501',
    '# ruff: noqa',
    '# flake8: noqa',
    '# pylint: disable=eval-used',
    '# pylint:disable-next=all',
    '# pylint: skip-file',
    '# type: ignore[attr-defined]',
    '# nosemgrep: python.lang.security',
    '# nosem',
    '# codeql[py/sql-injection]',
    '# lgtm [py/path-injection]',
    '# lgtm',
    '# NOSONAR',
    '# safe here  # nosec',
    '# pyre-fixme[6]',
  ])('%s is counted once and taken its meaning', (comment) => {
    const code = `eval(x)  ${comment}\ny = 1\n`;
    expect(countSuppressions(code)).toBe(1);
    const bare = withoutSuppressions(code);
    expect(countSuppressions(bare)).toBe(0);
    expect(bare).toHaveLength(code.length);
    expect(bare.split('\n')[1]).toBe('y = 1');
  });

  test.each([
    'TEXT = "# nosec"',
    "TEXT = '''\n# noqa\n'''",
    'f"""{x}\n# pylint: disable=all\n"""',
    "r'\\'  # a note\n",
    "x = 'it\\'s # nosec'",
    '# a second look at the types: ignore nothing',
    'no = sec',
    '# unoqable',
  ])('%j carries none', (code) => {
    expect(countSuppressions(code)).toBe(0);
    expect(withoutSuppressions(code)).toBe(code);
  });

  test('a quote that is never closed ends with its line', () => {
    expect(countSuppressions("x = 'open\neval(y)  # nosec\n")).toBe(1);
  });

  test('only letters of comments change, whatever the text', () => {
    const pieces = fc.constantFrom(
      '"',
      "'",
      '"""',
      "'''",
      '\\',
      '\n',
      '\r\n',
      '#',
      ' nosec',
      ' noqa',
      'a',
      'é😀',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const code = parts.join('');
        const bare = withoutSuppressions(code);
        expect(Buffer.byteLength(bare)).toBe(Buffer.byteLength(code));
        for (const [i, unit] of [...bare].entries()) if (unit !== [...code][i]) expect(unit).toBe('_');
        expect(countSuppressions(bare)).toBe(0);
        expect(withoutSuppressions(bare)).toBe(bare);
      }),
    );
  });

  test('long unclosed strings and many quotes take linear time', () => {
    const code = '"""' + '\\"'.repeat(300_000) + "'".repeat(300_001) + '\n# nosec';
    expect(countSuppressions(code)).toBe(0);
  });
});
