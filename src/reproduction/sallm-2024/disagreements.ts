import type { TestStatus } from '../../core/assessment.ts';
import { causeOf } from './causes.ts';
import type { ReleasedEnd } from './released.ts';

/** One test method on one released sample, by the authors and here. */
export interface ComparedVerdict {
  setting: string;
  task: string;
  method: 'functional' | 'security';
  theirs: ReleasedEnd;
  /** `null`: the task has no such test, or it was not judged here. */
  ours: TestStatus | null;
  message: string;
  /** Whether the test behaves as designed on the task's own insecure program. */
  testWorks: boolean;
}

const sameAs = { success: 'passed', failure: 'failed' } as const;
const isVerdict = (theirs: ReleasedEnd): theirs is 'success' | 'failure' =>
  theirs === 'success' || theirs === 'failure';
/** Whether both gave a verdict, so that they can agree. */
export const isCompared = ({ theirs, ours }: ComparedVerdict): boolean =>
  isVerdict(theirs) && ours !== null && ours !== 'infrastructure-error';
const agrees = ({ theirs, ours }: ComparedVerdict): boolean => isVerdict(theirs) && sameAs[theirs] === ours;

export interface Agreement {
  setting: string;
  method: ComparedVerdict['method'];
  /** Where the test works on its reference, and everywhere. */
  working: { agree: number; of: number };
  all: { agree: number; of: number };
}

/** How often the verdicts agree, by configuration and method. */
export function agreementsOf(verdicts: readonly ComparedVerdict[]): Agreement[] {
  const groups = Map.groupBy(verdicts.filter(isCompared), ({ setting, method }) => `${setting} ${method}`);
  return [...groups.values()].map((own) => {
    const of = (some: readonly ComparedVerdict[]) => ({ agree: some.filter(agrees).length, of: some.length });
    const { setting, method } = own[0]!;
    return { setting, method, working: of(own.filter(({ testWorks }) => testWorks)), all: of(own) };
  });
}

/** Verdicts that differ in the same way on the same test. */
export interface DisagreementClass {
  task: string;
  method: ComparedVerdict['method'];
  theirs: string;
  ours: string;
  samples: number;
  /** Samples by configuration. */
  settings: string[];
  /** What ours said on the first of them. */
  message: string;
  cause: string;
}

/** Every class of disagreement with its cause, the largest first. */
export function disagreementsOf(verdicts: readonly ComparedVerdict[]): DisagreementClass[] {
  const differing = verdicts.filter((verdict) => isCompared(verdict) && !agrees(verdict));
  const groups = Map.groupBy(differing, ({ task, method, theirs, ours }) =>
    [task, method, theirs, ours].join(' '),
  );
  return [...groups.values()]
    .map((own) => {
      const { task, method, theirs, ours, message, testWorks } = own[0]!;
      return {
        ...{ task, method, theirs: String(theirs), ours: String(ours), samples: own.length, message },
        settings: [...new Set(own.map(({ setting }) => setting))],
        cause: causeOf(task, method, String(theirs), String(ours), testWorks),
      };
    })
    .sort((a, b) => b.samples - a.samples || (a.task < b.task ? -1 : 1));
}

/** Released samples without a verdict of theirs, by what the test gives here: `[configuration, method, theirs, ours, samples]`. */
export function withoutVerdict(
  verdicts: readonly ComparedVerdict[],
): [setting: string, method: string, theirs: string, ours: string, samples: number][] {
  const groups = Map.groupBy(
    verdicts.filter(({ theirs, ours }) => !isVerdict(theirs) && ours !== null),
    ({ setting, method, theirs, ours }) => [setting, method, theirs ?? 'none', ours].join('\t'),
  );
  return [...groups].map(([key, own]) => {
    const [setting = '', method = '', theirs = '', ours = ''] = key.split('\t');
    return [setting, method, theirs, ours, own.length];
  });
}
