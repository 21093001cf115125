import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { writePages } from '../../../scripts/build-man.ts';
import { folderOf } from '../../../tests/support/folder.ts';
import { packagePath } from '../../core/paths.ts';
import { sallm } from '../sallm.ts';
import { pageOf } from './page.ts';
import { belowOptions, helpWidth } from './text.ts';

const program = await sallm();
const below = (command: Command): Command[] => [command, ...command.commands.flatMap(below)];
const all = below(program);
const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
const named = all.map((command): [string, Command] => [nameOf(command), command]);

/** The command that a line calls, and the words behind its name. */
function called(line: string): { command: Command; rest: string[] } | null {
  const words = (/\bsallm\b.*/.exec(line)?.[0] ?? '').match(/"[^"]*"|[^\s"]+/g)?.slice(1) ?? [];
  let command = program;
  while (words.length > 0) {
    const sub = command.commands.find((one) => one.name() === words[0]);
    if (!sub) break;
    command = sub;
    words.shift();
  }
  return words[0] === 'help' ? null : { command, rest: words };
}

describe.each(named)('the manual of %s', (name, command) => {
  const page = pageOf(command);

  it('has examples that call it, or what is below it, with flags that it has', () => {
    expect(page.examples.length).toBeGreaterThan(0);
    for (const [line] of page.examples) {
      const call = called(line);
      if (call === null) continue;
      expect(nameOf(call.command).startsWith(name), line).toBe(true);
      const flags = call.command.options.flatMap(({ long, short }) => [long, short]);
      const given = call.rest.filter((word) => /^--?[a-z]/.test(word));
      expect(flags, line).toEqual(expect.arrayContaining(given));
    }
  });

  it('says what each option and argument is, and names what is there', () => {
    for (const option of command.options.filter(({ hidden }) => !hidden))
      expect(option.description, option.flags).not.toBe('');
    for (const argument of command.registeredArguments) expect(argument.description).not.toBe('');
    for (const other of page.seeAlso)
      if (other.startsWith('sallm '))
        expect(named.map(([known]) => known).concat('sallm help')).toContain(other);
      else expect(existsSync(packagePath(other)), other).toBe(true);
  });

  it.each([50, 80, 110])('fits %i columns', (width) => {
    for (const line of belowOptions(command, width).split('\n')) {
      // An example is not broken: it is to be copied.
      if (line.trimStart().startsWith('sallm ')) continue;
      expect(line.length, line).toBeLessThanOrEqual(
        Math.max(width, line.trim().replace(/.*\s/, '').length + 8),
      );
    }
  });
});

it('follows the terminal within reason', () => {
  expect([20, 80, 300].map((columns) => helpWidth(columns))).toEqual([40, 80, 110]);
});

it('every manual page is installed with the package', async () => {
  const pages = writePages(program, await folderOf({}));
  const { man } = JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { man: string[] };
  expect(man.toSorted()).toEqual(pages.map((page) => `man/${page}`).toSorted());
});

it.skipIf(spawnSync('groff', ['--version']).status !== 0)(
  'manual pages are roff without a warning',
  async () => {
    const folder = await folderOf({});
    const pages = writePages(program, folder);
    expect(pages).toHaveLength(all.length);
    for (const page of pages) {
      const { stderr } = spawnSync('groff', ['-man', '-Tutf8', '-ww', '-z', page], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(stderr, page).toBe('');
    }
    const text = execFileSync('groff', ['-man', '-Tascii', '-P-cbou', 'sallm-gate.1'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(text).toMatch(/sallm gate \[options\] <runs\.\.\.>/);
    expect(text).toMatch(/--gate <condition>\n +exit\s+code\s+1\s+unless\s+met/);
  },
);
