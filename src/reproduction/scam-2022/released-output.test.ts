import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { UsageError } from '../../core/errors.ts';
import { readBanditOutput, readPylintOutput, readReleasedCounts } from './released-output.ts';

it('reads counts, and what the analyzers printed', async () => {
  const folder = await folderOf({
    'p.csv': 'Message,Count\nW0613-unused-argument,165\nE0602-undefined-variable,2\n',
    'b.csv': 'Message,Count\n',
    'p.json': JSON.stringify([
      [],
      [{ 'message-id': 'W0613' }, { 'message-id': 'C0114' }],
      [{ 'message-id': 'W0613' }],
    ]),
    'b.json': JSON.stringify({ errors: [], results: [{ test_id: 'B101' }, { test_id: 'B101' }] }),
  });
  expect(await readReleasedCounts(join(folder, 'p.csv'))).toEqual({ W0613: 165, E0602: 2 });
  expect(await readReleasedCounts(join(folder, 'b.csv'))).toEqual({});
  expect(await readPylintOutput(join(folder, 'p.json'), (rule) => rule !== 'C0114')).toEqual({ W0613: 2 });
  expect(await readBanditOutput(join(folder, 'b.json'))).toEqual({ B101: 2 });
});

it.each([
  ['p.csv', 'Message,Count\nW0613,many\n'],
  ['p.json', '[{"message-id":1}]'],
  ['p.json', 'no JSON'],
])('refuses another %s: %j', async (file, content) => {
  const path = join(await folderOf({ [file]: content }), file);
  const read = file.endsWith('.csv') ? readReleasedCounts(path) : readPylintOutput(path, () => true);
  await expect(read).rejects.toThrow(UsageError);
});
