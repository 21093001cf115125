import { availableParallelism } from 'node:os';
import { openAnalyzers } from '../../analysis/index.ts';
import { judgePrograms } from '../../assessment/judge.ts';
import { openTestRunner } from '../../assessment/tests/index.ts';
import { type Progress, silent } from '../../core/progress.ts';
import type { RunFolder } from '../../core/run/folder.ts';
import { Journal } from '../../core/run/journal.ts';
import type { Task } from '../../core/task.ts';
import { ensureEnvironment } from '../../environments/index.ts';
import { openSandbox, type SandboxName } from '../../sandbox/index.ts';
import { evidenceId, evidenceOf, isUnscored, ProgramEvidence } from './evidence.ts';

/** A program of the authors, for one task. */
export interface ReleasedProgram {
  task: Task;
  code: string;
}

export interface Rejudged {
  /** The evidence on a program; `undefined` when it was not judged. */
  evidenceOn(task: string, code: string): ProgramEvidence | undefined;
  /** Tools and their versions. */
  versions: Record<string, string>;
  /** Whether every program was judged by every judge. */
  complete: boolean;
}

/**
 * Runs the tests of their tasks and the analyzers on programs, each distinct one once, and writes each down in
 * `verdicts.jsonl` of the run: the same call continues. Stops early, without an error, when aborted.
 * @throws PrerequisiteError for what the machine lacks
 */
export async function rejudge(
  programs: readonly ReleasedProgram[],
  run: Pick<RunFolder, 'file'>,
  {
    analyzers: names,
    sandbox: backend,
    progress = silent,
    signal = new AbortController().signal,
  }: {
    analyzers: readonly string[];
    sandbox?: SandboxName | undefined;
    progress?: Progress;
    signal?: AbortSignal;
  },
): Promise<Rejudged> {
  const onNote = (message: string) => progress.note(message);
  const analyzers = openAnalyzers(names, { onNote });
  const closers: (() => Promise<void>)[] = analyzers.map((analyzer) => () => analyzer.close());
  const journal = Journal.open(run.file('verdicts.jsonl'), ProgramEvidence, ({ id }) => id);
  try {
    const versions: Record<string, string> = {};
    const fingerprints: string[] = [];
    for (const analyzer of analyzers) {
      const { version, fingerprint } = await analyzer.prepare({ signal });
      versions[analyzer.name] = version;
      fingerprints.push(fingerprint ?? version);
    }
    for (const name of new Set(
      programs.filter(({ task }) => task.tests).map(({ task }) => task.requirements),
    ))
      fingerprints.push((await ensureEnvironment(name, { onNote, signal })).fingerprint);
    const judges = fingerprints.join(' ');

    const wanted = new Map(
      programs.map(({ task, code }) => [evidenceId(task, code, judges), { task, code }] as const),
    );
    const idOf = new Map([...wanted].map(([id, { task, code }]) => [`${task.id}\n${code}`, id]));
    const isDone = (id: string): boolean => {
      const known = journal.get(id);
      return known !== undefined && !isUnscored(known);
    };
    const open = [...wanted].flatMap(([key, program]) => (isDone(key) ? [] : [{ key, ...program }]));
    if (open.length > 0) {
      const sandbox = await openSandbox({ onNote, backend });
      const runner = openTestRunner({
        sandbox,
        environmentFor: (name) => ensureEnvironment(name, { onNote }),
      });
      closers.push(async () => {
        await runner.close();
        await sandbox.close();
      });
      progress.phase('judging released programs', open.length);
      const options = { runner, analyzers, concurrency: availableParallelism(), signal };
      await judgePrograms(open, options, ({ key, task }, evidence) => {
        journal.append(evidenceOf(key, task, evidence));
        progress.tick();
      });
      progress.done();
    }
    const known = new Map(
      [...idOf].flatMap(([program, id]) => {
        const evidence = journal.get(id);
        return evidence === undefined ? [] : [[program, evidence] as const];
      }),
    );
    return {
      evidenceOn: (task, code) => known.get(`${task}\n${code}`),
      versions,
      complete: [...wanted.keys()].every(isDone),
    };
  } finally {
    await Promise.allSettled(closers.map((close) => close()));
    journal.close();
  }
}
