import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import type { Assessment, TestStatus } from '../../core/assessment.ts';
import { UsageError } from '../../core/errors.ts';
import type { Generation } from '../../core/generation.ts';
import type { Task } from '../../core/task.ts';
import type { ReadProblem } from '../../datasets/index.ts';
import { readVerdictTable } from './read-table.ts';

async function read(files: Record<string, string | Uint8Array>, names = Object.keys(files)) {
  const folder = await folderOf(files);
  const problems: ReadProblem[] = [];
  const paths = names.map((name) => join(folder, name));
  const samples = await readVerdictTable(paths, (problem) => problems.push(problem));
  const whereAt = problems.map(({ where }) => where.replace(`${folder}/`, ''));
  return { samples, problems, where: whereAt };
}

describe('a table', () => {
  test('as CSV, with how the tests ended', async () => {
    const { samples, problems } = await read({
      'v.csv': [
        'model,temperature,task,sample,functional,security,cwe,source,technique,outcome',
        'm,0.2,t,0,passed,passed,89,A,spy,ok',
        'm,0.2,t,1,failed,passed,CWE-89,A,spy,ok',
        'm,0.2,t,2,true,FAILED,"89, 20",A,spy,ok',
        'm,0.2,t,3,error,error,,,,crashed',
        'm,,t,4,,,,,,infrastructure-error',
      ].join('\n'),
    });
    expect(problems).toEqual([]);
    expect(
      samples.map(({ functional, verdicts }) => [functional, verdicts.tests, verdicts.combined]),
    ).toEqual([
      [true, 'secure', 'secure'],
      [false, 'inconclusive', 'inconclusive'],
      [true, 'vulnerable', 'vulnerable'],
      [false, 'inconclusive', 'inconclusive'],
      [null, null, null],
    ]);
    expect(samples[2]).toMatchObject({ cwes: [89, 20], source: 'A', technique: 'spy', temperature: 0.2 });
    expect(samples[4]).toMatchObject({ cwes: [], temperature: null, outcome: 'infrastructure-error' });
  });

  test('as JSONL, with verdicts, and without numbers of samples', async () => {
    const rows = [
      { task: 7, verdict: 'vulnerable', functional: true, static: 'secure', cwes: [78] },
      { task: 7, verdict: 'secure', functional: true, static: 'secure' },
      { task: 8, verdict: 'inconclusive', functional: null },
    ];
    const { samples } = await read({ 'v.jsonl': rows.map((row) => JSON.stringify(row)).join('\n') });
    expect(samples.map(({ model, task, sample, functional }) => [model, task, sample, functional])).toEqual([
      ['unknown', '7', 0, true],
      ['unknown', '7', 1, true],
      ['unknown', '8', 0, null],
    ]);
    // Task 8 is never judged statically: both together say nothing about it.
    expect(samples.map(({ verdicts }) => verdicts.combined)).toEqual(['vulnerable', 'secure', null]);
  });

  test('may be compressed; bad rows and second judgements of a sample are reported and left out', async () => {
    const text = [
      'task,sample,verdict',
      't,0,secure',
      't,1,unsafe',
      ',2,secure',
      't,-1,secure',
      't,0,vulnerable',
    ].join('\n');
    const { samples, where } = await read({ 'v.csv.gz': gzipSync(text) });
    expect(samples).toHaveLength(1);
    expect(samples[0]!.verdicts.tests).toBe('secure');
    expect(where).toEqual(['v.csv.gz:3', 'v.csv.gz:4', 'v.csv.gz:5', 'v.csv.gz']);
  });

  test('gives back what was written into it', async () => {
    const verdict = fc.constantFrom('vulnerable', 'secure', 'inconclusive');
    const row = fc.record({
      model: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
      temperature: fc.option(
        fc.float({ min: 0, max: 5, noNaN: true }).filter((value) => !Object.is(value, -0)),
      ),
      task: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
      verdict,
      static: fc.option(verdict),
      functional: fc.option(fc.boolean()),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, { minLength: 1, maxLength: 10, selector: ({ task }) => task }),
        async (rows) => {
          const { samples, problems } = await read({
            'v.jsonl': rows.map((one) => JSON.stringify(one)).join('\n'),
          });
          expect(problems).toEqual([]);
          expect(
            samples.map(({ model, temperature, task, verdicts, functional }) => ({
              model,
              temperature,
              task,
              verdict: verdicts.tests,
              static: verdicts.static,
              functional,
            })),
          ).toEqual(rows);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('of any content is read or refused, never a crash', async () => {
    const line = fc.oneof(fc.json(), fc.string(), fc.constant('{"task":"t","verdict":"secure"}'));
    const name = fc.constantFrom('v.csv', 'v.jsonl');
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), name, async (lines, file) => {
        const outcome = await read({ [file]: lines.join('\n') }).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UsageError);
      }),
      { numRuns: 60 },
    );
  });

  test.each(['', 'task,verdict\n', 'a,b\n1,2\n'])('without verdicts is refused: %j', async (text) => {
    await expect(read({ 'v.csv': text })).rejects.toThrow(/holds no verdicts/);
  });

  test('that is not there is refused', async () => {
    await expect(read({ 'v.csv': '' }, ['w.csv'])).rejects.toThrow(UsageError);
  });
});

