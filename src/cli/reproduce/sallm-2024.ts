import { readFileSync } from 'node:fs';
import { UsageError } from '../../core/errors.ts';
import { hashOf, sha256 } from '../../core/hash.ts';
import { withLock } from '../../core/lock.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import { RunFolder } from '../../core/run/folder.ts';
import type { TaskSet } from '../../core/task.ts';
import { type ReadProblem, readTaskSet, selectTasks } from '../../datasets/index.ts';
import type { PageSection } from '../../reproduction/page.ts';
import {
  findSallmLayout,
  readReleased,
  type SallmLayout,
  type SallmPart,
  sallmTables,
  verdictTable,
} from '../../reproduction/sallm-2024/index.ts';
import { commandOf, type Reproduced, type ReproduceOptions } from './options.ts';
import { judgeOutputs } from './sallm-outputs.ts';
import { recomputePublished } from './sallm-published.ts';
import { judgeReleased } from './sallm-verdicts.ts';
import type { Configuration, SallmWork } from './sallm-work.ts';

const PAPER = 'sallm-2024';

/** Recomputes the SALLM paper out of its artefacts; see docs/reproduction. */
export async function reproduceSallm(options: ReproduceOptions): Promise<Reproduced> {
  const { from, runs, fresh, progress, signal } = options;
  const layout = findSallmLayout(from);
  const parts = (Object.keys(sallmTables) as SallmPart[]).filter(
    (part) => options.parts.length === 0 || options.parts.includes(part),
  );
  const all = layout.tasks === null ? null : await readTaskSet(layout.tasks);
  if (all === null && parts.some((part) => part !== 'published')) {
    if (options.parts.length > 0)
      throw new UsageError(`${from} has no prompts with tests: nothing can be judged again.`, {
        hint: 'Put PythonDataset.tar.gz or the folder Dataset there, or ask for --only published.',
      });
    progress.note('No prompts with tests in the folder: only the published tables are computed again.');
  }
  const run = RunFolder.open({
    ...{ runs, job: 'reproduce', name: PAPER, fresh },
    inputs: { paper: PAPER, tasks: all?.hash ?? null, files: hashesOf(layout) },
    context: { arguments: process.argv.slice(2), started: new Date().toISOString() },
  });
  progress.note(`${run.resumed ? 'Continuing' : 'Run folder'}: ${run.path}`);
  const work = async (): Promise<Reproduced> => {
    const configurations = await readConfigurations(layout, run, (problem) =>
      progress.note(`left out: ${problem.where}: ${problem.what}`),
    );
    const base = { layout, run, configurations, options };
    const sections: PageSection[] = [];
    const summary: string[] = [];
    const versions: Record<string, string> = {};
    let complete = true;
    if (parts.includes('published')) {
      const part = await recomputePublished({ ...base, command: commandOf(PAPER, options, false) });
      sections.push(part.section);
      summary.push(...part.summary);
    }
    if (all !== null && parts.some((part) => part !== 'published')) {
      const tasks = chosen(all, options);
      const judged: SallmWork = { ...base, tasks, command: commandOf(PAPER, options, true) };
      // The last table has the verdicts on the authors' code beside those on ours.
      const released = await judgeReleased(judged, parts.includes('verdicts'));
      if (released.section) sections.push(released.section);
      summary.push(...released.summary);
      Object.assign(versions, released.versions);
      complete = released.complete;
      if (parts.includes('outputs') && !signal.aborted) {
        const outputs = await judgeOutputs(judged, released.samples);
        sections.push(outputs.section);
        complete &&= outputs.complete;
      }
    }
    complete &&= !signal.aborted;
    run.setStatus(complete ? 'complete' : 'incomplete');
    const page = {
      paper: PAPER,
      title: 'SALLM: Security Assessment of Generated Code, recomputed',
      reference:
        'Siddiq, Santos, Devareddy, Muller: SALLM: Security Assessment of Generated Code, ASE Workshops 2024. Artefacts: github.com/s2e-lab/SALLM (Apache-2.0).',
      ...{ summary, versions, sections },
    };
    return { page, run, complete };
  };
  return await withLock(run.file('lock'), work, {
    signal,
    onWait: () => progress.note('Another process works on this run; waiting for it.'),
  });
}

const chosen = (all: TaskSet, { limit, seed }: ReproduceOptions): TaskSet =>
  limit === null ? all : selectTasks(all, { limit, seed });

/** What the released files are, whatever they are called and wherever they lie. */
const hashesOf = ({ configurations }: SallmLayout): string =>
  hashOf(configurations.map(({ setting, outputs }) => [setting, sha256(readFileSync(outputs))]));

async function readConfigurations(
  { configurations }: SallmLayout,
  run: RunFolder,
  onProblem: (problem: ReadProblem) => void,
): Promise<Configuration[]> {
  const read: Configuration[] = [];
  for (const files of configurations) {
    const samples = await readReleased(files, onProblem);
    let { verdicts } = files;
    if (verdicts === null && samples.some(({ direct }) => direct !== null)) {
      verdicts = run.file(`codeql_verdicts_${files.setting}.csv`);
      writeFileAtomic(verdicts, verdictTable(files.setting, samples));
    }
    if (samples.length === 0) throw new UsageError(`${files.outputs} holds no outputs.`);
    read.push({ ...files, verdicts, samples });
  }
  return read;
}
