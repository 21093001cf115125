import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packagePath } from '../core/paths.ts';
import { catalogue } from './catalogue/index.ts';
import { pageOf, ruleIndex, rulePage } from './pages.ts';

test('the pages of the documentation are those of the rules (node scripts/build-rule-docs.ts)', () => {
  expect(readFileSync(packagePath('docs/rules/README.md'), 'utf8')).toBe(ruleIndex(catalogue));
  for (const rule of catalogue) {
    const path = packagePath(pageOf(rule.id));
    expect(existsSync(path), path).toBe(true);
    expect(readFileSync(path, 'utf8'), path).toBe(rulePage(rule));
  }
});
