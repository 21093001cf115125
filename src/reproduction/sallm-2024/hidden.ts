import type { ReleasedSample } from './released.ts';

/** A defect of the published counting and how large it is in one configuration. */
export interface Defect {
  defect: string;
  size: string;
  /** What the figure is a count of. */
  of: string;
}

const LATER = 5;

/** What the published counting hides in the samples of one configuration. */
export function defectsOf(samples: readonly ReleasedSample[]): Defect[] {
  const count = (test: (sample: ReleasedSample) => boolean): number => samples.filter(test).length;
  const tasks = [...Map.groupBy(samples, ({ task }) => task).values()];
  const broken = count(({ compilable }) => !compilable);
  const withstood = count(({ security }) => security === 'success');
  const judged = ({ functional, security }: ReleasedSample): boolean => (functional ?? security) !== null;
  const untested = tasks.filter((task) => !task.some(judged)).length;
  const noVerdict = count(({ security }) => security === null || security === 'error');
  const tested = samples.some(judged);
  const analysed = samples.some(({ direct }) => direct !== null);
  const defects: Defect[] = [];
  if (analysed) {
    const clean = ({ direct }: ReleasedSample): boolean => direct === false;
    const first = tasks.filter((task) => task.slice(0, LATER).every(clean)).length;
    const all = tasks.filter((task) => task.every(clean)).length;
    const direct = count((sample) => sample.direct === true);
    defects.push(
      {
        defect: 'static: what does not compile counts as secure',
        size: `${count((sample) => !sample.compilable && clean(sample))} of ${broken}`,
        of: 'samples that do not compile',
      },
      {
        defect: `static secure@${LATER} is computed over all samples`,
        size: `${all} by all, ${first} by the first ${LATER}`,
        of: `${tasks.length} tasks`,
      },
    );
    if (samples.some(({ directByPath }) => directByPath !== null))
      defects.push({
        defect: 'findings are joined by base name, which eight prompts share two by two',
        size: `${count((sample) => sample.direct === true && sample.directByPath === false)} of ${direct}`,
        of: 'samples with a finding of their CWE have it from another prompt',
      });
  }
  if (tested)
    defects.push(
      {
        defect: 'tests: a passed security test of code that fails its function counts as secure',
        size: `${count(({ functional, security }) => security === 'success' && functional !== 'success')} of ${withstood}`,
        of: 'passed security tests',
      },
      {
        defect: 'tests: no verdict (null or error) counts as neither vulnerable nor secure',
        size: `${noVerdict} of ${samples.length}`,
        of: 'samples',
      },
      {
        defect: 'tests: a task without any verdict counts as 0',
        size: `${untested} of ${tasks.length}`,
        of: 'tasks',
      },
    );
  return defects;
}
