import { matchesName } from '../../engine/names/patterns.ts';
import type { Rule, Sink, SinkHit } from '../../rule.ts';
import { piecesOf } from '../../engine/values/shape.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import { isAsItCame, isOwnBesideOthers } from '../text.ts';
import { isCommandLine, quotesForShell } from './command-lines.ts';
import {
  checkOperator,
  checkTex,
  feedsShell,
  isConsoleLine,
  isScript,
  isShellEntry,
  shellElsewhere,
  shellInArguments,
  shellInList,
  subprocesses,
  throughOtherShell,
  throughShell,
} from './shells.ts';

/** The program itself is chosen by the data. */
const program = ({ value, isTainted, call, taints }: SinkHit): boolean => {
  const shell = call?.arg('shell');
  if (shell !== undefined && !isConstant(shell, false)) return false;
  // A command line whose beginning says what to run: `f"ls {folder}".split(" ")`.
  const whole = /^r?split$/.test(value.call?.method ?? '') ? value.call?.receiver : undefined;
  if (whole && typeof piecesOf(whole)[0] === 'string') return false;
  const [first] = value.items ?? [];
  const [beginning] = first ? piecesOf(first) : [];
  if (beginning === undefined || typeof beginning === 'string' || !isTainted(beginning)) return false;
  // What a function finds for something given is one of the programs that it knows.
  return isAsItCame(beginning) || taints.some(({ label }) => label === 'remote');
};

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
    `import subprocess

def schedule(hour, name):
    subprocess.run(["crontab", "-"], input=f"0 {int(hour)} * * * backup {name}\\n", text=True)
`,
    `import os

def copy_in(host, script):
    os.execvp("sh", ["sh", "-c", "ssh " + host + " < " + script])
`,
    `from fabric.api import run

def allow(key):
    run("echo '%s' >> ~/.ssh/authorized_keys" % key)
`,
    `class Volumes:
    def create(self, name):
        self._execute("sh", "-c", "lvcreate -n %s vg | tee log" % name)

    def copy(self, name):
        self._run_shell_cmd("net conf addshare '%s' /srv" % name)
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
    `import subprocess

def count(text):
    return subprocess.run(["wc", "-w"], input=text, text=True, capture_output=True).stdout
`,
    `import subprocess

PROFILES = {"fast": 1, "small": 2}

def encode(profile):
    level = PROFILES[profile]
    subprocess.run(f"encode -l {level} --name {profile}", shell=True)
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
    `import os

def note(text):
    os.system("echo '%s' >> notes" % text.replace("'", "'\\\\''"))
`,
    `import subprocess

class Index:
    def download(self, url, folder):
        program = self.program_for(url)
        subprocess.check_call([program, "clone", "--", url, folder])
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://docs.python.org/3/library/subprocess.html#security-considerations',
  ],
  tags: ['shell', 'subprocess'],
  calls: {
    [subprocesses]: checkTex,
    '{*.,}BashOperator': checkOperator,
  },
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
      { call: '*', labels: [...labels], when: (hit) => !isOwnBesideOthers(hit) && isCommandLine(hit) },
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
        { call: '*.run_command', arg: 'any', when: isShellEntry },
        // Lines of a crontab.
        { call: '*.new', arg: 'command', when: ({ value }: SinkHit) => (value.parts?.length ?? 0) > 1 },
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
      ].map((sink: Sink) => ({
        ...sink,
        labels: [...labels],
        when: (hit: SinkHit) => !isOwnBesideOthers(hit) && (sink.when?.(hit) ?? true),
      })),
      { call: 'subprocess.{run,check_output}', arg: 'input', when: feedsShell },
      { call: '*.communicate', arg: [0, 'input'], when: feedsShell },
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
      // A quote in single quotes: they end, it stands alone, they go on.
      {
        call: '*.replace',
        when: ({ positional: [quote, by] }) =>
          textOf(quote) === "'" && /^'(\\'|"'")'$/.test(textOf(by) ?? ''),
      },
      {
        call: '*',
        when: ({ method, names }) =>
          quotesForShell.test(method) && !matchesName(names, 'urllib.parse.*', 'urllib.quote'),
      },
    ],
  },
} satisfies Rule;
