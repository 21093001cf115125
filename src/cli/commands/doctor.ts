import type { Command } from 'commander';
import { openAnalyzers } from '../../analysis/index.ts';
import { selfCheck } from '../../benchmark/self-check.ts';
import { EXIT, messageOf, PrerequisiteError, SallmError } from '../../core/errors.ts';
import { silent } from '../../core/progress.ts';
import { readTaskSet } from '../../datasets/index.ts';
import { ensureEnvironment, findPython } from '../../environments/index.ts';
import { openModel } from '../../models/index.ts';
import { openSandbox, type SandboxName } from '../../sandbox/index.ts';
import { newCommand } from '../define.ts';
import { sandboxed } from '../help/page.ts';
import { StderrProgress } from '../progress.ts';
import { addSandboxOption, sandboxOption } from '../sandbox-option.ts';
import { wholeNumber } from '../values.ts';

interface Check {
  name: string;
  /** What was found; throws with a hint that holds the command which mends it. */
  look: () => Promise<string>;
  /** Its lack is told, and hinders nothing. */
  optional?: boolean;
}

const onNote = (message: string) => void process.stderr.write(`  ${message}\n`);

async function preparedVersion(name: string): Promise<string> {
  const [analyzer] = openAnalyzers([name], { onNote });
  try {
    return (await analyzer!.prepare()).version;
  } finally {
    await analyzer!.close();
  }
}

/** Downloads what the model needs and asks it for one token. */
async function answers(id: string): Promise<string> {
  const model = await openModel(id, { cacheDir: null, onNote });
  try {
    const { tasks } = await readTaskSet('builtin');
    const completions = model.generate({
      task: tasks[0]!,
      prompt: { style: 'code', template: 'doctor/1', mode: 'completion', text: 'def add(a, b):\n' },
      sampling: { temperature: 0, topP: null, maxTokens: 1, seed: 1, stop: [] },
      samples: [0],
    });
    for await (const { outcome, error } of completions)
      if (outcome === 'infrastructure-error') throw new PrerequisiteError(error ?? 'no answer');
    const { file, engine } = await model.describe();
    return `${file}, ${engine}, answers`;
  } finally {
    await model.close();
  }
}

const checksFor = ({ sandbox: backend }: { sandbox?: SandboxName }): Check[] => [
  { name: 'Node', look: async () => `${process.version}` },
  {
    name: 'Python',
    look: async () => {
      const found = await findPython();
      // Python 3.11.4 brought the filters of tarfile; 3.12 and later have them from their beginning.
      const lacksFilters = /^3\.11\.[0-3]$/.test(found.version);
      return `${found.version} (${found.python})${lacksFilters ? "; before 3.11.4, so programs that use tarfile's filters do not run: better name a newer one in SALLM_PYTHON" : ''}`;
    },
  },
  ...['tasks', 'plain', 'analyzers'].map((set) => ({
    name: `environment "${set}"`,
    look: async () => (await ensureEnvironment(set, { onNote })).version,
  })),
  {
    name: 'sandbox',
    look: async () => {
      const sandbox = await openSandbox({ onNote, backend });
      await sandbox.close();
      return Object.entries({ backend: sandbox.backend, ...sandbox.describe() })
        .map((entry) => entry.join(' '))
        .join(', ');
    },
  },
  ...['sallm', 'ruff', 'bandit', 'pylint'].map((name) => ({
    name: `analyzer ${name}`,
    look: () => preparedVersion(name),
  })),
  { name: 'analyzer codeql', optional: true, look: async () => await preparedVersion('codeql') },
  {
    name: 'embedded model',
    look: () => answers('embedded/smollm2-135m-instruct'),
  },
];

/** `sallm doctor`: each prerequisite with the command that installs it, then known answers through the whole path. */
export function doctor(): Command {
  const command = newCommand(
    'doctor',
    'Check what this machine has and send known answers through the whole path',
    [
      ['sallm doctor', 'everything; installs what can be installed into the cache'],
      ['sallm doctor --tasks 30', 'known answers to more tasks'],
    ],
    {
      about: [
        'Tells each prerequisite with the command that installs it, fetches what belongs into the cache, and sends solutions whose verdict is known through repair, sandbox and tests.',
      ],
      exits: { 2: 'something is missing, or a known answer was judged wrongly' },
      environment: sandboxed,
      seeAlso: ['sallm sandbox test', 'sallm setup', 'docs/security.md'],
    },
  );
  command.option('--tasks <count>', 'tasks whose reference solutions are judged', '5');
  addSandboxOption(command);
  return command.action(async () => {
    const tasks = wholeNumber('--tasks', command.opts<{ tasks: string }>().tasks, 1);
    const sandbox = sandboxOption(command);
    const checks = checksFor(sandbox);
    let failed = 0;
    const told = new Set<string>();
    for (const { name, look, optional = false } of checks) {
      try {
        process.stdout.write(`ok    ${name}: ${await look()}\n`);
      } catch (error) {
        if (!optional) failed++;
        const message = messageOf(error);
        const lead = `${optional ? 'none' : 'FAIL'}  ${name}: `;
        if (told.has(message)) {
          process.stdout.write(`${lead}the same\n`);
          continue;
        }
        told.add(message);
        process.stdout.write(`${lead}${message}\n`);
        if (error instanceof SallmError && error.hint) process.stdout.write(`      ${error.hint}\n`);
      }
    }
    if (failed > 0) {
      process.stdout.write(
        `${failed} of ${checks.length} prerequisites are missing; the whole path was not tried.\n`,
      );
      process.exitCode = EXIT.usage;
      return;
    }
    const progress = process.stderr.isTTY ? new StderrProgress() : silent;
    const results = await selfCheck({
      tasks,
      ...sandbox,
      progress,
      signal: AbortSignal.timeout(600_000),
    });
    for (const { model, expected, right, total } of results) {
      const ok = right === total && total > 0;
      if (!ok) failed++;
      process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${model}: ${right} of ${total} judged ${expected}\n`);
    }
    if (failed > 0) process.exitCode = EXIT.usage;
    else process.stdout.write('All is well.\n');
  });
}
