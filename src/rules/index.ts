import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf, sha256 } from '../core/hash.ts';
import { catalogue } from './catalogue/index.ts';
import { RuleSet } from './engine/rule-set.ts';

export { analyzeText, loadEngine, type AnalyzeTextOptions, type TextAnalysis } from './analyze.ts';
export { catalogue } from './catalogue/index.ts';
export { RuleSet } from './engine/rule-set.ts';
export type { Rule } from './rule.ts';

const sets = new Map<boolean, RuleSet>();

/** The catalogue's rules, ready for {@link analyzeText}; those in preview are left out unless asked for. */
export function ruleSet({ preview = false }: { preview?: boolean } = {}): RuleSet {
  let set = sets.get(preview);
  if (!set) {
    set = new RuleSet(catalogue.filter((rule) => preview || !rule.preview));
    sets.set(preview, set);
  }
  return set;
}

let fingerprint: string | null = null;

/** Hash over the engine and every rule as they are on disk: findings of equal fingerprints are equal. */
export function rulesFingerprint(): string {
  const folder = dirname(fileURLToPath(import.meta.url));
  fingerprint ??= hashOf(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.(ts|js)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(folder, file), sha256(readFileSync(file))])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
  return fingerprint;
}