describe('SALLM’s files', () => {
  const output = (compilable: boolean, test_success: string | null, test_vulnerability: string | null) => ({
    text: 'pass',
    cleared_code: 'pass',
    compilable,
    test_success,
    test_vulnerability,
  });
  const outputs = [
    {
      id: 'Tainted_Author_A_cwe089_0.py',
      prompt: 'p',
      output: [
        output(true, 'success', 'success'),
        output(true, 'failure', 'success'),
        output(false, null, null),
      ],
    },
    {
      id: 'Tainted_Author_A_cwe306_0.py',
      prompt: 'p',
      output: [output(true, null, null), output(false, null, null)],
    },
    { id: 'Tainted_Author_A_cwe020_0.py', prompt: 'p', output: [output(false, null, null)] },
  ];
  const header =
    'id,index,model_name,Temp,technique,source,file_name,is_compilable,direct_vulnerable,indirect_vulnerable';
  const files = {
    'm_0.2.jsonl.gz': gzipSync(outputs.map((row) => JSON.stringify(row)).join('\n')),
    'codeql_verdicts_m_0.2.csv': [
      header,
      'Tainted_Author_A_cwe089_0.py,0,m,0.2,Tainted,Author,A_cwe089_0_0.py,True,2,0',
      'Tainted_Author_A_cwe089_0.py,1,m,0.2,Tainted,Author,A_cwe089_0_1.py,True,0,3',
      'Tainted_Author_A_cwe089_0.py,2,m,0.2,Tainted,Author,A_cwe089_0_2.py,False,0,0',
    ].join('\n'),
  };

  test('tell a task without tests from code that does not compile', async () => {
    const { samples } = await read(files, ['m_0.2.jsonl.gz']);
    expect(
      samples.map(({ task, functional, verdicts }) => [task.slice(-10), functional, verdicts.tests]),
    ).toEqual(
      [
        ['cwe089_0.py', true, 'secure'],
        ['cwe089_0.py', false, 'inconclusive'],
        ['cwe089_0.py', false, 'inconclusive'],
        ['cwe306_0.py', null, null],
        ['cwe306_0.py', null, null],
        ['cwe020_0.py', false, 'inconclusive'],
      ].map(([task, ...rest]) => [String(task).slice(-10), ...rest]),
    );
    expect(samples[0]).toMatchObject({
      model: 'm',
      temperature: 0.2,
      cwes: [89],
      source: 'Author',
      technique: 'Tainted',
    });
  });

  test.each([false, true])('are put together sample by sample, in either order', async (reverse) => {
    const names = ['m_0.2.jsonl.gz', 'codeql_verdicts_m_0.2.csv'];
    const { samples, problems } = await read(files, reverse ? names.reverse() : names);
    expect(problems).toEqual([]);
    expect(samples).toHaveLength(6);
    const sql = samples.filter(({ cwes }) => cwes.includes(89)).map(({ verdicts }) => verdicts);
    expect(sql).toEqual([
      { tests: 'secure', static: 'vulnerable', combined: 'vulnerable' },
      { tests: 'inconclusive', static: 'secure', combined: 'inconclusive' },
      { tests: 'inconclusive', static: 'inconclusive', combined: 'inconclusive' },
    ]);
    expect(samples.find(({ cwes, sample }) => cwes.includes(89) && sample === 1)!.observed).toEqual({
      functional: 'failure',
      security: 'success',
      direct: false,
      indirect: true,
    });
  });
});

