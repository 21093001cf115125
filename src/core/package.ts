import { readFileSync } from 'node:fs';
import { packagePath } from './paths.ts';

/** What package.json says of the product. */
export const { version, description } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as {
  version: string;
  description: string;
};
