import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import {
  changedTasks,
  checkTasks,
  problemText,
  recordOf,
  recordText,
  summaryText,
  tables,
  type TaskCheck,
  validityPath,
} from '../../authoring/index.ts';
import { EXIT, IncompleteError, UsageError } from '../../core/errors.ts';
import { packagePath } from '../../core/paths.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import type { Task, TaskSet } from '../../core/task.ts';
import { readTaskSet } from '../../datasets/index.ts';
import { newCommand } from '../define.ts';
import { resumable, sandboxed } from '../help/page.ts';
import { interruptible } from '../interrupt.ts';
import { requireOutputs } from '../outputs.ts';
import { StderrProgress } from '../progress.ts';
import { addSandboxOption, sandboxOption } from '../sandbox-option.ts';
import { listOf, wholeNumber } from '../values.ts';

/** `sallm dataset`: what concerns a task set as such. */
export function dataset(): Command {
  const command = newCommand(
    'dataset',
    'Prove that the tasks of a set judge rightly',
    [['sallm dataset check --all', 'every built-in task']],
    { seeAlso: ['sallm tasks', 'docs/authoring.md'] },
  );
  return command.addCommand(check());
}

interface Given {
  tasks: string;
  all?: boolean;
  changed?: string | true;
  runs: string;
  mutants: string;
  analyzers: string;
  output?: string[];
  record?: string | true;
  fresh?: boolean;
  quiet?: boolean;
}

function check(): Command {
  const command = newCommand(
    'check',
    'Prove tasks: references, stubs, mutants and repeated runs',
    [
      ['sallm dataset check cwe022-release-unzip', 'one task, ten runs of each of its programs'],
      ['sallm dataset check --changed origin/main --runs 3', 'what a branch changed'],
      ['sallm dataset check --all --runs 1 --mutants 0', 'a quick look at all'],
      ['sallm dataset check --all --tasks PythonDataset.tar.gz -o sallm.md', "SALLM's tests, as a table"],
    ],
    {
      about: [
        'A task is valid when each secure reference passes both tests, each insecure one passes the functional and fails the security test, stubs and mutants are told apart, and every run gives the same verdict. What was observed is kept: only what changed runs again.',
      ],
      exits: { 1: 'a task is not valid', ...resumable },
      environment: sandboxed,
      files: [['docs/tasks/validity.json', 'the proof that reports carry (--record)']],
      seeAlso: ['sallm tasks admit', 'docs/authoring.md', 'docs/tasks/README.md'],
    },
  );
  command.argument('[tasks...]', 'names of tasks or paths of their folders; * stands for anything');
  command.option('--tasks <set>', 'the set: builtin, or the path of a folder or file', 'builtin');
  command.option('--all', 'every task of the set');
  command.option('--changed [base]', 'tasks whose files differ from a commit (default: HEAD)');
  command.option('--runs <count>', 'runs of each program that have to agree', '10');
  command.option('--mutants <count>', 'mutants of each secure reference', '6');
  command.option(
    '--analyzers <names>',
    'whose view of the references is recorded; "none"',
    'sallm,bandit,ruff',
  );
  command.option('-o, --output <files...>', `write a table, by extension: ${Object.keys(tables).join(', ')}`);
  command.option('--record [file]', 'write the proof of the whole set (default: docs/tasks/validity.json)');
  addSandboxOption(command);
  command.option('--fresh', 'run again what was observed before');
  command.option('--quiet', 'no progress');
  return command.action(async (names: string[]) => {
    const given = command.opts<Given>();
    const runs = wholeNumber('--runs', given.runs, 1);
    const mutants = wholeNumber('--mutants', given.mutants, 0);
    for (const file of given.output ?? []) tableOf(file);
    requireOutputs(given.output);
    const set = await readTaskSet(given.tasks);
    const tasks = await selected(set, names, given);
    if (given.record !== undefined && tasks.length < set.tasks.length)
      throw new UsageError('--record is about the whole set: add --all.');
    const progress = new StderrProgress();
    for (const { where, what } of set.problems) progress.note(`not a task: ${where}: ${what}`);

    await interruptible(async (signal) => {
      const checks = await checkTasks(tasks, {
        runs,
        mutants,
        analyzers: given.analyzers === 'none' ? [] : listOf(given.analyzers),
        ...sandboxOption(command),
        fresh: given.fresh ?? false,
        signal,
        ...(given.quiet ? {} : { progress, onChecked: (found) => tell(progress, found) }),
      });
      for (const file of given.output ?? []) writeFileAtomic(file, tableOf(file)(checks));
      if (given.record !== undefined && checks.length === set.tasks.length)
        writeFileAtomic(
          given.record === true ? validityPath : given.record,
          recordText(recordOf(set, checks, runs)),
        );
      process.stdout.write(summaryText(checks));
      conclude(set, checks);
    });
  });
}

function tell(progress: StderrProgress, { id, problems }: TaskCheck): void {
  for (const problem of problems) progress.note(`${id}: ${problemText(problem)}`);
}

function conclude(set: TaskSet, checks: readonly TaskCheck[]): void {
  if (set.problems.length > 0 || checks.some(({ status }) => status === 'invalid'))
    process.exitCode = EXIT.gate;
  else if (checks.some(({ status }) => status === 'unproven'))
    throw new IncompleteError('Some programs could not be run; their tasks are not proven.', {
      hint: 'The same command tries them again. "sallm doctor" shows what this machine lacks.',
    });
}

async function selected(set: TaskSet, names: readonly string[], given: Given): Promise<Task[]> {
  const ways = [names.length > 0, given.all === true, given.changed !== undefined].filter(Boolean).length;
  if (ways !== 1)
    throw new UsageError(ways === 0 ? 'Which tasks?' : 'Names, --all and --changed exclude each other.', {
      hint: 'Name tasks (or paths of their folders), or give --all or --changed.',
    });
  if (given.all) return set.tasks;
  if (given.changed !== undefined) {
    const folder = given.tasks === 'builtin' ? packagePath('tasks') : given.tasks;
    const changed = await changedTasks(folder, given.changed === true ? 'HEAD' : given.changed);
    return changed === 'all' ? set.tasks : set.tasks.filter(({ id }) => changed.has(id));
  }
  return names.flatMap((name) => {
    const wanted = basename(name);
    const pattern = new RegExp(
      `^${wanted
        .split('*')
        .map((part) => part.replace(/[^\w]/g, '\\$&'))
        .join('.*')}$`,
    );
    const found = set.tasks.filter(({ id }) => id === name || pattern.test(id));
    if (found.length === 0)
      throw new UsageError(`There is no task "${name}" in ${set.name}.`, {
        hint: 'A folder elsewhere is checked with --tasks FOLDER --all.',
      });
    return found;
  });
}

const tableOf = (file: string): ((checks: readonly TaskCheck[]) => string) => {
  const table = tables[extname(file).toLowerCase()];
  if (table) return table;
  throw new UsageError(`-o ${file}: the extension has to be one of ${Object.keys(tables).join(', ')}.`);
};
