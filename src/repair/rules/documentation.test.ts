import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packagePath } from '../../core/paths.ts';
import type { RepairRule } from '../rule.ts';
import { rules } from './index.ts';

const block = (code: string): string => `\`\`\`\`text\n${code.replace(/\n$/, '')}\n\`\`\`\``;

/** A rule's section in docs/repair.md. */
const section = ({ name, summary, example }: RepairRule): string =>
  [`### ${name}`, summary, block(example.raw), 'becomes', block(example.code)].join('\n\n');

test('docs/repair.md has every rule in its order, with its example', () => {
  const page = readFileSync(packagePath('docs', 'repair.md'), 'utf8');
  const [, shown] = /<!-- rules -->\n([\s\S]*)<!-- end of rules -->/.exec(page) ?? [];
  expect(shown?.trim()).toBe(rules.map(section).join('\n\n'));
});
