import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { printed } from '../../../tests/support/printed.ts';
import { jsonLines } from '../../../tests/support/read-samples.ts';
import { sampleFormats } from '../../datasets/index.ts';
import { datasets } from './datasets.ts';

const print = (...args: string[]) => printed(datasets(), args);

it('lists every format with a line and an example', async () => {
  const { stdout } = await print();
  for (const { name, summary } of sampleFormats) expect(stdout).toContain(`${name.padEnd(13)}  ${summary}`);
  expect(JSON.parse((await print('--json')).stdout)).toEqual(
    sampleFormats.map(({ name, summary, example }) => ({ name, summary, example })),
  );
});

it('shows the first samples and what was left out on the way', async () => {
  const rows = [
    { id: 'a', body: 'x = 1\n' },
    { id: 'b' },
    { id: 'c', body: '\u001b[31m\u202ey\n' },
    { id: 'd', body: '' },
  ];
  const path = join(await folderOf({ 'a.jsonl': jsonLines(rows) }), 'a.jsonl');
  const { stdout, stderr } = await print('head', path, '-n', '2', '--code-column', 'body');
  expect(stdout).toContain('jsonl: ');
  expect(stdout).toContain('\na\n  file a.jsonl, row 1\n  | x = 1\n');
  expect(stdout).toContain('  | \\u001b[31m\\u202ey\n');
  expect(stdout).not.toContain('\nd\n');
  expect(stderr).toContain(`${path}:2: There is no text in "body"`);
  const json = await print('head', `jsonl,code-column=body:${path}`, '--json');
  expect(
    json.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id),
  ).toEqual(['a', 'c', 'd']);
  await expect(print('head', path, '-n', 'x')).rejects.toThrow(/-n: "x" is not a whole number/);
});
