import { matchesName } from '../../engine/names/patterns.ts';
import type { CallInfo, Value } from '../../engine/types.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { piecesOf, skeleton, textBefore } from '../../engine/values/shape.ts';
import { isConstant, valueOf } from '../../engine/values/value.ts';

const throughShell = ({ call, value }: SinkHit): boolean => {
  // What `**options` of a caller may bring is not known.
  const shell = call?.keywords.get('shell');
  if (shell === undefined || isConstant(shell, false)) return false;
  // With a list and a shell, the first element alone is the command.
  return value.items === undefined || value.items[0] === undefined || value.items[0].taints.length > 0;
};

/** `["sh", "-c", command]`, `["ssh", host, command]`. */
const shellInList = (hit: SinkHit): boolean => {
  const { value, isTainted } = hit;
  const texts = value.items?.map(({ constant }) => constant?.value) ?? [];
  const [program] = texts;
  if (typeof program === 'string' && remoteShell.test(program))
    return value.items!.some((item, i) => isTainted(item) && (isLine(item) || isRemote(texts.slice(0, i))));
  const atDevice = texts.indexOf('shell');
  if (atDevice > 0 && value.items![0]!.names.concat(String(program)).some((name) => /\badb$/.test(name)))
    return value.items!.slice(atDevice + 1).some(isTainted);
  // `-e ssh ...` of rsync.
  const isUntrusted = (item: Value): boolean =>
    isTainted(item) && item.taints.some(({ label }) => label !== 'field');
  if (value.items?.some((item) => isUntrusted(item) && /^ssh\s/.test(textBefore(item, isTainted))))
    return true;
  // `["sudo", "sh", "-c", command]` as well.
  const shell = texts.findIndex((text) => typeof text === 'string' && shellProgram.test(text));
  const at = texts.findIndex(
    (text, i) => i > shell && typeof text === 'string' && /^(-\w*c|\/c|-command)$/i.test(text),
  );
  if (shell < 0 || at < 0) return false;
  // What stands behind the script of a POSIX shell are its parameters.
  const script = value.items!.slice(at + 1);
  return (
    /^-/.test(String(texts[at])) && /sh$/i.test(String(texts[shell])) ? script.slice(0, 1) : script
  ).some(isTainted);
};

const shellProgram = /(^|[/\\])((ba|da|k|z)?sh|cmd(\.exe)?|powershell(\.exe)?)$/i;

/** Programs that hand the rest to a shell on another machine, which reads all their arguments as one line. */
const remoteShell = /(^|\/)(ssh|sshpass|rsh)$/;
const isRemote = (before: readonly unknown[]): boolean =>
  before.some(
    (text) =>
      typeof text === 'string' &&
      /^(sudo|mkdir|rm|cat|ls|dd|cp|mv|test|tar|echo|touch|chmod|chown|docker|git|virsh|python3?|systemctl|service|kill|tail|head|grep|find|rsync)$/.test(
        text,
      ),
  );

/** A command with its arguments in one text. */
const isLine = (item: Value): boolean =>
  (item.parts ?? []).some((part) => typeof part === 'string' && /\w \S|\w $/.test(part));

/** Such a list that others run: `exec_in_pod(pod, ["sh", "-c", command])`. */
const shellElsewhere = (hit: SinkHit): boolean =>
  hit.call !== undefined &&
  !tellsOnly.test(hit.call.method) &&
  !matchesName(hit.call.names, subprocesses, 'os.*') &&
  (shellInList(hit) || isGivenToShell(hit));

/** `spawn("/bin/sh", ["-c", command])`. */
const isGivenToShell = ({ call, value, isTainted }: SinkHit): boolean => {
  const before = call?.positional[call.positional.indexOf(value) - 1]?.constant?.value;
  const [first, script] = value.items ?? [];
  return (
    typeof before === 'string' &&
    shellProgram.test(before) &&
    /^-\w*c$/.test(String(first?.constant?.value)) &&
    script !== undefined &&
    isTainted(script)
  );
};

/** The text of a script for a shell that is written to a file. */
const isScript = ({ value, isTainted }: SinkHit): boolean =>
  /^#!.*\b(ba|z|da|k)?sh\b.*\n/.test(textBefore(value, isTainted));

/** `run(command, shell=True)`, of a library that is not known. */
const throughOtherShell = (hit: SinkHit): boolean =>
  isConstant(hit.call?.keywords.get('shell'), true) &&
  !matchesName(hit.call?.names ?? [], subprocesses) &&
  hit.value.kind !== 'list';

/** A line for the console of a network device: a line break in the data begins another. */
const isConsoleLine = ({ call, value, context }: SinkHit): boolean =>
  (value.parts?.length ?? 0) > 1 &&
  (call?.method !== 'send_command' ||
    /net_?connect|device|switch|router|ssh|shell/i.test(
      call.receiverNode ? context.textOf(call.receiverNode) : '',
    ));

