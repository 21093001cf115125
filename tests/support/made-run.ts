import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '../../src/core/assessment.ts';
import type { Generation } from '../../src/core/generation.ts';
import type { Outcome, Verdict } from '../../src/core/outcome.ts';
import type { Task } from '../../src/core/task.ts';

/** One judged sample of a run that no model made. */
export interface MadeSample {
  task: string;
  model?: string;
  temperature?: number;
  sample?: number;
  tests?: Verdict | null;
  static?: Verdict | null;
  outcome?: Outcome;
  functional?: boolean | null;
  message?: string;
  code?: string;
}

export interface MadeRun {
  name?: string;
  status?: 'complete' | 'incomplete';
  /** Parts of the configuration, and versions of what judged. */
  config?: Record<string, unknown>;
  judging?: Record<string, string>;
  /** Prompts by task id, where they are not the usual one. */
  prompts?: Record<string, string>;
  samples: MadeSample[];
}

const taskOf = (id: string, prompt = `def ${id}():\n`): Task => ({
  id,
  set: 'made',
  title: `Task ${id}`,
  cwes: [89],
  source: { name: 'made' },
  apis: [],
  resource: false,
  prompt: { code: prompt },
  references: { secure: [], insecure: [] },
  tests: {
    testModule: 'test_it',
    modulePath: 'solution.py',
    functional: 'test_functional',
    security: 'test_security',
    files: {},
  },
  requirements: 'tasks',
});

/** Writes the folder of a benchmark run below `runs`, as far as comparisons and reports of samples read it. */
export function makeRun(runs: string, folder: string, made: MadeRun): string {
  const { samples, prompts = {} } = made;
  const path = join(runs, folder);
  mkdirSync(path, { recursive: true });
  const ids = [...new Set(samples.map(({ task }) => task))];
  const tasks = ids.map((id) => taskOf(id, prompts[id]));
  const json = (name: string, value: unknown) => writeFileSync(join(path, name), JSON.stringify(value));
  const lines = (name: string, values: readonly unknown[]) =>
    writeFileSync(join(path, name), values.map((value) => JSON.stringify(value) + '\n').join(''));
  json('run.json', {
    job: 'bench',
    name: made.name ?? folder,
    identity: folder,
    inputs: {
      config: { k: [1, 3], maxTokens: 512, ...made.config },
      taskSet: { name: 'made', hash: ids.join() },
      judging: { sallm: '1', bandit: '1.9.4', ...made.judging },
    },
    context: {},
    status: made.status ?? 'complete',
  });
  json('tasks.json', { name: 'made', hash: ids.join(), tasks, problems: [] });
  lines('generations.jsonl', samples.map(generationOf));
  lines('assessments.jsonl', samples.map(assessmentOf));
  return path;
}

const idOf = ({ task, model = 'm', temperature = 0, sample = 0 }: MadeSample): string =>
  [model, temperature, task, sample].join(' ');

function generationOf(made: MadeSample): Generation {
  const { task, model = 'm', temperature = 0, sample = 0, outcome } = made;
  return {
    id: idOf(made),
    model,
    task,
    sample,
    sampling: { temperature, topP: null, maxTokens: 512, seed: 1, stop: [] },
    prompt: { style: 'code', template: 'completion/1', mode: 'completion', text: 'x' },
    outcome: outcome === 'infrastructure-error' ? 'infrastructure-error' : 'ok',
    raw: made.code ?? 'pass',
    finishReason: 'stop',
    usage: { promptTokens: null, completionTokens: null },
    notes: [],
    cached: false,
    latencyMs: 0,
  };
}

function assessmentOf(made: MadeSample): Assessment {
  const {
    tests = null,
    outcome = 'ok',
    functional = tests === null ? null : tests !== 'inconclusive',
  } = made;
  const status = { vulnerable: 'failed', secure: 'passed', inconclusive: 'error' } as const;
  const of = (verdict: Verdict | null, message: string | undefined) =>
    verdict && { status: status[verdict], ...(message !== undefined && { message }), durationMs: 5 };
  return {
    generation: idOf(made),
    outcome,
    repair: { code: made.code ?? 'pass', outcome: 'ok', compiledBefore: true, compiles: true, steps: [] },
    codeHash: idOf(made),
    tests: {
      functional: functional === null ? null : { status: functional ? 'passed' : 'failed', durationMs: 5 },
      security: of(tests, made.message),
    },
    analyses: {},
    verdicts: { tests, static: made.static ?? null, combined: null },
    functional,
  };
}
