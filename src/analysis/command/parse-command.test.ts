import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../core/errors.ts';
import { parseCommand } from './parse-command.ts';

describe('parseCommand', () => {
  test.each([
    ['tool {folder}', 'tool', null, ['tool', '{folder}']],
    ['/opt/x/tool --out={sarif}  {folder}', 'tool', null, ['/opt/x/tool', '--out={sarif}', '{folder}']],
    ['mine=tool {folder}', 'mine', null, ['tool', '{folder}']],
    ['mine@1.2.0-rc.1=tool {folder}', 'mine', '1.2.0-rc.1', ['tool', '{folder}']],
    [
      `t 'a b' "c \\"d\\" $HOME" e\\ f '' {folder}`,
      't',
      null,
      ['t', 'a b', 'c "d" $HOME', 'e f', '', '{folder}'],
    ],
    ['t --x=y {folder}', 't', null, ['t', '--x=y', '{folder}']],
    ['t a"b"c {folder};rm $(x) | y > z', 't', null, ['t', 'abc', '{folder};rm', '$(x)', '|', 'y', '>', 'z']],
  ])('%s', (text, name, version, argv) => {
    expect(parseCommand(text)).toEqual({ name, version, argv });
  });

  test.each([
    '',
    '  ',
    'mine=',
    'tool',
    "tool '{folder}",
    'tool "{folder}',
    "'' {folder}",
    'tool {folder} \\',
  ])('%j is a usage error with an example', (text) => {
    expect(() => parseCommand(text)).toThrow(UsageError);
  });

  test('quoted words come back as they were', () => {
    const quote = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (rest) => {
        const argv = ['tool', '{folder}', ...rest];
        expect(parseCommand(argv.map(quote).join(' ')).argv).toEqual(argv);
      }),
    );
  });

  test('any text is read or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', "'", '"', '\\', '{folder}', '=') }), (text) => {
        try {
          expect(parseCommand(text).argv.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
        }
      }),
    );
  });
});
