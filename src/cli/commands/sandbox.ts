import type { Command } from 'commander';
import { hostilePrograms, selfTest } from '../../assessment/tests/index.ts';
import { EXIT, UsageError } from '../../core/errors.ts';
import { textTable } from '../../core/table.ts';
import { ensureEnvironment } from '../../environments/index.ts';
import { openSandbox } from '../../sandbox/index.ts';
import { newCommand } from '../define.ts';
import { sandboxed } from '../help/page.ts';
import { StderrProgress } from '../progress.ts';
import { addSandboxOption, sandboxOption } from '../sandbox-option.ts';
import { terminalWidth } from '../terminal.ts';

/** `sallm sandbox test`: the probe and the corpus of hostile programs on this machine. */
export function sandbox(): Command {
  const command = newCommand(
    'sandbox',
    'Look at the sandbox of this machine',
    [
      ['sallm sandbox test', 'every hostile program of the corpus, as a table'],
      ['sallm sandbox test fork_bomb memory_alone', 'some of them'],
    ],
    { seeAlso: ['docs/security.md'] },
  );
  command.addCommand(test());
  return command;
}

interface TestOptions {
  warm?: boolean;
  json?: boolean;
}

function test(): Command {
  const command = newCommand(
    'test',
    'Run hostile programs in the sandbox and see that each is contained',
    [
      ['sallm sandbox test', 'all; exit code 1 when one gets through'],
      ['sallm sandbox test --warm', 'in children of a warm parent, as when tests are judged'],
      ['sallm sandbox test --sandbox docker', 'in containers of an engine of this machine'],
    ],
    {
      about: [
        'Each program tries something that a hostile one would: reading secrets, leaving the sandbox, exhausting the machine, forging a verdict. It has to end as the table says.',
      ],
      exits: { 1: 'a program got through' },
      environment: sandboxed,
      seeAlso: ['sallm doctor', 'docs/security.md'],
    },
  );
  command
    .argument('[programs...]', 'names of programs (default: all)')
    .option('--warm', 'in children of a warm parent instead of fresh processes')
    .option('--json', 'the backend and the rows as JSON');
  addSandboxOption(command);
  return command.action(async (names: string[]) => {
    const { warm = false, json = false } = command.opts<TestOptions>();
    const all = hostilePrograms();
    const unknown = names.find((name) => !all.some((program) => program.name === name));
    if (unknown !== undefined) {
      throw new UsageError(`There is no hostile program "${unknown}".`, {
        hint: `There are: ${all.map(({ name }) => name).join(', ')}.`,
      });
    }
    const programs = names.length === 0 ? all : all.filter(({ name }) => names.includes(name));

    const progress = new StderrProgress();
    const onNote = (message: string) => progress.note(message);
    const { sandbox: backend } = sandboxOption(command);
    const opened = await openSandbox({ onNote, backend });
    try {
      progress.note(`The probe holds: ${Object.values(opened.describe()).join(', ')}`);
      const python = await ensureEnvironment('plain', { onNote });
      progress.phase('hostile programs', programs.length);
      const rows = await selfTest(opened, python, { programs, warm, onRow: () => progress.tick() });
      progress.done();
      const through = rows.filter(({ ok }) => !ok);
      if (json)
        process.stdout.write(JSON.stringify({ sandbox: opened.describe(), warm, rows }, null, 2) + '\n');
      else {
        const header = ['program', 'expected', 'was', '', 'what it tries'];
        const lines = rows.map((row) => [
          row.name,
          row.expected,
          row.actual,
          row.ok ? 'ok' : 'NOT',
          row.title,
        ]);
        process.stdout.write(textTable(header, lines, terminalWidth()));
        const where = warm ? 'children of a warm parent' : 'fresh processes';
        process.stdout.write(
          `${rows.length - through.length} of ${rows.length} ended as they have to, in ${where}, by ${opened.backend} ${opened.describe()['version'] ?? ''}\n`,
        );
      }
      if (through.length > 0) process.exitCode = EXIT.gate;
    } finally {
      await opened.close();
    }
  });
}
