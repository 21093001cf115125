import { matchesName } from '../../engine/names/patterns.ts';
import type { CallInfo, Value } from '../../engine/types.ts';
import { piecesOf } from '../../engine/values/shape.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { isAsItCame } from '../text.ts';

/** Programs with options that write files or run other programs, by their manuals. */
const programs =
  /^(?:.*[/\\])?(git|hg|svn|tar|rsync|scp|sftp|ssh|curl|wget|find|zip|unzip|7z|sort|man|mysql|mysqldump|psql|docker|xargs|sed|awk|env|pip3?|npm|ffmpeg|tcpdump|sqlite3|gpg|openssl|chown|chmod|sendmail|mutt|diff|less)(?:\.exe)?$/;

const isOption = (item: Value): boolean => /^-/.test(textOf(item) ?? '');

/** Commands of the programs that keep versions: which of them it is may be chosen. */
const versionCommands = /^(clone|checkout|fetch|pull|ls-remote|archive|update|switch|submodule)$/;

function isProgram([first, second]: readonly Value[]): boolean {
  const program = textOf(first);
  if (program !== undefined) return programs.test(program);
  return (
    first !== undefined &&
    first.names.every((name) => !name.startsWith('sys.')) &&
    versionCommands.test(textOf(second) ?? '')
  );
}

/** Methods of a class that run a program for it. */
const runsProgram =
  /^_*(run|exec|execute|call|check|popen|spawn|launch|invoke|git|hg|svn|sh|cmd|command)(_|$)/i;

const isHandedToRunner = (hit: SinkHit): boolean =>
  hit.call !== undefined &&
  hit.call.names.every((name) => /^[?@]|^\w+$/.test(name)) &&
  runsProgram.test(hit.call.method) &&
  isLooseArgument(hit);

/** `repo.git.checkout(name)` of GitPython: a command line as well. */
function isGitCommand({ call, value, isTainted }: SinkHit): boolean {
  const { receiverNode } = call ?? {};
  if (!call || receiverNode?.type !== 'Attribute' || receiverNode.attr !== 'git') return false;
  if (!gitCommands.test(call.method)) return false;
  const at = call.positional.indexOf(value);
  if (at < 0 || call.positional.slice(0, at).some((each) => textOf(each) === '--')) return false;
  const [first] = piecesOf(value);
  return typeof first === 'object' && isTainted(first) && isAsItCame(first);
}
const gitCommands =
  /^(add|archive|blame|branch|checkout|clone|diff|fetch|log|ls_remote|merge|pull|push|rebase|reset|rev_list|rev_parse|show|switch)$/;

/** An untrusted element that may begin with a dash, with no `--` before it, and that is not the value of an option. */
function isLooseArgument({ value, isTainted, call }: SinkHit): boolean {
  const { items } = value;
  if (!items || !isProgram(items)) return false;
  const shell = call?.arg('shell')?.constant?.value;
  if (shell === true) return false;
  let ended = false;
  return items.some((item, i) => {
    if (textOf(item) === '--' || textOf(item) === '--end-of-options') ended = true;
    if (ended || i === 0 || !isTainted(item)) return false;
    // A function that hands on all its arguments is a shorter name for the program.
    if (value.open && item.taints.every(({ label }) => label === 'parameter')) return false;
    const [first] = piecesOf(item);
    if (first === undefined || typeof first === 'string' || !isTainted(first) || !isAsItCame(first))
      return false;
    // What follows an option like `-C` or `--file` is its value.
    const before = items[i - 1];
    return before === undefined || !isOption(before) || /=/.test(textOf(before) ?? '');
  });
}

/** `tar cf archive *`: names of files that begin with a dash become options. */
const wildcard = /\b(tar|rsync|chown|chmod|zip|7z|scp)\b(?![^;&|\n]*\s--\s)[^;&|\n]*\s\*(\s|$)/;

