import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Sample } from '../../src/core/sample.ts';
import { readTaskSet } from '../../src/datasets/index.ts';
import { realData } from './real-data.ts';

const rowsOf = <T>(...path: string[]): T[] =>
  gunzipSync(readFileSync(realData(...path)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

/** Code that people and models wrote: 696 chat snippets, 342 functions out of commits, SALLM's 100 insecure programs. */
export async function realSamples(): Promise<Sample[]> {
  const chat = rowsOf<{ code: string }>('devgpt', 'snippets.jsonl.gz').map(({ code }) => code);
  const pairs = rowsOf<{ insecure: string; secure: string }>('sven', 'train_half_python.jsonl.gz');
  const { tasks } = await readTaskSet(realData('sallm', 'PythonDataset.tar.gz'));
  const programs = tasks.flatMap(({ references }) => references.insecure.map(({ code }) => code));
  const codes = [...chat, ...pairs.flatMap(({ insecure, secure }) => [insecure, secure]), ...programs];
  return codes.map((code, i) => ({ id: `sample ${i}`, code, origin: {} }));
}

/** Input that breaks naive tools; the ids say what each is. */
export const hostileSamples: readonly Sample[] = Object.entries({
  empty: '',
  'only blanks': ' \n\t\n',
  'null byte': 'import pickle\n\0\n',
  'a line of two megabytes': `x = "${'é'.repeat(1_000_000)}"`,
  'a list of half a million': `x = [${'1,'.repeat(500_000)}]`,
  'brackets, nested': '('.repeat(5_000) + ')'.repeat(5_000),
  'signs, nested': `${'-'.repeat(200_000)}1`,
  'attributes, nested': `a${'.a'.repeat(100_000)}`,
  'sums, nested': `x = ${'1+'.repeat(50_000)}1`,
  'blocks, nested':
    Array.from({ length: 150 }, (_, i) => `${' '.repeat(i)}if x:\n`).join('') + ' '.repeat(150) + 'y\n',
  'carriage returns only': 'import os\reval(input())\r',
  'form feed and vertical tab': 'x = 1\f\n\x0b\n',
  'lone surrogate': 'x = "\ud800"\neval(x)\n',
  'byte order mark': '\ufeffeval(input())\n',
  'says latin-1, is not': '# -*- coding: latin-1 -*-\nx = "é😀"; eval(x)\n',
  'says an encoding that is none': '# -*- coding: nonsense -*-\neval(input())\n',
  'says utf-16': '# -*- coding: utf-16 -*-\neval(input())\n',
  'direction marks': 'x = "\u202e"\n',
  'not Python': '<script>alert(1)</script>',
  'Python 2': 'print "hello"\n',
  'mixed tabs': 'if x:\n\ty\n        z\n',
  'a name in the protocol': '{"id": 1, "result": {}}\n',
}).map(([id, code]) => ({ id, code, origin: {} }));
