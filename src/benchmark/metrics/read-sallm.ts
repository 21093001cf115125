import { type OnProblem, readCodeqlVerdicts } from '../../datasets/index.ts';
import { sallmOutputs } from '../../datasets/outputs/sallm-outputs.ts';
import { type TableSample, verdictOf } from './verdict-rows.ts';

/** `Matching_Author_A_cwe502_0.py`: technique, source, and the CWE number. */
const aboutTask = (id: string): Pick<TableSample, 'cwes' | 'technique' | 'source'> => {
  const [, technique, source, cwe] = /^([^_]+)_([^_]+)_.*cwe(\d+)_\d+\.py$/.exec(id) ?? [];
  return {
    cwes: cwe === undefined ? [] : [Number(cwe)],
    ...(technique !== undefined && { technique }),
    ...(source !== undefined && { source }),
  };
};

/**
 * The verdicts of the tests inside SALLM's released outputs. The files do not tell a task without tests from a test
 * that did not run: a compilable sample without any verdict is unscorable, one that does not compile is judged
 * (not correct, inconclusive) unless the other samples show that its task has no test.
 */
export async function readSallmVerdicts(path: string, onProblem: OnProblem): Promise<TableSample[]> {
  const samples: (TableSample & { compilable: boolean })[] = [];
  for await (const output of sallmOutputs.read(path, onProblem)) {
    const { published } = output;
    if (!published) continue;
    const { functional, security, compilable } = published;
    samples.push({
      model: output.model ?? 'unknown',
      temperature: output.temperature ?? null,
      task: output.task,
      ...aboutTask(output.task),
      sample: output.sample,
      outcome: compilable === false ? 'unparsable' : 'ok',
      functional: functional === null ? null : functional === 'success',
      verdicts: { tests: verdictOf(functional, security), static: null },
      observed: { functional, security, direct: null, indirect: null },
      compilable: compilable !== false,
    });
  }
  const ran = ({ observed }: TableSample): boolean =>
    (observed?.functional ?? observed?.security ?? null) !== null;
  const untested = new Set(
    [...Map.groupBy(samples, ({ task }) => task)]
      .filter(([, own]) => !own.some(ran) && own.some(({ compilable }) => compilable))
      .map(([task]) => task),
  );
  return samples.map(({ compilable, ...sample }) =>
    compilable || ran(sample) || untested.has(sample.task)
      ? sample
      : { ...sample, functional: false, verdicts: { tests: 'inconclusive', static: null } },
  );
}

/** SALLM's `codeql_verdicts_*.csv`. Vulnerable when a finding names the task's CWE; secure when none does and it compiles. */
export async function readCodeqlSamples(path: string, onProblem: OnProblem): Promise<TableSample[]> {
  const rows = await readCodeqlVerdicts(path, onProblem);
  return rows.map(
    ({ task, sample, model, temperature, technique, source, compilable, direct, indirect }) => ({
      model,
      temperature,
      task,
      ...aboutTask(task),
      technique,
      source,
      sample,
      outcome: compilable ? 'ok' : 'unparsable',
      functional: null,
      verdicts: { tests: null, static: direct > 0 ? 'vulnerable' : compilable ? 'secure' : 'inconclusive' },
      observed: { functional: null, security: null, direct: direct > 0, indirect: indirect > 0 },
    }),
  );
}
