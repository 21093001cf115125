import { matchesName } from '../../engine/names/patterns.ts';
import { skeleton } from '../../engine/values/shape.ts';
import { isConstant } from '../../engine/values/value.ts';
import type { Rule } from '../../rule.ts';

const accepting = 'paramiko.{AutoAddPolicy,WarningPolicy,client.AutoAddPolicy,client.WarningPolicy}';

export const unknownHostKey = {
  id: 'unknown-host-key',
  title: 'Unknown key of an SSH server is accepted',
  cwes: [322, 295],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'A connection over SSH goes on although the key of the server is not known.',
  why: 'Anyone on the way can answer in the place of the server, and gets the password and all that is sent.',
  fix: 'Load the known keys (`load_host_keys`, `load_system_host_keys`) and keep `RejectPolicy`; give `Transport.connect` the expected `hostkey`.',
  bad: [
    `import paramiko

client = paramiko.SSHClient()
client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
client.connect("backup.example", username="backup")
`,
    `import paramiko

def upload(host, user, key, path):
    transport = paramiko.Transport((host, 22))
    transport.connect(username=user, pkey=key)
    paramiko.SFTPClient.from_transport(transport).put(path, "/in/" + user)
`,
    `import subprocess

def restart(host):
    subprocess.run(["ssh", "-o", "StrictHostKeyChecking=no", host, "systemctl restart shop"], check=True)
`,
    `import asyncssh

async def uptime(host):
    async with asyncssh.connect(host, known_hosts=None) as connection:
        return (await connection.run("uptime")).stdout
`,
  ],
  good: [
    `import paramiko

client = paramiko.SSHClient()
client.load_system_host_keys()
client.set_missing_host_key_policy(paramiko.RejectPolicy())
client.connect("backup.example", username="backup")
`,
    `import paramiko

def open_transport(host, user, key, expected):
    transport = paramiko.Transport((host, 22))
    transport.connect(hostkey=expected, username=user, pkey=key)
    return transport
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/322.html',
    'https://docs.paramiko.org/en/stable/api/client.html',
    'https://man.openbsd.org/ssh_config#StrictHostKeyChecking',
  ],
  tags: ['ssh', 'paramiko'],
  calls: {
    '*.set_missing_host_key_policy': (call, { report }) => {
      if (matchesName(call.arg(0, 'policy')?.names ?? [], accepting)) report(call.argNode(0, 'policy'));
    },
    'paramiko.{Transport,transport.Transport}.connect': (call, { report, module }) => {
      const key = call.arg(0, 'hostkey');
      const isCheckedByHand = module.calls.some(({ method }) => method === 'get_remote_server_key');
      if ((key === undefined || isConstant(key, null)) && !isCheckedByHand) report(call.node);
    },
    'asyncssh.{connect,create_connection}': (call, { report }) => {
      if (isConstant(call.arg('known_hosts'), null)) report(call.argNode('known_hosts'));
    },
    'subprocess.{run,call,check_call,check_output,Popen}': (call, { report }) => {
      const command = call.arg(0, 'args');
      const texts = command?.items ?? (command ? [command] : []);
      if (texts.some((text) => /StrictHostKeyChecking[= ](no|off|accept-new)\b/i.test(skeleton(text))))
        report(call.argNode(0, 'args'));
    },
    'os.system': (call, { report }) => {
      const command = call.arg(0);
      if (command && /StrictHostKeyChecking[= ](no|off)\b/i.test(skeleton(command))) report(call.argNode(0));
    },
  },
} satisfies Rule;