/** `os.execvp("sh", ["sh", "-c", command])`, `os.execl("/bin/sh", "sh", "-c", command)`. */
const shellInArguments = (hit: SinkHit): boolean =>
  hit.value.items
    ? shellInList(hit)
    : shellInList({ ...hit, value: valueOf({ items: hit.call?.positional.slice(1) ?? [] }) });

/** The program itself is chosen by the data. */
const program = ({ value, isTainted, call }: SinkHit): boolean => {
  const shell = call?.arg('shell');
  if (shell !== undefined && !isConstant(shell, false)) return false;
  const [first] = value.items ?? [];
  const [beginning] = first ? piecesOf(first) : [];
  return beginning !== undefined && typeof beginning !== 'string' && isTainted(beginning);
};

/** What is handed over is called a command and was put together as one text. */
function isCalledCommand(call: CallInfo, value: Value): boolean {
  const at = [...call.positional].indexOf(value);
  const node = call.positionalNodes[at];
  if (node?.type === 'Name' && /(^|_)(cmd|command)(_?line|_?str(ing)?)?$/i.test(node.id))
    return (value.parts?.length ?? 0) > 1 || (value.kind === 'str' && value.origin !== undefined);
  // `X_COMMAND.format(...)`
  const template = value.call?.method === 'format' ? value.call.receiverNode : undefined;
  return template?.type === 'Name' && /(^|_)(cmd|command)(_|$)/i.test(template.id);
}
/** Commands of databases and the like are texts as well. */
const isTable = (text: string): boolean =>
  /^\W*(use|show|set|get|grant|revoke|call|savepoint|rollback|release|begin|commit|copy|listen|notify|explain)\s/i.test(
    text,
  );

