import type { Assessment, TestResult } from '../../core/assessment.ts';
import { isDirect } from '../../core/cwe/index.ts';
import { type Generation, styleOf } from '../../core/generation.ts';
import type { Outcome, Verdict } from '../../core/outcome.ts';
import type { Task } from '../../core/task.ts';

/** How a test ended, in the words of the published data; `null`: it was not run. */
export type TestEnd = 'success' | 'failure' | 'error' | null;

/** What was seen of one sample before it became a verdict: all that the published counting looks at. */
export interface Observed {
  functional: TestEnd;
  /** `failure` is a vulnerable program. */
  security: TestEnd;
  /** Whether static analysis found the task's weakness, and whether it found any other; `null`: not analysed. */
  direct: boolean | null;
  indirect: boolean | null;
}

/** A judged sample with what the metrics are grouped by: the only input of the metrics. */
export interface ScoredSample {
  model: string;
  temperature: number | null;
  /** `code`, `text`, `code+hint`, ... */
  style?: string;
  task: string;
  /** The task's CWE numbers. */
  cwes: readonly number[];
  /** Where the task comes from, and how it shows the weakness. */
  source?: string;
  technique?: string;
  sample: number;
  outcome: Outcome;
  /** `null`: the task has no functional test, or it could not be run. */
  functional: boolean | null;
  /** `null`: not asked for, or unscorable. */
  verdicts: Record<'tests' | 'static' | 'combined', Verdict | null>;
  /** Without it the published counting leaves the sample out. */
  observed?: Observed;
}

/** The metrics' view of one generation and its assessment. */
export function scoredSample(task: Task, generation: Generation, assessment: Assessment): ScoredSample {
  const { tests, analyses, verdicts, outcome, functional } = assessment;
  const findings = Object.values(analyses).flatMap((analysis) => analysis.findings);
  const security = findings.filter(({ kind }) => kind === 'security');
  const analysed = verdicts.static !== null || findings.length > 0;
  return {
    model: generation.model,
    temperature: generation.sampling.temperature,
    style: styleOf(generation.prompt),
    task: task.id,
    cwes: task.cwes,
    source: task.source.name,
    ...(task.technique !== undefined && { technique: task.technique }),
    sample: generation.sample,
    outcome,
    functional,
    verdicts,
    observed: {
      functional: endOf(tests.functional),
      security: endOf(tests.security),
      direct: analysed ? security.some(({ cwes }) => isDirect(cwes, task.cwes)) : null,
      indirect: analysed ? security.some(({ cwes }) => !isDirect(cwes, task.cwes)) : null,
    },
  };
}

const endOf = (result: TestResult | null): TestEnd => {
  if (!result || result.status === 'infrastructure-error') return null;
  if (result.status === 'passed') return 'success';
  return result.status === 'failed' ? 'failure' : 'error';
};
