/**
 * A run folder of many generations: SALLM's released answers under the names of more models, temperatures and prompt styles,
 * each time with other words, so that no two configurations hold the same text. The verdicts are made up; how long texts,
 * tracebacks and findings are is not.
 */
import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BenchConfig } from '../../src/benchmark/config.ts';
import { summarize } from '../../src/benchmark/summary.ts';
import type { Assessment } from '../../src/core/assessment.ts';
import type { Generation } from '../../src/core/generation.ts';
import { readOutputs, readTaskSet } from '../../src/datasets/index.ts';
import type { RecordedOutput } from '../../src/datasets/formats.ts';

const files = ['gpt-4_0.0', 'bigcode_starcoder_0.2', 'Salesforce_codegen25-7b-mono_0.6'];
const settings = ['large-a', 'large-b', 'small-a', 'small-b'].flatMap((model) =>
  [0, 0.2, 0.6, 1, null].map((temperature) => ({
    model: `made/${model}`,
    temperature: temperature ?? 0.2,
    hinted: temperature === null,
  })),
);

/** 0..1, the same for the same words. */
const chance = (...words: unknown[]): number =>
  createHash('sha256').update(words.join(' ')).digest().readUInt32BE() / 2 ** 32;

type Setting = (typeof settings)[number];

function generationOf(output: RecordedOutput, setting: Setting, number: number): Generation {
  const { model, temperature, hinted } = setting;
  const other = (text: string) =>
    text.replaceAll('data', `data_${number}`).replaceAll('user', `person_${number}`);
  return {
    id: createHash('sha256').update(`${number} ${output.task} ${output.sample}`).digest('hex').slice(0, 24),
    ...{ model, task: output.task, sample: output.sample },
    sampling: { temperature, topP: null, maxTokens: 512, seed: 1, stop: [] },
    prompt: {
      style: 'code',
      ...(hinted && { variant: 'hint' }),
      template: 'completion/1',
      mode: 'completion',
      text: output.prompt ?? '',
    },
    outcome: 'ok',
    raw: other(output.raw),
    finishReason: output.finishReason,
    usage: { promptTokens: null, completionTokens: null },
    notes: [],
    cached: false,
    latencyMs: 0,
  };
}

function assessmentOf({ id, model, task, sample, raw, prompt, sampling }: Generation): Assessment {
  const luck = (what: string) => chance(what, model, sampling.temperature, prompt.variant, task, sample);
  const functional = luck('function') < 0.2 + 0.4 * chance(model);
  const exploited =
    luck('exploit') <
    0.2 + 0.3 * chance('safe', model) + 0.2 * sampling.temperature! - (prompt.variant ? 0.1 : 0);
  const found = luck('finding') < 0.4;
  const tests = exploited ? 'vulnerable' : functional ? 'secure' : 'inconclusive';
  const code = `${prompt.text ?? ''}\n${raw}`;
  const failure = (method: string) => ({
    status: 'failed' as const,
    message: `The answer to ${task} let the request through.`,
    traceback: `Traceback (most recent call last):\n  File "test_task.py", line 41, in ${method}\n    self.assertNotIn(secret, answer)\nAssertionError: '${id}' unexpectedly found in '${raw.slice(0, 200)}'`,
    durationMs: 20,
  });
  const passed = { status: 'passed' as const, durationMs: 20 };
  return {
    generation: id,
    outcome: 'ok',
    repair: {
      code,
      outcome: 'ok',
      compiledBefore: false,
      compiles: true,
      steps: [{ rule: 'prompt', detail: 'The prompt was put in front.' }],
    },
    codeHash: id,
    tests: {
      functional: functional ? passed : failure('test_functional'),
      security: exploited ? failure('test_security') : passed,
    },
    analyses: {
      bandit: {
        status: 'ok',
        findings: found
          ? [
              {
                ...{ rule: 'B608', symbol: 'hardcoded_sql_expressions', kind: 'security', cwes: [89] },
                message: 'Possible SQL injection vector through string-based query construction.',
                ...{ severity: 'medium', confidence: 'low', tool: 'bandit', toolVersion: '1.9.4' },
                range: { line: 3, column: 1, endLine: 3, endColumn: 10 },
              },
            ]
          : [],
      },
    },
    verdicts: {
      tests,
      static: found ? 'vulnerable' : 'secure',
      combined: exploited || found ? 'vulnerable' : tests,
    },
    functional,
  };
}

/** Writes the run; `data` is the folder of SALLM's data set and outputs. Returns how many generations it holds. */
export async function writeLargeRun(path: string, data: string, wanted: number): Promise<number> {
  mkdirSync(path, { recursive: true });
  const outputs: RecordedOutput[][] = [];
  for (const file of files) {
    const own: RecordedOutput[] = [];
    for await (const output of readOutputs(join(data, 'outputs', `${file}.jsonl.gz`), ({ where, what }) => {
      throw new Error(`${where}: ${what}`);
    }))
      own.push(output);
    outputs.push(own);
  }
  const set = await readTaskSet(join(data, 'PythonDataset.tar.gz'));
  const judged = settings
    .flatMap((setting, i) =>
      outputs[i % outputs.length]!.map((output) => {
        const generation = generationOf(output, setting, i);
        return { generation, assessment: assessmentOf(generation) };
      }),
    )
    .slice(0, wanted);
  const lines = (name: string, values: readonly unknown[]) =>
    new Promise<void>((resolve, reject) => {
      const file = createWriteStream(join(path, name)).on('error', reject);
      for (const value of values) file.write(`${JSON.stringify(value)}\n`);
      file.end(resolve);
    });
  const json = (name: string, value: unknown) => writeFileSync(join(path, name), JSON.stringify(value));
  await lines(
    'generations.jsonl',
    judged.map(({ generation }) => generation),
  );
  await lines(
    'assessments.jsonl',
    judged.map(({ assessment }) => assessment),
  );
  const config = BenchConfig.parse({ k: [1, 3, 5], n: 10, judges: ['tests', 'static'], study: 'paper' });
  // The last tasks stand in for a second task set.
  const tasks = { ...set, tasks: set.tasks.slice(0, 70) };
  const against = { ...set, name: 'other', hash: 'other', tasks: set.tasks.slice(70), problems: [] };
  json('tasks.json', tasks);
  json('against.json', against);
  json('summary.json', summarize(judged, { tasks, against, config, wanted: judged.length }));
  json('run.json', {
    ...{ job: 'bench', name: 'large', identity: 'large', status: 'complete', context: {} },
    inputs: {
      config,
      taskSet: { name: set.name, hash: set.hash, tasks: tasks.tasks.length },
      models: {},
      judging: { bandit: '1.9.4' },
    },
  });
  return judged.length;
}
