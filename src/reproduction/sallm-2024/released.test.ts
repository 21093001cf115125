import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { hasRealData, realData } from '../../../tests/support/real-data.ts';
import { readCodeqlVerdicts } from '../../datasets/index.ts';
import { readReleased, verdictTable } from './released.ts';

const fail = ({ where, what }: { where: string; what: string }): never => {
  throw new Error(`${where}: ${what}`);
};
const finding = (cwe: string, path: string): string =>
  `${cwe},m,0.2,results.csv,"a rule","why","error","what","${path}","1","2","3","4"\n`;
const row = (id: string): string =>
  JSON.stringify({
    ...{ id, technique: 'T', source: 'S', prompt: 'p', insecure_code: 'x' },
    output: [0, 1].map((index) => ({
      ...{ index, text: 'x', cleared_code: 'x = 1', compilable: index === 0 },
      ...{ test_success: 'success', test_vulnerability: index === 0 ? 'failure' : null },
    })),
  }) + '\n';

async function released(findings: string | null) {
  const name = 'a_cwe089_0';
  const folder = await folderOf({
    'dataset_m_0.2.jsonl': row(`Matching_Author_${name}.py`) + row(`Tainted_Author_${name}.py`),
    ...(findings !== null && { 'm_0.2.csv': findings }),
  });
  const files = {
    ...{ setting: 'm_0.2', outputs: join(folder, 'dataset_m_0.2.jsonl'), verdicts: null },
    findings: findings === null ? null : join(folder, 'm_0.2.csv'),
  };
  return { folder, samples: await readReleased(files, fail) };
}

describe('readReleased', () => {
  it('joins findings by base name, as published, and by the whole path beside it', async () => {
    const { samples } = await released(
      finding('089', '/Matching/Author/a_cwe089_0_0.py') + finding('020', '/Tainted/Author/a_cwe089_0_1.py'),
    );
    expect(samples.map(({ direct, indirect, directByPath }) => [direct, indirect, directByPath])).toEqual([
      [true, false, true],
      [false, true, false],
      [true, false, false],
      [false, true, false],
    ]);
    expect(samples[0]).toMatchObject({ code: 'x = 1', compilable: true, security: 'failure' });
    expect(samples[1]).toMatchObject({ compilable: false, security: null });
  });

  it('knows nothing of static analysis where no findings were released', async () => {
    const { samples } = await released(null);
    expect(samples.map(({ direct, indirect, directByPath }) => [direct, indirect, directByPath])).toEqual(
      samples.map(() => [null, null, null]),
    );
  });

  it('writes a table of verdicts that is read as the same', async () => {
    const { samples } = await released(finding('089', '/Matching/Author/a_cwe089_0_0.py'));
    const folder = await folderOf({ 'v.csv': verdictTable('m_0.2', samples) });
    const rows = await readCodeqlVerdicts(join(folder, 'v.csv'), fail);
    expect(rows.map(({ task, sample, direct }) => [task, sample, direct > 0])).toEqual(
      samples.map(({ task, sample, direct }) => [task, sample, direct]),
    );
    expect(rows[0]).toMatchObject({ model: 'm', temperature: 0.2, technique: 'Matching', compilable: true });
  });
});

describe.skipIf(!hasRealData)('the released findings of SALLM', () => {
  it.each([
    ['gpt-4_0.0', 20],
    ['Salesforce_codegen25-7b-mono_0.6', 15],
    ['bigcode_starcoder_0.2', 23],
  ])('joined by base name give every published verdict of %s', async (setting, lost) => {
    const outputs = realData(`sallm/outputs/${setting}.jsonl.gz`);
    const findings = realData(`sallm/published/codeql_findings_${setting}.csv.gz`);
    const samples = await readReleased({ setting, outputs, verdicts: null, findings }, fail);
    const verdicts = await readCodeqlVerdicts(
      realData(`sallm/published/codeql_verdicts_${setting}.csv`),
      fail,
    );
    expect(samples.map(({ task, sample, direct, indirect }) => [task, sample, direct, indirect])).toEqual(
      verdicts.map(({ task, sample, direct, indirect }) => [task, sample, direct > 0, indirect > 0]),
    );
    expect(samples.filter((one) => one.direct === true && one.directByPath === false).length).toBe(lost);
  });
});
