/**
 * Writes docs/tasks/: the pages of the built-in tasks, and the table of SALLM's defects, out of the tasks and the recorded
 * proofs (docs/tasks/validity.json, docs/tasks/sallm.json; "sallm dataset check --record" writes them).
 *
 *   node scripts/build-task-docs.ts          # write
 *   node scripts/build-task-docs.ts --check  # exit code 1 when something would change
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defectsPage, readValidity, taskPages } from '../src/authoring/index.ts';
import { packagePath } from '../src/core/paths.ts';
import { writeFileAtomic } from '../src/core/run/atomic.ts';
import { readTaskSet } from '../src/datasets/index.ts';

const folder = packagePath('docs', 'tasks');
const pages = taskPages(await readTaskSet('builtin'), readValidity());
const sallm = readValidity(join(folder, 'sallm.json'));
if (sallm)
  pages['sallm.md'] = defectsPage(
    "SALLM's released tests",
    "What `sallm dataset check` finds on SALLM's released prompts (s2e-lab/SALLM): a test behaves as designed when the insecure program that it comes with passes `test_correctness` and fails `test_vulnerability`. There are no secure references.",
    sallm,
  );

const pageNames = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(md|svg)$/.test(name)) : [];
const stale = pageNames.filter((name) => !(name in pages));
const changed = Object.entries(pages).filter(
  ([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  for (const name of [...changed.map(([page]) => page), ...stale])
    process.stdout.write(`docs/tasks/${name} is not current\n`);
  process.exitCode = changed.length + stale.length > 0 ? 1 : 0;
} else {
  for (const [name, text] of changed) writeFileAtomic(join(folder, name), text);
  for (const name of stale) rmSync(join(folder, name));
  process.stdout.write(
    `${changed.length} of ${Object.keys(pages).length} pages written, ${stale.length} removed\n`,
  );
}
