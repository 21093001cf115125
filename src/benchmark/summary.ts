import { z } from 'zod';
import { countSuppressions } from '../analysis/suppressions.ts';
import type { Assessment } from '../core/assessment.ts';
import type { Generation } from '../core/generation.ts';
import type { TaskSet } from '../core/task.ts';
import type { BenchConfig } from './config.ts';
import {
  AgreementRow,
  computeAgreement,
  computeMetrics,
  computePublished,
  computeSettingGap,
  computeStyleEffects,
  MetricRow,
  PublishedRow,
  scoredSample,
  SettingGap,
  StyleEffect,
} from './metrics/index.ts';
import { paperStatements, Statement } from './statements.ts';

/** What output repair did to the answers of one configuration. */
const RepairRow = z.object({
  model: z.string(),
  temperature: z.number().nullable(),
  answers: z.int(),
  compiledBefore: z.int(),
  compiles: z.int(),
  /** The answered function is there, with a body. */
  judgeable: z.int(),
  /** Rule -> answers that it changed. */
  rules: z.record(z.string(), z.int()),
});

const TaskSetInfo = z.object({ name: z.string(), hash: z.string(), tasks: z.int(), leftOut: z.int() });

/** `summary.json`: every figure of a run. */
export const Summary = z.object({
  schema: z.literal(1),
  taskSet: TaskSetInfo,
  samples: z.object({ wanted: z.int(), judged: z.int() }),
  /** Answers whose code asks analyzers to be silent (`# nosec` and the like). Judging never heeds it. */
  suppressing: z.int().default(0),
  /** The verdict source of the headline. */
  headline: z.enum(['tests', 'static']),
  metrics: z.array(MetricRow),
  agreement: z.array(AgreementRow),
  /** What each prompt style changes against the plain one. */
  styleEffects: z.array(StyleEffect).default([]),
  /** The same models and settings on a second task set. */
  against: SettingGap.extend({ taskSet: TaskSetInfo }).optional(),
  /** The findings of the study that was asked for by name, each tested on these figures. */
  statements: z.array(Statement).default([]),
  /** The counting of the SALLM paper beside ours. */
  published: z.array(PublishedRow),
  repair: z.array(RepairRow),
});
export type Summary = z.infer<typeof Summary>;

export interface Judged {
  generation: Generation;
  assessment: Assessment;
}

export function summarize(
  judged: readonly Judged[],
  {
    tasks,
    against = null,
    config,
    wanted,
  }: { tasks: TaskSet; against?: TaskSet | null; config: BenchConfig; wanted: number },
): Summary {
  const samplesOf = (set: TaskSet) => {
    const byId = new Map(set.tasks.map((task) => [task.id, task]));
    return judged.flatMap(({ generation, assessment }) => {
      const task = byId.get(generation.task);
      return task ? [scoredSample(task, generation, assessment)] : [];
    });
  };
  const samples = samplesOf(tasks);
  const tested = config.judges.includes('tests') && tasks.tasks.some((task) => task.tests);
  const headline = tested ? 'tests' : 'static';
  const gap = against
    ? computeSettingGap(samples, samplesOf(against), { ks: config.k, seed: config.seed })
    : undefined;
  return {
    schema: 1,
    taskSet: infoOf(tasks),
    samples: { wanted, judged: judged.length },
    suppressing: judged.filter(({ assessment }) => countSuppressions(assessment.repair.code) > 0).length,
    headline,
    metrics: computeMetrics(samples, { ks: config.k, seed: config.seed }),
    agreement: config.judges.length > 1 ? computeAgreement(samples) : [],
    styleEffects: computeStyleEffects(samples, { source: headline, seed: config.seed }),
    ...(against && gap && { against: { taskSet: infoOf(against), ...gap } }),
    statements:
      config.study === 'paper' ? paperStatements(samples, gap, { source: headline, seed: config.seed }) : [],
    published: computePublished(samples, config.k),
    repair: repairRows(judged),
  };
}

const infoOf = ({ name, hash, tasks, problems }: TaskSet) => ({
  name,
  hash,
  tasks: tasks.length,
  leftOut: problems.length,
});

function repairRows(judged: readonly Judged[]): z.infer<typeof RepairRow>[] {
  const answered = judged.filter(({ generation }) => generation.outcome !== 'infrastructure-error');
  const groups = Map.groupBy(answered, ({ generation }) =>
    JSON.stringify([generation.model, generation.sampling.temperature]),
  );
  return [...groups.values()].map((group) => {
    const rules: Record<string, number> = {};
    for (const { assessment } of group) {
      for (const rule of new Set(assessment.repair.steps.map((step) => step.rule))) {
        rules[rule] = (rules[rule] ?? 0) + 1;
      }
    }
    const count = (test: (repair: Assessment['repair']) => boolean) =>
      group.filter(({ assessment }) => test(assessment.repair)).length;
    const { model, sampling } = group[0]!.generation;
    return {
      model,
      temperature: sampling.temperature,
      answers: group.length,
      compiledBefore: count((repair) => repair.compiledBefore),
      compiles: count((repair) => repair.compiles),
      judgeable: count((repair) => repair.outcome === 'ok'),
      rules,
    };
  });
}
