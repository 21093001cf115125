/**
 * Draws tasks for a blind audit and writes what an author of answers may see: the prompt as code and as text, never
 * the tests or the references. `node scripts/draw-audit.ts COUNT SKIP FOLDER [SEED]`: the COUNT tasks after the first SKIP
 * of one shuffle with the committed seed, so that a second draw never meets the first; another seed draws over all afresh.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { packagePath } from '../src/core/paths.ts';
import { readTaskSet } from '../src/datasets/index.ts';
import { seed } from './judged.ts';

const [count, skip, folder, ownSeed] = process.argv.slice(2);
if (!count || !skip || !folder) throw new Error('Usage: node scripts/draw-audit.ts COUNT SKIP FOLDER [SEED]');

const { tasks } = await readTaskSet(packagePath('tasks'));
const drawn = tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const generator = xoroshiro128plus(ownSeed === undefined ? seed : Number(ownSeed));
for (let i = drawn.length - 1; i > 0; i--) {
  const j = uniformInt(generator, 0, i);
  [drawn[i], drawn[j]] = [drawn[j]!, drawn[i]!];
}
for (const { id, cwes, prompt } of drawn.slice(Number(skip), Number(skip) + Number(count))) {
  mkdirSync(join(folder, id), { recursive: true });
  writeFileSync(join(folder, id, 'prompt.py'), prompt.code ?? '');
  writeFileSync(join(folder, id, 'prompt.md'), prompt.text ?? '');
  process.stdout.write(`${id}\t${cwes.join(',')}\n`);
}
