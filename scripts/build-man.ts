// Writes a manual page for each command into a folder: node scripts/build-man.ts [FOLDER]. Read one with man -l FILE.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Help, type Command } from 'commander';
import { sallm } from '../src/cli/sallm.ts';
import { exitList } from '../src/cli/help/text.ts';
import { type Named, pageOf } from '../src/cli/help/page.ts';
import { version } from '../src/core/package.ts';
import { packagePath } from '../src/core/paths.ts';

const help = new Help();

/** Text in which roff sees nothing but text. */
const plain = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replace(
      /[-'`^~]/g,
      (character) => ({ '-': '\\-', "'": '\\(aq', '`': '\\(ga', '^': '\\(ha', '~': '\\(ti' })[character]!,
    )
    .replace(/^\./gm, '\\&.');

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`.SH ${title.toUpperCase()}`, ...lines];
const item = ([name, what]: Named): string[] => ['.TP', `\\fB${plain(name)}\\fR`, plain(what)];
const listed = (title: string, items: readonly Named[]): string[] => section(title, items.flatMap(item));

/** `sallm dataset check`. */
const fullName = (command: Command): string =>
  command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();
const pageName = (command: Command): string => fullName(command).replaceAll(' ', '-');

const subcommandsOf = (command: Command): Command[] =>
  help.visibleCommands(command).filter((sub) => sub.name() !== 'help');

/** The manual page of a command, made of what its help is made of. */
function roffOf(command: Command): string {
  const { about, examples, exits, environment, files, seeAlso } = pageOf(command);
  const summary = command.summary() || command.description();
  const subcommands = subcommandsOf(command);
  const groups = Map.groupBy(
    help.visibleOptions(command),
    ({ helpGroupHeading }) => helpGroupHeading ?? 'Options:',
  );
  const pages = [
    ...subcommands.map(pageName),
    ...seeAlso.filter((name) => name.startsWith('sallm ')).map((name) => name.replaceAll(' ', '-')),
  ];
  return [
    `.TH ${pageName(command).toUpperCase()} 1 "" "sallm ${version}" "User commands"`,
    ...section('Name', [plain(`${pageName(command)} - ${summary}`)]),
    ...section('Synopsis', [`\\fB${plain(fullName(command))}\\fR ${plain(command.usage())}`]),
    ...section(
      'Description',
      [summary, ...about].flatMap((text, i) => [...(i > 0 ? ['.PP'] : []), plain(text)]),
    ),
    ...listed(
      'Arguments',
      help
        .visibleArguments(command)
        .map((argument) => [argument.name(), help.argumentDescription(argument)] as const),
    ),
    ...listed(
      'Commands',
      subcommands.map((sub) => [sub.name(), help.subcommandDescription(sub)] as const),
    ),
    ...[...groups].flatMap(([title, options]) =>
      listed(
        title.replace(/:$/, ''),
        options.map((option) => [option.flags, help.optionDescription(option)] as const),
      ),
    ),
    ...listed('Examples', examples),
    ...listed('Exit status', exitList(exits)),
    ...listed('Environment', environment),
    ...listed('Files', files),
    ...section(
      'See also',
      [
        [
          ...[...new Set(pages)].map((name) => `\\fB${plain(name)}\\fR(1)`),
          ...seeAlso.filter((name) => !name.startsWith('sallm ')).map(plain),
        ].join(', '),
      ].filter((line) => line !== ''),
    ),
    '',
  ].join('\n');
}

/** Writes the pages of a command and all below it; the names of the files. */
export function writePages(command: Command, folder: string): string[] {
  const name = `${pageName(command)}.1`;
  writeFileSync(join(folder, name), roffOf(command));
  return [name, ...subcommandsOf(command).flatMap((sub) => writePages(sub, folder))];
}

if (import.meta.main) {
  const folder = process.argv[2] ?? packagePath('man');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pages = writePages(await sallm(), folder);
  process.stderr.write(`${pages.length} pages in ${folder}\n`);
}
