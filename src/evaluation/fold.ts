import { UsageError } from '../core/errors.ts';
import { sha256 } from '../core/hash.ts';

/** One part of `of`, from 0. */
export interface Fold {
  index: number;
  of: number;
}

/** The part that a cluster belongs to: the same on every machine and in every order. */
export const foldOf = (cluster: string, of: number): number =>
  Number.parseInt(sha256(cluster).slice(0, 8), 16) % of;

/** Reads `4/5`. Throws UsageError. */
export function parseFold(flag: string, text: string): Fold {
  const [, index, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index === undefined || of === undefined || of < 2 || index >= of)
    throw new UsageError(`${flag}: "${text}" is not a part such as 0/5 to 4/5.`);
  return { index, of };
}
