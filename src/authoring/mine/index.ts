import { codeql } from './codeql.ts';
import { cwe } from './cwe.ts';
import { type MineCounts, mergeSeeds, type MineOptions, type Miner, type Seed } from './seed.ts';
import { SECURITY_TAGS, stackoverflow } from './stackoverflow.ts';
import { sonar } from './sonar.ts';

export { type MineCounts, Seed } from './seed.ts';

/** What can be mined: the name of a source, and what it is read from. */
export const sources = { codeql, sonar, cwe, stackoverflow } as const satisfies Record<string, Miner>;
export type SourceName = keyof typeof sources;

export interface MineResult {
  seeds: Seed[];
  counts: MineCounts;
}

/**
 * Reads a source into seeds, duplicates merged. What is malformed is dropped and counted, never fatal.
 *
 * @throws UsageError when `from` is not such a source at all
 */
export async function mine(
  source: SourceName,
  from: string,
  options: Partial<MineOptions> = {},
): Promise<MineResult> {
  const dropped = new Map<string, number>();
  const drop = (reason: string, where: string) => {
    dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
    options.drop?.(reason, where);
  };
  const miner: Miner = sources[source];
  const all = miner(from, { tags: [], anyTags: SECURITY_TAGS, minScore: 1, ...options, drop });
  const { seeds, merged } = await mergeSeeds(all);
  return { seeds, counts: { taken: seeds.length, merged, dropped } };
}
