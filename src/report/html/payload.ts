import { directFindings } from '../../assessment/verdict.ts';
import { readValidity } from '../../authoring/check/validity.ts';
import { cweName } from '../../core/cwe/index.ts';
import { styleOf } from '../../core/generation.ts';
import type { Task } from '../../core/task.ts';
import { costLine } from '../cost-line.ts';
import type { RunData } from '../data.ts';
import { reliabilityOf } from '../reliability.ts';
import { rankSentences, suppressingText } from '../rows.ts';
import { validityText } from '../validity.ts';
import { columnOf } from './columns.ts';
import { CHUNK } from './evidence.ts';
import { packRows } from './figures.ts';

type Sample = RunData['samples'][number];

/** What the page needs at once: the figures, and of each sample what it can be filtered by, in columns. */
export function payloadOf(data: RunData) {
  const { manifest, summary, tasks } = data;
  return {
    name: manifest.name,
    status: manifest.status,
    inputs: manifest.inputs,
    context: manifest.context,
    summary: { ...summary, metrics: undefined },
    metrics: packRows(summary.metrics),
    ranks: summary.against ? rankSentences(summary.against) : [],
    validity: validityText(summary.taskSet, readValidity()),
    cost: costLine(data),
    suppressing: summary.suppressing > 0 ? suppressingText(summary) : '',
    cweNames: Object.fromEntries(cwesOf(data).map((cwe) => [cwe, cweName(cwe)])),
    tasks: tasks.tasks.map(({ id, title, cwes }) => ({ id, title, cwes })),
    problems: tasks.problems,
    reliability: reliabilityOf(manifest),
    samples: indexOf(data.samples),
  };
}

const cwesOf = ({ tasks, samples }: RunData): number[] => {
  const cwes = new Set(tasks.tasks.flatMap((task) => task.cwes));
  for (const { assessment } of samples)
    for (const { findings } of Object.values(assessment?.analyses ?? {}))
      for (const finding of findings) for (const cwe of finding.cwes) cwes.add(cwe);
  return [...cwes];
};

const passedText = (passed: boolean | null | undefined): string =>
  passed === true ? 'passed' : passed === false ? 'not passed' : 'not judged';

function indexOf(samples: readonly Sample[]) {
  const verdict = (source: 'tests' | 'static' | 'combined') =>
    columnOf(samples, ({ assessment }) => assessment?.verdicts[source] ?? 'not judged');
  return {
    /** Records of evidence in each chunk. */
    chunk: CHUNK,
    ids: samples.map(({ generation }) => generation.id),
    numbers: samples.map(({ generation }) => generation.sample),
    columns: {
      configuration: columnOf(samples, ({ generation: { model, sampling, prompt } }) => ({
        model,
        temperature: sampling.temperature,
        style: styleOf(prompt),
      })),
      task: columnOf(samples, ({ generation }) => generation.task),
      outcome: columnOf(samples, ({ generation, assessment }) => assessment?.outcome ?? generation.outcome),
      functional: columnOf(samples, ({ assessment }) => passedText(assessment?.functional)),
      tests: verdict('tests'),
      static: verdict('static'),
      combined: verdict('combined'),
    },
  };
}

/** What the page shows of a sample once it is opened, in the order of the index. */
export function* evidenceOf({ tasks, samples }: RunData) {
  const byId = new Map(tasks.tasks.map((task) => [task.id, task]));
  for (const { generation, assessment } of samples) {
    const { prompt, raw, reasoning = null, finishReason, notes, error = null } = generation;
    yield {
      template: `${prompt.template} (${prompt.mode}, ${styleOf(prompt)})`,
      prompt: promptText(prompt),
      ...{ raw, reasoning, finishReason, notes, error },
      code: assessment?.repair.code ?? '',
      repair: assessment?.repair.steps ?? [],
      tests: assessment?.tests ?? null,
      analyses: analysesOf(assessment, byId.get(generation.task)),
    };
  }
}

const promptText = ({ messages, text = '', suffix }: Sample['generation']['prompt']): string =>
  messages
    ? messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n')
    : text + (suffix === undefined ? '' : `\n[hole]\n${suffix}`);

const analysesOf = (assessment: Sample['assessment'], task: Task | undefined) =>
  Object.entries(assessment?.analyses ?? {}).map(([tool, { status, detail = null, findings }]) => ({
    tool,
    status,
    detail,
    findings: findings.map((finding) => ({
      ...finding,
      direct: task ? directFindings(task, { status: 'ok', findings: [finding] }).length > 0 : false,
    })),
  }));
