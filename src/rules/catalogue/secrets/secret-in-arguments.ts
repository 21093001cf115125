import type { Rule } from '../../rule.ts';
import { confidential } from './confidential.ts';

export const secretInArguments = {
  id: 'secret-in-arguments',
  title: 'Secret in the arguments of a program',
  cwes: [214, 522],
  severity: 'medium',
  precision: 'high',
  kind: 'security',
  what: 'A password, key or token is part of the command line of a program that is started.',
  why: 'Every user of the machine can list the arguments of running programs; they also end in logs and histories.',
  fix: 'Hand it over by standard input (`input=`), by the environment of the program (`env=`) or in a file that only its owner can read.',
  bad: [
    `import subprocess

def dump(database, password):
    return subprocess.run(["mysqldump", f"--password={password}", database], capture_output=True, check=True).stdout
`,
    `import os
import shlex

class Unlocker:
    def unlock(self, volume, passphrase):
        os.system("echo " + shlex.quote(passphrase) + " | cryptsetup open " + shlex.quote(volume) + " data")
`,
  ],
  good: [
    `import os
import subprocess

def dump(database, password):
    environment = {**os.environ, "MYSQL_PWD": password}
    return subprocess.run(["mysqldump", database], env=environment, capture_output=True, check=True).stdout
`,
    `import subprocess

def unlock(volume, passphrase):
    subprocess.run(["cryptsetup", "open", volume, "data"], input=passphrase.encode(), check=True)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/214.html',
    'https://man7.org/linux/man-pages/man5/proc_pid_cmdline.5.html',
  ],
  tags: ['subprocess', 'secrets'],
  flow: {
    sources: [confidential],
    guardKinds: [],
    sinks: [
      { call: 'subprocess.{run,call,check_call,check_output,Popen}', arg: [[0, 'args']] },
      { call: 'subprocess.{getoutput,getstatusoutput}' },
      { call: 'os.{system,popen}' },
      { call: 'asyncio.{create_subprocess_exec,create_subprocess_shell}', arg: [0, 1, 2, 3, 4, 5, 6] },
      { call: 'pexpect.{spawn,run}', arg: [0, 1] },
    ],
  },
} satisfies Rule;
