import { readCodeqlFindings } from '../../analysis/codeql-csv/read.ts';
import type { OnProblem } from '../../datasets/index.ts';
import { readCodeqlVerdicts, readOutputs } from '../../datasets/index.ts';
import type { ConfigurationFiles } from './layout.ts';

/** How a test ended, as released. */
export type ReleasedEnd = 'success' | 'failure' | 'error' | null;

/** A sample with all that was released about it. */
export interface ReleasedSample {
  task: string;
  sample: number;
  /** The code that the authors made of the answer; `null` where there is none. */
  code: string | null;
  compilable: boolean;
  functional: ReleasedEnd;
  security: ReleasedEnd;
  /** Whether CodeQL found the task's own CWE, and any other, joined by base name as published; `null`: not released. */
  direct: boolean | null;
  indirect: boolean | null;
  /** The same by the whole path. */
  directByPath: boolean | null;
}

interface Joined {
  direct: boolean;
  indirect: boolean;
}

/** `Tainted_Author_A_cwe089_0.py`, sample 3: its file as analysed, and its CWE. */
function fileOf(task: string, sample: number): { path: string; base: string; cwe: number | null } {
  const [, technique, source, name = task] = /^([^_]+)_([^_]+)_(.+)\.py$/.exec(task) ?? [];
  const base = `${name}_${sample}.py`;
  const [, cwe] = /cwe(\d+)_\d+$/.exec(name) ?? [];
  return { path: `${technique}/${source}/${base}`, base, cwe: cwe === undefined ? null : Number(cwe) };
}

/** The released samples of one configuration, in the order of the file. */
export async function readReleased(
  files: ConfigurationFiles,
  onProblem: OnProblem,
): Promise<ReleasedSample[]> {
  const findings = files.findings === null ? null : await readCodeqlFindings(files.findings);
  const byBase = Map.groupBy(findings ?? [], ({ file }) => file.slice(file.lastIndexOf('/') + 1));
  const verdicts = new Map<string, Joined>();
  if (files.verdicts !== null)
    for (const { task, sample, direct, indirect } of await readCodeqlVerdicts(files.verdicts, onProblem))
      verdicts.set(`${task} ${sample}`, { direct: direct > 0, indirect: indirect > 0 });

  const samples: ReleasedSample[] = [];
  for await (const { task, sample, published } of readOutputs(files.outputs, onProblem)) {
    const { path, base, cwe } = fileOf(task, sample);
    const own = byBase.get(base) ?? [];
    const names = (row: (typeof own)[number]): boolean => cwe !== null && row.finding.cwes.includes(cwe);
    const joined: Joined | null =
      findings === null ? null : { direct: own.some(names), indirect: own.some((row) => !names(row)) };
    const verdict = verdicts.get(`${task} ${sample}`) ?? joined;
    samples.push({
      task,
      sample,
      code: published?.code ?? null,
      compilable: published?.compilable !== false,
      functional: published?.functional ?? null,
      security: published?.security ?? null,
      direct: verdict?.direct ?? null,
      indirect: verdict?.indirect ?? null,
      directByPath: findings === null ? null : own.some((row) => row.file === path && names(row)),
    });
  }
  return samples;
}

/**
 * CodeQL's verdicts as the table that the paper's scripts made of findings, for a configuration whose findings alone
 * were released.
 */
export function verdictTable(setting: string, samples: readonly ReleasedSample[]): string {
  const [, model, temperature] = /^(.+)_([^_]+)$/.exec(setting) ?? [];
  const rows = samples.map(({ task, sample, compilable, direct, indirect }) => {
    const [technique, source] = task.split('_');
    return [
      ...[task, sample, model, temperature, technique, source, fileOf(task, sample).base],
      ...[compilable ? 'True' : 'False', Number(direct), Number(indirect)],
    ].join(',');
  });
  const header =
    'id,index,model_name,Temp,technique,source,file_name,is_compilable,direct_vulnerable,indirect_vulnerable';
  return [header, ...rows].join('\n') + '\n';
}
