import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf } from '../../tests/support/folder.ts';
import { contentName } from '../analysis/sarif/join.ts';
import type { RunData } from '../report/data.ts';
import { exportCode } from './export-code.ts';

test('each program of a task once, under a name of its content, its pleas for silence taken their meaning', async () => {
  const folder = await folderOf({});
  const sample = (task: string, code: string, outcome = 'ok') => ({
    generation: { task },
    assessment: { repair: { code, outcome } },
  });
  const hushed = 'eval(x)  # nosec\n';
  const samples = [
    sample('cwe78-a', hushed),
    sample('cwe78-a', hushed),
    sample('../up/b c', 'x\n'),
    sample('cwe78-a', '', 'empty'),
    { generation: { task: 'cwe78-a' }, assessment: undefined },
  ] as unknown as RunData['samples'];
  expect(exportCode({ samples }, folder)).toBe(2);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.py'),
  );
  expect(files.sort()).toEqual([join('__up_b_c', contentName('x\n')), join('cwe78-a', contentName(hushed))]);
  expect(readFileSync(join(folder, 'cwe78-a', contentName(hushed)), 'utf8')).toBe('eval(x)  # _osec\n');
});