const checkWildcard = (call: CallInfo): boolean => {
  const command = call.arg(0, 'args', 'cmd');
  const text =
    command &&
    piecesOf(command)
      .map((piece) => (typeof piece === 'string' ? piece : 'x'))
      .join('');
  return text !== undefined && wildcard.test(text);
};

export const argumentInjection = {
  id: 'argument-injection',
  title: 'Untrusted data that a program may take as an option',
  cwes: [88],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'An argument of a program that has dangerous options begins with untrusted data, and nothing before it ends the options.',
  why: 'Without a shell there is no second command, but `--output=...`, `--upload-pack=...` or `--checkpoint-action=exec=...` writes files and runs programs just as well.',
  fix: 'Put `--` (for Git also `--end-of-options`) before the data, or refuse what begins with a dash, or put `./` before names of files.',
  bad: [
    `import subprocess

def history(branch):
    return subprocess.run(["git", "log", branch], capture_output=True, check=True).stdout
`,
    `import os
import subprocess

def pack(folder):
    subprocess.check_call(["tar", "-cf", "/tmp/all.tar", *os.listdir(folder)], cwd=folder)
`,
    `import os

def pack():
    os.system("cd /srv/uploads && tar cf /srv/all.tar *")
`,
    `from git import Repo

def difference(folder, target):
    return Repo(folder).git.diff("--unified=3", target)
`,
  ],
  good: [
    `import subprocess

def history(branch):
    return subprocess.run(["git", "log", "--end-of-options", branch], capture_output=True, check=True).stdout

def file_history(name):
    return subprocess.run(["git", "log", "--", name], capture_output=True, check=True).stdout
`,
    `import subprocess

def history(branch):
    if branch.startswith("-"):
        raise ValueError(branch)
    return subprocess.run(["git", "log", branch], capture_output=True, check=True).stdout
`,
    `import os
import subprocess

def pack(folder):
    subprocess.check_call(["tar", "-cf", "/tmp/all.tar", *("./" + name for name in os.listdir(folder))], cwd=folder)
`,
    `import subprocess

def git(*arguments):
    return subprocess.run(["git", *arguments], capture_output=True, check=True).stdout
`,
    `import subprocess

def show(folder):
    subprocess.run(["git", "-C", folder, "status"], check=True)
    subprocess.run(["ls", folder], check=True)
`,
    `from git import Repo

def difference(folder, target):
    if target.startswith("-"):
        raise ValueError(target)
    return Repo(folder).git.diff("--unified=3", target)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/88.html',
    'https://git-scm.com/docs/gitcli',
    'https://www.gnu.org/software/tar/manual/html_section/checkpoints.html',
  ],
  tags: ['subprocess', 'git'],
  flow: {
    sources: [
      'remote',
      'local',
      'parameter',
      { label: 'listing', call: 'os.listdir', what: 'names of files' },
    ],
    sinks: [
      {
        call: 'subprocess.{run,call,check_call,check_output,Popen}',
        arg: [0, 'args'],
        when: isLooseArgument,
        labels: ['remote', 'local', 'parameter', 'field', 'listing'],
      },
      { call: '*', arg: 'any', when: isGitCommand },
      { call: '*', when: isHandedToRunner, labels: ['remote', 'local', 'parameter', 'field', 'listing'] },
    ],
    guards: [
      {
        call: '*.startswith',
        arg: 'receiver',
        outcome: false,
        when: (call) =>
          [textOf(call.positional[0]), ...(call.positional[0]?.items ?? []).map(textOf)].includes('-'),
      },
    ],
  },
  calls: {
    '{subprocess,os}.{run,call,check_call,check_output,Popen,getoutput,system,popen}': (call, { report }) => {
      if (
        matchesName(call.names, 'os.*') ||
        call.arg('shell')?.constant?.value === true ||
        call.method === 'getoutput'
      )
        if (checkWildcard(call)) report(call.node, 'Names of files that begin with a dash become options');
    },
  },
} satisfies Rule;
