import { expect, it } from 'vitest';
import { toolAgreements, type ToolPair } from './analyzers.ts';

const pair = (codeql: boolean, direct: number, status: 'ok' | 'unparsable' = 'ok'): ToolPair => ({
  ...{ setting: 'm_0.2', cwe: 89, codeql },
  analyses: { bandit: { status, direct, indirect: 3 } },
});

it('counts findings of the own weakness on both sides; what a tool could not read is no absence', () => {
  const rows = toolAgreements([
    pair(true, 2),
    pair(true, 0),
    pair(false, 1),
    pair(false, 0),
    pair(false, 0),
    pair(true, 0, 'unparsable'),
  ]);
  const counts = { both: 1, onlyCodeql: 1, onlyTool: 1, neither: 2, notAnalysed: 1 };
  expect(rows).toMatchObject([
    { setting: 'm_0.2', tool: 'bandit', cwe: null, ...counts },
    { setting: 'all', tool: 'bandit', cwe: 89, ...counts },
  ]);
  expect(rows[0]!.kappa).toBeCloseTo((3 / 5 - 13 / 25) / (1 - 13 / 25), 10);
});
