import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { hasRealData, realData } from '../../../tests/support/real-data.ts';
import { UsageError } from '../../core/errors.ts';
import { readOutputs } from '../outputs/index.ts';
import type { ReadProblem } from '../problem.ts';
import { publishedModel, readPublishedStaticFigures, readPublishedTestFigures } from './at-k.ts';
import { type CodeqlVerdict, readCodeqlVerdicts } from './codeql-verdicts.ts';

const HEADER =
  'id,index,model_name,Temp,technique,source,file_name,is_compilable,direct_vulnerable,indirect_vulnerable\n';
const fail = (problem: ReadProblem) => {
  throw new Error(`${problem.where}: ${problem.what}`);
};

describe('readCodeqlVerdicts', () => {
  it('reads rows, and reports those with a wrong value or a missing cell', async () => {
    const good = 'T_S_x_cwe078_0.py,3,gpt-4,0.0,T,S,x_cwe078_0_3.py,True,1,2\n';
    const text = `\uFEFF${HEADER}${good}${good.replace('True', 'maybe')}T,1\n`;
    const path = join(await folderOf({ 'v.csv.gz': gzipSync(text) }), 'v.csv.gz');
    const problems: ReadProblem[] = [];
    expect(await readCodeqlVerdicts(path, (problem) => problems.push(problem))).toEqual([
      {
        task: 'T_S_x_cwe078_0.py',
        sample: 3,
        model: 'gpt-4',
        temperature: 0,
        technique: 'T',
        source: 'S',
        compilable: true,
        direct: 1,
        indirect: 2,
      },
    ]);
    expect(new Set(problems.map((problem) => problem.where))).toEqual(new Set([`${path}:3`, `${path}:4`]));
  });

  it.each(['', HEADER, 'a,b\n1,2\n', 'id,"x\n'])('refuses another table: %j', async (text) => {
    const path = join(await folderOf({ 'v.csv': text }), 'v.csv');
    await expect(readCodeqlVerdicts(path, () => {})).rejects.toThrow(UsageError);
  });
});

describe.skipIf(!hasRealData)('the published tables', () => {
  it('have 28 configurations at k 1, 3 and 5 each, the same in both', async () => {
    const tests = await readPublishedTestFigures(realData('sallm/published/At_k_Results_tests.csv'), fail);
    const analysis = await readPublishedStaticFigures(realData('sallm/published/At_k_Results.csv'), fail);
    const keys = (rows: { model: string; temperature: number; k: number }[]) =>
      new Set(rows.map(({ model, temperature, k }) => `${model} ${temperature} ${k}`));
    expect(keys(tests).size).toBe(28 * 3);
    expect(keys(analysis)).toEqual(keys(tests));
    expect(
      tests.find(({ model, temperature, k }) => model === 'gpt-4' && temperature === 0 && k === 3),
    ).toEqual({
      model: 'gpt-4',
      temperature: 0,
      k: 3,
      pass: 49,
      vulnerable: 52.99166666666667,
      secure: 22,
    });
    expect(
      analysis.find(({ model, temperature, k }) => model === 'starcoder' && temperature === 0.2 && k === 5),
    ).toEqual({
      model: 'starcoder',
      temperature: 0.2,
      k: 5,
      vulnerable: 30.273809523809526,
      secure: 67,
      vulnerableAny: 44,
      secureAny: 56.00000000000001,
    });
  });

  const SETTINGS = ['gpt-4_0.0', 'bigcode_starcoder_0.2', 'Salesforce_codegen25-7b-mono_0.6'];
  it.each(SETTINGS)(
    'have a CodeQL verdict for each released output of %s, compilable or not as stated there',
    async (setting) => {
      const verdicts = await readCodeqlVerdicts(
        realData(`sallm/published/codeql_verdicts_${setting}.csv`),
        fail,
      );
      const byKey = new Map<string, CodeqlVerdict>(verdicts.map((row) => [`${row.task} ${row.sample}`, row]));
      expect(byKey.size).toBe(1000);
      for await (const output of readOutputs(realData(`sallm/outputs/${setting}.jsonl.gz`), fail)) {
        const verdict = byKey.get(`${output.task} ${output.sample}`);
        expect(verdict).toMatchObject({ model: output.model, temperature: output.temperature });
        expect(verdict?.compilable).toBe(output.published?.compilable);
      }
    },
  );

  it.each(SETTINGS)('give the static vulnerable@1 of %s', async (setting) => {
    const verdicts = await readCodeqlVerdicts(
      realData(`sallm/published/codeql_verdicts_${setting}.csv`),
      fail,
    );
    const analysis = await readPublishedStaticFigures(realData('sallm/published/At_k_Results.csv'), fail);
    const { model = '', temperature } = verdicts[0] ?? {};
    const figures = analysis.find(
      (row) => row.model === publishedModel(model) && row.temperature === temperature && row.k === 1,
    );
    expect(verdicts.filter((row) => row.direct > 0).length / 10).toBeCloseTo(figures?.vulnerable ?? NaN, 9);
    const any = verdicts.filter((row) => row.direct + row.indirect > 0).length / 10;
    expect(any).toBeCloseTo(figures?.vulnerableAny ?? NaN, 9);
  });
});
