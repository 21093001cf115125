import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { preparedAsPublished } from './prepare.ts';

/** The same in Python: what `ascii()` prints, without its quotes, and then the three replacements. */
const oracle = String.raw`
import json, sys
def prepared(text):
    text = ascii(text)[1:-1]
    return text.replace('\\n', '\n').replace('\\t', '\t').replace('\\', '')
json.dump([prepared(text) for text in json.load(sys.stdin)], sys.stdout)
`;
const inPython = (texts: readonly string[]): string[] | null => {
  const { status, stdout } = spawnSync('python3', ['-c', oracle], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  return status === 0 ? (JSON.parse(stdout) as string[]) : null;
};

it.skipIf(inPython([]) === null)('gives what Python gives (skipped without python3)', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('\\', '\\n', '\\\\t', '\n', '\t', '\r', "'", '"', 'é', '☃', '🙂', '\x7f'),
  );
  const texts = fc.sample(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    { numRuns: 400, seed: 7 },
  );
  expect(texts.map(preparedAsPublished)).toEqual(inPython(texts));
});

it('breaks a string with an escaped line break in two', () => {
  expect(preparedAsPublished('print("a\\nb")\n')).toBe('print("a\nb")\n');
  expect(preparedAsPublished("x = 'é'\n")).toBe("x = 'xe9'\n");
});
