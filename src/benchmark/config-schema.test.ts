import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packagePath } from '../core/paths.ts';
import { configJsonSchema } from './config-schema.ts';

it('the published schema is the current one (npm run schema writes it)', () => {
  expect(readFileSync(packagePath('schema', 'config.schema.json'), 'utf8')).toBe(configJsonSchema());
});
