import { Argument, type Command } from 'commander';
import { newCommand } from '../define.ts';

/** What a shell completes after some words: subcommands and options. */
interface Words {
  /** The words before: `''`, `bench`, `dataset check`. */
  path: string;
  words: string[];
}

const shells = { bash, zsh, fish } as const;

/** `sallm completion SHELL`: a script that completes commands and options, made from the commands themselves. */
export function completion(): Command {
  const command = newCommand(
    'completion',
    'Print a script that completes commands and options',
    [
      ['eval "$(sallm completion bash)"', 'in ~/.bashrc'],
      ['sallm completion zsh > ~/.zfunc/_sallm', 'in a folder of $fpath'],
      ['sallm completion fish > ~/.config/fish/completions/sallm.fish', 'for fish'],
    ],
    { seeAlso: ['sallm help'] },
  );
  command.addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(shells)));
  return command.action((shell: keyof typeof shells) => {
    process.stdout.write(shells[shell](wordsOf(command.parent!)));
  });
}

function wordsOf(command: Command, path = ''): Words[] {
  const options = command.options.flatMap(({ long, hidden }) => (long && !hidden ? [long] : []));
  const own = { path, words: [...command.commands.map((sub) => sub.name()), ...options, '--help'] };
  return [own, ...command.commands.flatMap((sub) => wordsOf(sub, `${path} ${sub.name()}`.trim()))];
}

/** Walks the words that are no options as far as they are commands; then offers what stands there, or files. */
const walk = `  local path="" word
  for word in "\${words[@]}"; do
    case "$word" in -*) ;; *) case " $known " in *" \${path:+$path/}$word "*) path="\${path:+$path/}$word" ;; esac ;; esac
  done`;

const knownPaths = (all: readonly Words[]): string =>
  all.flatMap(({ path }) => (path === '' ? [] : [path.replaceAll(' ', '/')])).join(' ');

const cases = (all: readonly Words[]): string =>
  all
    .map(({ path, words }) => `    "${path.replaceAll(' ', '/')}") offered="${words.join(' ')}" ;;`)
    .join('\n');

function bash(all: readonly Words[]): string {
  return `_sallm() {
  local known="${knownPaths(all)}" offered="" words=("\${COMP_WORDS[@]:1:COMP_CWORD-1}")
${walk}
  case "$path" in
${cases(all)}
  esac
  COMPREPLY=($(compgen -W "$offered" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _sallm sallm
`;
}

function zsh(all: readonly Words[]): string {
  return `#compdef sallm
_sallm() {
  local known="${knownPaths(all)}" offered=""
  local -a typed=("\${words[@]}")
  local -a words=("\${(@)typed[2,CURRENT-1]}")
${walk}
  case "$path" in
${cases(all)}
  esac
  compadd -- \${=offered}
  _files
}
compdef _sallm sallm
`;
}

function fish(all: readonly Words[]): string {
  const lines = all.flatMap(({ path, words }) => {
    const parts = path === '' ? [] : path.split(' ');
    const condition =
      parts.length === 0
        ? '__fish_use_subcommand'
        : parts.map((part) => `__fish_seen_subcommand_from ${part}`).join('; and ');
    return words.map((word) =>
      word.startsWith('--')
        ? `complete -c sallm -n '${condition}' -l ${word.slice(2)}`
        : `complete -c sallm -n '${condition}' -a ${word}`,
    );
  });
  return `${lines.join('\n')}\n`;
}