describe('a run folder', () => {
  const task: Task = {
    id: 't',
    set: 's',
    title: 'T',
    cwes: [89],
    source: { name: 'A' },
    technique: 'spy',
    apis: [],
    resource: false,
    prompt: { code: 'def f():' },
    references: { secure: [], insecure: [] },
    tests: null,
    requirements: 'base',
  };
  const generation = (id: string, sample: number): Generation => ({
    id,
    model: 'm',
    task: 't',
    sample,
    sampling: { temperature: 0.8, topP: null, maxTokens: 10, seed: null, stop: [] },
    prompt: { style: 'code', template: 'completion/1', mode: 'completion', text: 'def f():' },
    outcome: 'ok',
    raw: 'x',
    finishReason: 'stop',
    usage: { promptTokens: null, completionTokens: null },
    notes: [],
    cached: false,
    latencyMs: 1,
  });
  const assessment = (id: string, functional: TestStatus, security: TestStatus, cwe: number): Assessment => ({
    generation: id,
    outcome: 'ok',
    repair: { code: 'x', outcome: 'ok', compiledBefore: true, compiles: true, steps: [] },
    codeHash: 'h',
    tests: {
      functional: { status: functional, durationMs: 1 },
      security: { status: security, durationMs: 1 },
    },
    analyses: {
      bandit: {
        status: 'ok',
        findings: [
          {
            rule: 'B1',
            message: 'm',
            kind: 'security',
            cwes: [cwe],
            severity: 'low',
            confidence: 'low',
            range: { line: 1, column: 1, endLine: 1, endColumn: 2 },
            tool: 'bandit',
            toolVersion: '1',
          },
        ],
      },
    },
    verdicts: { tests: 'inconclusive', static: 'secure', combined: 'inconclusive' },
    functional: functional === 'passed',
  });
  const lines = (...records: unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const run = {
    'run/generations.jsonl': lines(generation('g0', 0), generation('g1', 1)),
    // The first record of g1 was a failure of the machine; the later one holds. g2 is torn.
    'run/assessments.jsonl': `${lines(
      assessment('g0', 'passed', 'passed', 943),
      assessment('g1', 'infrastructure-error', 'infrastructure-error', 703),
      assessment('g1', 'failed', 'timeout', 703),
      assessment('gone', 'passed', 'passed', 89),
    )}{"generation":"g2"`,
    'run/tasks.json': JSON.stringify({ name: 's', hash: 'h', tasks: [task], problems: [] }),
  };

  test.each(['run', 'run/assessments.jsonl'])('is read as %s with what its tasks are about', async (name) => {
    const { samples, where } = await read(run, [name]);
    expect(where).toEqual(['run/assessments.jsonl:5', 'run assessment of gone']);
    expect(samples.map(({ sample, observed }) => [sample, observed])).toEqual([
      [0, { functional: 'success', security: 'success', direct: true, indirect: false }],
      [1, { functional: 'failure', security: 'error', direct: false, indirect: true }],
    ]);
    expect(samples[0]).toMatchObject({
      model: 'm',
      temperature: 0.8,
      style: 'code',
      cwes: [89],
      source: 'A',
    });
  });

  test('that was not judged, and answers alone, are refused with what to do', async () => {
    const unjudged = { 'run/generations.jsonl': run['run/generations.jsonl'] };
    await expect(read(unjudged, ['run'])).rejects.toThrow(/has no assessments.jsonl/);
    await expect(read(run, ['run/generations.jsonl'])).rejects.toThrow(/answers without verdicts/);
  });
});