/** A text that reads as a command line, handed to a function that is called like one for commands. */
const isCommandLine = ({ value, call, isTainted }: SinkHit): boolean => {
  if (!call || value.items || value.kind === 'bytes') return false;
  if (tellsOnly.test(call.method)) return false;
  const before = textBefore(value, isTainted);
  const text = skeleton(value);
  if (/^\W*((ba|da|z|k)?sh|cmd(\.exe)?|powershell)\s+[-/]\w*c(ommand)?\s/i.test(before)) return true;
  if (!runner.test(call.method) && !(isCalledCommand(call, value) && hasOptions(value))) return false;
  if (isCalledCommand(call, value)) return !sql.test(text) && !isTable(text);
  return (
    /^\W*[a-z][\w./-]+\s+\S/i.test(text) &&
    (/(^|\s)-{1,2}\w|\s$/.test(before) ||
      /\s-{1,2}\w/.test(text) ||
      (runsLine.test(call.method) && /\s\S*[/"'=:]$|[|;&<>]/.test(before))) &&
    !sql.test(text) &&
    !isTable(text)
  );
};
const hasOptions = (value: Value): boolean => /^\W*[a-z][\w./-]+\s.*(^|\s)-{1,2}\w/is.test(skeleton(value));
/** Functions that report a command, or take it apart. */
const tellsOnly =
  /^_*(print\w*|log\w*|debug|info|warn(ing)?|error|exception|critical|echo|format|split|append|extend|add|join|len|str|repr|encode|write\w*|puts?|assert\w*|shlex)$/i;
const runner =
  /^_*((run|exec|execute|call|send|cli|do)_?(in_?)?(ssh|cmds?|commands?|shell|cli|process|script)?|ssh|ssh_?(exec|run|command|execute)|(cliq?|eql|cmd|ssh|shell)_?(run|exec|execute|call)|shell|sudo|system|get_?output|check_?output|popen)$/i;
/** Of these, those whose argument is a whole line for a shell, not a name and values. */
const runsLine = /exec_?command|ssh|shell|sudo|system|run_?(cmd|command)|popen/i;
/** Functions that quote for a shell, by what they are called. */
const quotesForShell =
  /^_*((shell|sh|cmd|arg|bash|posix)_?(quote|escape)d?|(shell|sh|cmd)_?format|(quote|escape)_?(for_)?(shell|sh|cmd|args?|argument)(_?(args?|cmd|command|argument))?|shellquote|shlex_quote|mkarg|_?quoted?)$/i;
const sql = /^\W*(select|insert|update|delete|create|drop|alter|with)\b/i;

const subprocesses = 'subprocess.{run,call,check_call,check_output,Popen}';
/** A command line that is put together is no less one for what an object holds. */
const labels = ['remote', 'local', 'parameter', 'field', 'listing'] as const;

export const commandInjection = {
  id: 'command-injection',
  title: 'Shell command built from untrusted data',
  cwes: [78],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'Untrusted data becomes part of a command line that a shell reads, or names the program that is run.',
  why: 'A shell gives signs such as `;`, `|` and `$( )` a meaning: whoever controls the data runs programs of their own.',
  fix: 'Call the program without a shell, with a list: `subprocess.run(["tool", value])`. Where a shell is needed, `shlex.quote` each value.',
  bad: [
    `import os

def ping(host):
    os.system("ping -c 1 " + host)
`,
    `import subprocess
from flask import Flask, request

app = Flask(__name__)

@app.get("/log")
def log():
    name = request.args["name"]
    return subprocess.check_output(f"tail -n 50 {name}.log", shell=True)
`,
    `import subprocess
import sys

def convert(options):
    subprocess.run(["sh", "-c", "convert " + options])

convert(sys.argv[1])
`,
    `import subprocess

def start(tool, *arguments):
    subprocess.Popen([tool, "--quiet"])
`,
    `import os

def shrink(folder):
    for name in os.listdir(folder):
        os.system("gzip " + os.path.join(folder, name))
`,
    `import os

def copy_in(host, script):
    os.execvp("sh", ["sh", "-c", "ssh " + host + " < " + script])
`,
  ],
  good: [
    `import subprocess

def ping(host):
    subprocess.run(["ping", "-c", "1", "--", host], check=True)
`,
    `import shlex
import subprocess

def log(name):
    return subprocess.check_output("tail -n 50 " + shlex.quote(name), shell=True)
`,
    `import os
import re

def ping(host):
    if not re.fullmatch(r"[a-z0-9.-]+", host):
        raise ValueError(host)
    os.system("ping -c 1 " + host)

def restart(service):
    if service in ("web", "mail"):
        os.system("systemctl restart " + service)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://docs.python.org/3/library/subprocess.html#security-considerations',
  ],
  tags: ['shell', 'subprocess'],
  flow: {
    sources: [
      'remote',
      'local',
      'parameter',
      {
        label: 'listing',
        call: ['os.{listdir,walk,scandir}', 'glob.{glob,iglob}'],
        what: 'names of files',
      },
    ],
    sinks: [
      { call: '*', labels: [...labels], when: isCommandLine },
      ...[
        { call: 'os.{system,popen,popen2,popen3,popen4}' },
        {
          call: '*.run_command',
          arg: [0, 'args'],
          when: ({ call }: SinkHit) => isConstant(call?.arg('use_unsafe_shell'), true),
        },
        { call: 'subprocess.{getoutput,getstatusoutput}', arg: [0, 'cmd'] },
        { call: 'asyncio.create_subprocess_shell', arg: [0, 'cmd'] },
        { call: 'asyncio.*.subprocess_shell', arg: 1 },
        { call: subprocesses, arg: [0, 'args'], when: throughShell },
        { call: subprocesses, arg: [0, 'args'], when: shellInList },
        { call: 'paramiko.SSHClient.exec_command', arg: [0, 'command'] },
        { call: '*', arg: [0, 'args', 'cmd', 'command'] as const, when: throughOtherShell },
        { call: '*', arg: 'any', when: shellElsewhere },
        { call: '*.{write,write_text,writelines}', when: isScript },
        {
          call: '*.{send_command,send_command_timing,send_command_expect,send_config_set}',
          arg: 'any',
          when: isConsoleLine,
        },
        {
          call: '*.send_command',
          arg: 'Parameters',
          when: ({ value, isTainted }: SinkHit) => {
            const commands = value.entries?.get('commands');
            return commands !== undefined && isTainted(commands);
          },
        },
        { call: 'paramiko.ProxyCommand', arg: [0, 'command_line'] },
        { call: 'fabric.operations.{run,sudo,local}', arg: [0, 'command'] },
        { call: '{fabric,invoke}.{run,sudo,local}', arg: [0, 'command'] },
        {
          call: '{fabric.{Connection,Group,SerialGroup,ThreadingGroup},invoke.Context}.{run,sudo,local}',
          arg: [0, 'command'],
        },
        { call: 'pexpect.{run,spawn,runu,spawnu}' },
        { call: 'pexpect.popen_spawn.PopenSpawn' },
        { call: '{popen2.{popen2,popen3,popen4,Popen3,Popen4},platform.popen}' },
      ].map((sink) => ({ ...sink, labels: [...labels] })),
      { call: subprocesses, arg: [0, 'args'], when: program },
      { call: 'os.{execv,execve,execvp,execvpe,posix_spawn,posix_spawnp}', arg: 1, when: shellInArguments },
      { call: 'os.{spawnv,spawnve,spawnvp,spawnvpe}', arg: 2, when: shellInArguments },
      {
        call: 'os.{execl,execle,execlp,execlpe,spawnl,spawnle,spawnlp,spawnlpe}',
        arg: 'any',
        when: shellInArguments,
      },
      { call: 'os.{execl,execle,execlp,execlpe,execv,execve,execvp,execvpe,posix_spawn,posix_spawnp}' },
      { call: 'os.{spawnl,spawnle,spawnlp,spawnlpe,spawnv,spawnve,spawnvp,spawnvpe}', arg: 1 },
      { call: 'asyncio.create_subprocess_exec', when: ({ value }) => value.kind !== 'list' },
      { call: 'pty.spawn', when: program },
    ],
    sanitizers: [
      'shlex.{quote,join}',
      'pipes.quote',
      'subprocess.list2cmdline',
      {
        call: '*',
        when: ({ method, names }) =>
          quotesForShell.test(method) && !matchesName(names, 'urllib.parse.*', 'urllib.quote'),
      },
    ],
  },
} satisfies Rule;
