import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { isDirect } from '../core/cwe/index.ts';
import { packagePath } from '../core/paths.ts';
import { analyzeText, loadEngine, ruleSet } from './index.ts';

interface Pair {
  readonly id: string;
  readonly cwe: string;
  readonly insecure: string;
  readonly secure: string;
}

/** Pairs written without sight of the rules, and what the rules say of them now; audits/unseen/README.md has the first runs. */
const folder = packagePath('audits', 'unseen');
const sets = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const pairsOf = (set: string): readonly Pair[] =>
  readFileSync(join(folder, set), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Pair);

beforeAll(loadEngine);

const isFlagged = (code: string, cwe: string): boolean => {
  const { status, findings } = analyzeText(code, { rules: ruleSet(), toolVersion: '' });
  expect(status, code).toBe('ok');
  return findings.some(({ cwes }) => isDirect(cwes, [Number(cwe.replace(/\D/g, ''))]));
};

test('what is found and what is an alarm are as recorded', async () => {
  const verdicts = sets.map((set) => {
    const pairs = pairsOf(set);
    const idsWhere = (holds: (pair: Pair) => boolean): string[] => pairs.filter(holds).map(({ id }) => id);
    return [
      basename(set, '.jsonl'),
      {
        pairs: pairs.length,
        missed: idsWhere(({ insecure, cwe }) => !isFlagged(insecure, cwe)),
        alarms: idsWhere(({ secure, cwe }) => isFlagged(secure, cwe)),
      },
    ] as const;
  });
  const text = `${JSON.stringify(Object.fromEntries(verdicts), null, 2)}\n`;
  // Written anew with `vitest run --project unit src/rules/unseen.test.ts --update`.
  await expect(text).toMatchFileSnapshot(join(folder, 'verdicts.json'));
});
