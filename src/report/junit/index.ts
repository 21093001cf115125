import { directFindings } from '../../assessment/verdict.ts';
import type { Assessment, TestResult } from '../../core/assessment.ts';
import { styleOf } from '../../core/generation.ts';
import type { Task } from '../../core/task.ts';
import type { RunData } from '../data.ts';
import type { Renderer } from '../renderer.ts';
import { configurationName } from '../rows.ts';
import { element, escapeXml } from './xml.ts';

type Sample = RunData['samples'][number];
type Kind = 'passed' | 'failure' | 'error' | 'skipped';

/**
 * JUnit XML as CI servers read it: a suite per configuration, a case per sample. Vulnerable is a failure, secure
 * a success, inconclusive skipped, and what could not be judged an error; by the headline's source of verdicts.
 */
export const junit: Renderer = { extension: '.xml', summary: 'JUnit, a case per sample', render };

function render({ manifest, summary, tasks, samples }: RunData): string {
  const byId = new Map(tasks.tasks.map((task) => [task.id, task]));
  const suites = Map.groupBy(
    samples.filter(({ generation }) => byId.has(generation.task)),
    ({ generation }) => suiteOf(generation),
  );
  const written = [...suites].map(([name, own]) => {
    const cases = own.map((sample) => caseOf(sample, byId.get(sample.generation.task)!, summary.headline));
    return { counts: countsOf(cases), xml: suiteXml(name, cases) };
  });
  const total = (key: keyof Counts) => written.reduce((sum, { counts }) => sum + counts[key], 0);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    element(
      'testsuites',
      {
        name: `sallm ${manifest.name}`,
        ...{ tests: total('tests'), failures: total('failures'), errors: total('errors') },
        ...{ skipped: total('skipped'), time: total('time').toFixed(3) },
      },
      '\n',
      ...written.map(({ xml }) => xml),
    )
  );
}

const suiteOf = ({ model, sampling, prompt }: Sample['generation']): string =>
  configurationName({
    model,
    temperature: sampling.temperature,
    style: styleOf(prompt),
  });

interface Case {
  kind: Kind;
  seconds: number;
  xml: string;
}
interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
  time: number;
}

function countsOf(cases: readonly Case[]): Counts {
  const count = (kind: Kind) => cases.filter((one) => one.kind === kind).length;
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: cases.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

function suiteXml(name: string, cases: readonly Case[]): string {
  const { time, ...counts } = countsOf(cases);
  return element(
    'testsuite',
    { name, ...counts, time: time.toFixed(3) },
    '\n',
    ...cases.map(({ xml }) => xml),
  );
}

function caseOf({ generation, assessment }: Sample, task: Task, source: 'tests' | 'static'): Case {
  const { kind, message, evidence } = judged(assessment, task, source);
  const { functional, security } = assessment?.tests ?? { functional: null, security: null };
  const seconds = ((functional?.durationMs ?? 0) + (security?.durationMs ?? 0)) / 1000;
  const attributes = {
    name: `${task.id} #${generation.sample}`,
    classname: task.cwes.length === 0 ? task.set : `${task.set}.CWE-${task.cwes[0]}`,
    time: seconds.toFixed(3),
  };
  const child =
    kind === 'passed'
      ? ''
      : kind === 'skipped'
        ? element('skipped', { message })
        : element(
            kind,
            { message, type: kind === 'failure' ? 'vulnerable' : 'unscorable' },
            escapeXml(evidence),
          );
  return { kind, seconds, xml: element('testcase', attributes, child) };
}

function judged(
  assessment: Assessment | undefined,
  task: Task,
  source: 'tests' | 'static',
): { kind: Kind; message: string; evidence: string } {
  if (!assessment) return { kind: 'error', message: 'not judged yet', evidence: '' };
  const { verdicts, outcome, tests, analyses, repair } = assessment;
  const findings = Object.entries(analyses).flatMap(([tool, analysis]) =>
    directFindings(task, analysis).map(
      ({ rule, message, range }) => `${tool} ${rule} in line ${range.line}: ${message}`,
    ),
  );
  const said = [testText('security', tests.security), testText('functional', tests.functional)].filter(
    Boolean,
  );
  const evidence = [...said, ...findings, '', 'The program:', repair.code].join('\n');
  const verdict = verdicts[source];
  if (verdict === 'vulnerable')
    return {
      kind: 'failure',
      message: (source === 'tests' ? said[0] : findings[0]) ?? 'vulnerable',
      evidence,
    };
  if (verdict === 'secure') return { kind: 'passed', message: '', evidence: '' };
  if (outcome === 'infrastructure-error')
    return { kind: 'error', message: said[0] ?? 'lost to an infrastructure error', evidence };
  const unavailable = Object.entries(analyses).find(([, { status }]) => status === 'unavailable');
  if (verdict === null && source === 'static' && unavailable)
    return { kind: 'error', message: `${unavailable[0]} is not available`, evidence };
  const message = verdict === null ? `no verdict by ${source}` : `inconclusive: ${said[0] ?? outcome}`;
  return { kind: 'skipped', message, evidence: '' };
}

const longestMessage = 500;

/** `security test failed: ...`; nothing for a test that passed or was not run. */
function testText(name: string, result: TestResult | null): string {
  if (!result || result.status === 'passed') return '';
  const why = result.message ?? result.limit;
  return `${name} test ${result.status}${why === undefined ? '' : `: ${why.slice(0, longestMessage)}`}`;
}
