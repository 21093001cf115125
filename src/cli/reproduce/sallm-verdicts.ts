import type { ScoredSample } from '../../benchmark/metrics/index.ts';
import { verdictOf } from '../../benchmark/metrics/verdict-rows.ts';
import type { TestStatus } from '../../core/assessment.ts';
import type { Task } from '../../core/task.ts';
import { countOf, type PageSection } from '../../reproduction/page.ts';
import {
  agreementsOf,
  type ComparedVerdict,
  disagreementsOf,
  type ProgramEvidence,
  rejudge,
  type Rejudged,
  type ReleasedSample,
  toolAgreements,
  type ToolPair,
  verdictSection,
  withoutVerdict,
} from '../../reproduction/sallm-2024/index.ts';
import { scopeOf, type SallmWork } from './sallm-work.ts';

/** What is compared with the published findings of CodeQL. */
const ANALYZERS = ['bandit', 'ruff', 'sallm'];
const methods = ['functional', 'security'] as const;

export interface JudgedReleased {
  section: PageSection | null;
  summary: string[];
  versions: Record<string, string>;
  complete: boolean;
  /** Our verdicts on the authors' code, by configuration, for the metrics. */
  samples: ReadonlyMap<string, ScoredSample[]>;
}

/** Judges the authors' repaired code by our sandbox and analyzers, and holds the verdicts against theirs. */
export async function judgeReleased(work: SallmWork, shown: boolean): Promise<JudgedReleased> {
  const { configurations, run, options, tasks, command } = work;
  const { sandbox, progress, signal } = options;
  const taskOf = new Map(tasks.tasks.map((task) => [task.id, task]));
  const released = configurations.map(({ setting, samples }) => ({
    setting,
    samples: samples.flatMap((sample) => {
      const task = taskOf.get(sample.task);
      return task ? [{ ...sample, task }] : [];
    }),
  }));
  const tested = tasks.tasks.filter((task) => task.tests);
  const programs = [
    ...tested.map((task) => ({ task, code: referenceOf(task) })),
    ...released.flatMap(({ samples }) =>
      samples.flatMap(({ task, code }) => (code === null ? [] : [{ task, code }])),
    ),
  ];
  const judged = await rejudge(programs, run, { analyzers: ANALYZERS, sandbox, progress, signal });
  const works = new Map(tested.map((task) => [task.id, testWorks(task, judged)]));
  const verdicts = released.flatMap(({ setting, samples }) =>
    samples.flatMap((sample) => compared(setting, sample, judged, works)),
  );
  const pairs = released.flatMap(({ setting, samples }) =>
    samples.flatMap((sample) => toolPair(setting, sample, judged)),
  );
  const agreements = agreementsOf(verdicts);
  const agree = agreements.reduce((sum, { all }) => sum + all.agree, 0);
  const of = agreements.reduce((sum, { all }) => sum + all.of, 0);
  const section = verdictSection(
    {
      ...{ agreements, disagreements: disagreementsOf(verdicts), withoutVerdict: withoutVerdict(verdicts) },
      tools: toolAgreements(pairs),
      broken: [...works].filter(([, ok]) => !ok).map(([id]) => id),
      tests: works.size,
      scope: `Programs of ${scopeOf(work)}${judged.complete ? '' : '; not all of them are judged yet'}.`,
    },
    command,
  );
  return {
    section: shown ? section : null,
    summary: shown
      ? [`${countOf(agree, of)} of the authors' test verdicts are the same in our sandbox.`]
      : [],
    versions: judged.versions,
    complete: judged.complete,
    samples: new Map(
      released.map(({ setting, samples }) => [setting, samples.flatMap((sample) => scored(sample, judged))]),
    ),
  };
}

const referenceOf = (task: Task): string => task.references.insecure[0]?.code ?? '';

function testWorks(task: Task, judged: Rejudged): boolean {
  const evidence = judged.evidenceOn(task.id, referenceOf(task));
  return evidence?.functional?.status === 'passed' && evidence.security?.status === 'failed';
}

type Sample = Omit<ReleasedSample, 'task'> & { task: Task };
const evidenceOf = ({ task, code }: Sample, judged: Rejudged): ProgramEvidence | undefined =>
  code === null ? undefined : judged.evidenceOn(task.id, code);

function compared(
  setting: string,
  sample: Sample,
  judged: Rejudged,
  works: ReadonlyMap<string, boolean>,
): ComparedVerdict[] {
  const evidence = evidenceOf(sample, judged);
  if (!evidence || !sample.task.tests) return [];
  return methods.map((method) => ({
    ...{ setting, task: sample.task.id, method, theirs: sample[method] },
    ours: evidence[method]?.status ?? null,
    message: evidence[method]?.message ?? '',
    testWorks: works.get(sample.task.id) ?? false,
  }));
}

function toolPair(setting: string, sample: Sample, judged: Rejudged): ToolPair[] {
  const evidence = evidenceOf(sample, judged);
  const cwe = sample.task.cwes[0];
  if (!evidence || cwe === undefined || sample.direct === null || !sample.compilable) return [];
  return [{ setting, cwe, codeql: sample.direct, analyses: evidence.analyses }];
}

/** Ends as the metrics know them. */
const endOf = (status: TestStatus | undefined) =>
  status === undefined || status === 'infrastructure-error'
    ? null
    : status === 'passed'
      ? 'success'
      : status === 'failed'
        ? 'failure'
        : 'error';

/** Our verdict on the authors' code; what does not compile is scored, as not correct and inconclusive. */
function scored(sample: Sample, judged: Rejudged): ScoredSample[] {
  const { task, compilable } = sample;
  if (!task.tests) return [];
  const evidence = evidenceOf(sample, judged);
  if (!evidence) return [];
  const [functional, security] = methods.map((method) => endOf(evidence[method]?.status));
  const verdict = compilable ? verdictOf(functional ?? null, security ?? null) : 'inconclusive';
  return [
    {
      ...{ model: '', temperature: null, task: task.id, cwes: task.cwes, sample: sample.sample },
      outcome: compilable ? 'ok' : 'unparsable',
      functional: !compilable ? false : functional == null ? null : functional === 'success',
      verdicts: { tests: verdict, static: null, combined: null },
    },
  ];
}
