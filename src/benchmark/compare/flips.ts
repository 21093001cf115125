import { directFindings } from '../../assessment/verdict.ts';
import type { Assessment } from '../../core/assessment.ts';
import type { VerdictSource } from '../../core/outcome.ts';
import { type MetricChoice, metricKinds } from '../gate/metric.ts';
import { valuesPerTask } from '../metrics/index.ts';
import type { Flip, FlipSide } from './comparison.ts';
import type { Evidenced } from './read.ts';

type Choice = MetricChoice & { source: VerdictSource };
const longestMessage = 400;

/** Tasks whose value of a metric differs between two sides, the largest change first, each with samples that show it. */
export function flipsOf(left: readonly Evidenced[], right: readonly Evidenced[], choice: Choice): Flip[] {
  const { name, better } = metricKinds[choice.metric];
  const [a, b] = [left, right].map((samples) => valuesPerTask(samples, name, choice)) as [
    Map<string, number>,
    Map<string, number>,
  ];
  return [...a]
    .flatMap(([task, value]) => {
      const other = b.get(task);
      const change = other === undefined ? 0 : other - value;
      return Math.abs(change) < 1e-12 ? [] : [{ task, value, other: other!, change }];
    })
    .sort((x, y) => Math.abs(y.change) - Math.abs(x.change) || (x.task < y.task ? -1 : 1))
    .map(({ task, value, other, change }) => ({
      task,
      title: left.find((sample) => sample.task === task)!.about.task.title,
      direction: change > 0 === (better === 'higher') ? 'better' : 'worse',
      a: sideOf(left, task, { value, counts: value > other, choice }),
      b: sideOf(right, task, { value: other, counts: other > value, choice }),
    }));
}

/** A sample that counts for the metric on the side that has more of it, one that does not on the other. */
function sideOf(
  samples: readonly Evidenced[],
  task: string,
  { value, counts, choice }: { value: number; counts: boolean; choice: Choice },
): FlipSide {
  const own = samples.filter((sample) => sample.task === task);
  const shown = own.find((sample) => countsFor(sample, choice) === counts) ?? own[0]!;
  const { verdicts, outcome, functional } = shown;
  const { generation, assessment } = shown.about;
  return {
    value,
    generation: generation.id,
    sample: shown.sample,
    outcome,
    verdict: verdicts[choice.source],
    functional,
    message: messageOf(assessment.tests),
    findings: Object.entries(assessment.analyses).flatMap(([tool, analysis]) =>
      directFindings(shown.about.task, analysis).map(
        ({ rule, message, range }) => `${tool} ${rule}: ${message} (line ${range.line})`,
      ),
    ),
  };
}

const countsFor = (sample: Evidenced, { metric, source }: Choice): boolean =>
  metric === 'pass'
    ? sample.functional === true
    : sample.verdicts[source] === (metric === 'vulnerable' ? 'vulnerable' : 'secure');

/** What the test that did not pass said, the security test first. */
function messageOf({ security, functional }: Assessment['tests']): string | null {
  for (const [name, result] of [
    ['security', security],
    ['functional', functional],
  ] as const)
    if (result && result.status !== 'passed') {
      const said = result.message ?? result.limit ?? '';
      return `${name} test ${result.status}${said === '' ? '' : `: ${said}`}`.slice(0, longestMessage);
    }
  return null;
}
