import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGzip } from 'node:zlib';
import { expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { readSamples } from './index.ts';

const ROWS = 200_000;

function* lines() {
  for (let i = 0; i < ROWS; i++) {
    const body = Array.from(
      { length: 10 },
      (_, j) => `    total_${j} = request.get("key${i + j}", ${j})\n`,
    ).join('');
    const code = `def handler_${i}(request):\n    """Number ${i}."""\n${body}    return total_1\n`;
    const row = {
      repo: `owner${i % 5000}/repo`,
      path: `pkg/mod${i >> 2}.py`,
      func_name: `handler_${i}`,
      original_string: code,
    };
    yield `${JSON.stringify({ ...row, language: 'python', code, code_tokens: ['def', `handler_${i}`] })}\n`;
  }
}

it('streams 200,000 rows in memory that does not grow with them', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = () => {
    collect();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    return (heapUsed + external + arrayBuffers) / 1024 / 1024;
  };
  const path = join(await folderOf({}), 'train.jsonl.gz');
  await pipeline(lines, createGzip({ level: 1 }), createWriteStream(path));

  let count = 0;
  let characters = 0;
  const problems: unknown[] = [];
  const measured: number[] = [];
  for await (const sample of readSamples({ path }, (problem) => problems.push(problem))) {
    characters += sample.code.length;
    if (++count % 40_000 === 0) measured.push(held());
  }
  expect(count).toBe(ROWS);
  expect(characters).toBeGreaterThan(80_000_000);
  expect(problems).toEqual([]);
  // 160,000 rows more are about 110 MiB of code; the ids take 4 MiB.
  expect(measured.at(-1)! - measured[0]!).toBeLessThan(40);
});
