import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/core/paths.ts';

/** Path of public data beside the checkout; tests on it are skipped where it is not there. */
export const realData = (...parts: string[]): string => join(packageRoot, '..', 'shared', 'data', ...parts);

export const hasRealData: boolean = existsSync(realData());
