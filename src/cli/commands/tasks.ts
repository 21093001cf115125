import type { Command } from 'commander';
import {
  admit,
  type CheckOptions,
  draftParts,
  findSeed,
  leftToDo,
  openTask,
  proveFolder,
  summaryText,
  type TaskCheck,
  withParts,
  writeTaskFolder,
} from '../../authoring/index.ts';
import { EXIT, IncompleteError, UsageError } from '../../core/errors.ts';
import { packagePath } from '../../core/paths.ts';
import { openModel } from '../../models/index.ts';
import { newCommand } from '../define.ts';
import { asking, sandboxed } from '../help/page.ts';
import { StderrProgress } from '../progress.ts';
import { addSandboxOption, sandboxOption } from '../sandbox-option.ts';
import { wholeNumber } from '../values.ts';

/** `sallm tasks`: new tasks out of seeds. */
export function tasks(): Command {
  const command = newCommand(
    'tasks',
    'Open new tasks for seeds, and admit those that are proven',
    [
      ['sallm tasks new --seed cwe/78', 'a folder with all but the thinking'],
      ['sallm tasks admit drafts/cwe078-os-command-injection', 'into the set, when it is proven'],
    ],
    { seeAlso: ['sallm mine', 'sallm dataset check', 'docs/authoring.md'] },
  );
  return command.addCommand(newTask()).addCommand(admitTask());
}

function newTask(): Command {
  const command = newCommand(
    'new',
    'Open a task folder for a seed',
    [
      ['sallm tasks new --seed codeql/py/sql-injection', 'out of seeds.jsonl'],
      ['sallm tasks new --seed S2076 --from sonar.jsonl --id cwe078-printer', 'with a name of its own'],
      [
        'sallm tasks new --seed cwe/22 --draft openai/gpt-4o',
        'a model proposes the parts, which are then checked',
      ],
    ],
    {
      about: [
        'With --draft a model proposes the parts; what it wrote runs in the sandbox only, and is proven like any other task.',
      ],
      exits: {
        1: 'with --draft: the task is not valid yet',
        3: 'with --draft: the task could not be proven',
      },
      environment: [...sandboxed, ...asking],
      files: [
        ['seeds.jsonl', 'what sallm mine wrote'],
        ['drafts/', 'the new folder'],
      ],
      seeAlso: ['sallm mine', 'sallm tasks admit', 'docs/authoring.md'],
    },
  );
  command.requiredOption('--seed <id>', 'id of the seed, or the end of one');
  command.option('--from <file>', 'the seeds', 'seeds.jsonl');
  command.option('--id <name>', 'name of the task (default: made of CWE and title)');
  command.option('--to <folder>', 'where the folder goes', 'drafts');
  command.option('--draft <model>', 'let a model propose the parts (provider/name)');
  command.option('--base-url <url>', 'of the model');
  addSandboxOption(command);
  return command.action(async () => {
    const given = command.opts<{
      seed: string;
      from: string;
      id?: string;
      to: string;
      draft?: string;
      baseUrl?: string;
    }>();
    const sandbox = sandboxOption(command);
    const seed = await findSeed(given.from, given.seed);
    const { id, files } = openTask(seed, given.id);
    if (given.draft === undefined) {
      const folder = writeTaskFolder(given.to, id, files);
      process.stdout.write(`${folder}\nWrite what is marked TODO, then: sallm tasks admit ${folder}\n`);
      return;
    }
    const model = await openModel(given.draft, given.baseUrl === undefined ? {} : { baseUrl: given.baseUrl });
    let parts: Record<string, string>;
    try {
      parts = await draftParts(model, seed);
    } finally {
      await model.close();
    }
    const folder = writeTaskFolder(given.to, id, withParts(files, parts));
    process.stdout.write(
      `${folder}\nProposed: ${Object.keys(parts).join(', ') || 'nothing that could be used'}\n`,
    );
    conclude(await proven(folder, packagePath('tasks'), { runs: 1, ...sandbox }));
  });
}

function admitTask(): Command {
  const command = newCommand(
    'admit',
    'Prove a task folder and copy it into a set',
    [['sallm tasks admit drafts/cwe078-printer', 'into the built-in set']],
    {
      exits: { 1: 'the task is not valid', 3: 'the task could not be proven; nothing was admitted' },
      environment: sandboxed,
      seeAlso: ['sallm dataset check', 'docs/authoring.md'],
    },
  );
  command.argument('<folder>', 'a task folder outside of the set');
  command.option('--to <set>', 'folder of the set (default: the built-in one)');
  command.option('--runs <count>', 'runs of each program that have to agree', '10');
  addSandboxOption(command);
  return command.action(async (folder: string) => {
    const given = command.opts<{ to?: string; runs: string }>();
    const runs = wholeNumber('--runs', given.runs, 1);
    const left = await leftToDo(folder).catch(() => {
      throw new UsageError(`There is no folder ${folder}.`);
    });
    if (left.length > 0) throw new UsageError(`TODO is left in ${left.join(', ')}.`);
    const set = given.to ?? packagePath('tasks');
    const check = await proven(folder, set, { runs, ...sandboxOption(command) });
    if (check?.status === 'valid') process.stdout.write(`Admitted: ${await admit(folder, set)}\n`);
    conclude(check);
  });
}

async function proven(folder: string, set: string, options: CheckOptions): Promise<TaskCheck | null> {
  const check = await proveFolder(folder, set, { ...options, progress: new StderrProgress() });
  if (check) process.stdout.write(summaryText([check]));
  return check;
}

function conclude(check: TaskCheck | null): void {
  if (check?.status === 'invalid') process.exitCode = EXIT.gate;
  else if (check?.status !== 'valid')
    throw new IncompleteError('The task could not be proven; nothing was admitted.');
}
