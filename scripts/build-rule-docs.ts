/**
 * Writes docs/rules/: a page for each rule of the analyzer sallm, and their list.
 *
 *   node scripts/build-rule-docs.ts          # write
 *   node scripts/build-rule-docs.ts --check  # exit code 1 when something would change
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../src/core/paths.ts';
import { writeFileAtomic } from '../src/core/run/atomic.ts';
import { catalogue } from '../src/rules/index.ts';
import { ruleIndex, rulePage } from '../src/rules/pages.ts';

const folder = packagePath('docs', 'rules');
const written = ['writing-a-rule.md'];
const pages: Record<string, string> = { 'README.md': ruleIndex(catalogue) };
for (const rule of catalogue) pages[`${rule.id}.md`] = rulePage(rule);
const stale = readdirSync(folder).filter(
  (name) => name.endsWith('.md') && !(name in pages) && !written.includes(name),
);
const changed = Object.entries(pages).filter(
  ([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  for (const name of [...changed.map(([page]) => page), ...stale])
    process.stdout.write(`docs/rules/${name} is not current\n`);
  process.exitCode = changed.length + stale.length > 0 ? 1 : 0;
} else {
  for (const [name, text] of changed) writeFileAtomic(join(folder, name), text);
  for (const name of stale) rmSync(join(folder, name));
  process.stdout.write(`${changed.length} pages written, ${stale.length} removed\n`);
}
