// Puts the recorded figures of analyzers (docs/analyzers/reliability.json) into the page beside them.
import { readFileSync, writeFileSync } from 'node:fs';
import { readReliability } from '../src/analysis/reliability.ts';
import { packagePath } from '../src/core/paths.ts';
import { reliabilityTable } from '../src/report/reliability.ts';

const path = packagePath('docs', 'analyzers', 'reliability.md');
const page = readFileSync(path, 'utf8');
const written = page.replace(
  /(<!-- recorded -->\n).*?(\n<!-- end -->)/s,
  (_, start: string, end: string) => start + reliabilityTable(readReliability().rows).trimEnd() + end,
);
if (written === page && !page.includes('<!-- recorded -->'))
  throw new Error(`${path} has no place for the figures.`);
writeFileSync(path, written);
