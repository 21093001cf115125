import type { Node } from '../../engine/syntax/ast.ts';
import type { CallInfo } from '../../engine/types.ts';
import type { Rule, RuleContext, SinkHit } from '../../rule.ts';
import { confidential } from '../secrets/confidential.ts';
import { calledName, some } from '../syntax.ts';

const modeOf = (call: CallInfo, ...where: readonly (number | string)[]): number | undefined => {
  const mode = call.arg(...where)?.constant?.value;
  return typeof mode === 'number' ? mode : undefined;
};

/** Everybody may write. */
const checkMode =
  (...where: readonly (number | string)[]) =>
  (call: CallInfo, { report, textOf }: RuleContext): void => {
    const mode = modeOf(call, ...where);
    const node = call.argNode(...where);
    const byName =
      mode === undefined && /\bS_(IRWXO|IWOTH)\b/.test(textOf(node)) && !textOf(node).includes('~');
    if (byName || (mode !== undefined && mode >= 0 && (mode & 0o002) !== 0 && (mode & 0o1000) === 0))
      report(node);
  };

/** A mode for the owner alone, by number or by name. */
const isOwners = (node: Node): boolean =>
  (node.type === 'Constant' &&
    typeof node.value === 'number' &&
    node.value > 0 &&
    (node.value & 0o077) === 0) ||
  (node.type === 'Attribute' && /^S_I(RUSR|WUSR|RWXU)$/.test(node.attr));

/** The program gives some file to its owner alone, by whatever call. */
const knowsOwner = ({ module }: RuleContext): boolean =>
  some(module.ast.body, (node) => {
    if (node.type !== 'Call') return false;
    const { args } = node;
    const name = calledName(node);
    if (/^(mkstemp|NamedTemporaryFile|mkdtemp|TemporaryFile)$/.test(name)) return true;
    if (name === 'umask')
      return args.some(({ value }) => value.type === 'Constant' && (Number(value.value) & 0o077) === 0o077);
    if (args.some((argument) => argument.name === 'opener')) return true;
    return /^(open|chmod|fchmod|touch)$/.test(name) && args.some(({ value }) => some([value], isOwners));
  });

const readableByAll = (hit: SinkHit): boolean => !knowsOwner(hit.context);

export const loosePermissions = {
  id: 'loose-permissions',
  title: 'File that others may change, or a secret that they may read',
  cwes: [732, 276],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'A file or folder gets permissions with which every user may write to it, the umask is removed, or a secret is written to a file with the usual permissions, which let others read.',
  why: 'Other users of the machine, and programs that run for them, read or change what is there.',
  fix: 'Use `0o600` for files with secrets (`os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)`) and `0o755` or less for others.',
  bad: [
    `import os

def publish(path):
    os.chmod(path, 0o777)
`,
    `import os
import stat

def share(path):
    os.chmod(path, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)
`,
    `import os

os.umask(0)
`,
    `import json

def remember(path, user, password):
    with open(path, "w") as file:
        json.dump({"user": user, "password": password}, file)
`,
  ],
  good: [
    `import os
from pathlib import Path

def publish(path):
    os.chmod(path, 0o644)
    Path(path).parent.chmod(0o755)
`,
    `import json
import os

def remember(path, user, password):
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        json.dump({"user": user, "password": password}, file)
`,
    `import os
import stat

def lock(path):
    os.chmod(path, os.stat(path).st_mode & ~stat.S_IWOTH)
    os.umask(0o077)
`,
    `import os

def current_mask():
    mask = os.umask(0)
    os.umask(mask)
    return mask
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/732.html',
    'https://docs.python.org/3/library/os.html#os.open',
  ],
  tags: ['files', 'permissions'],
  calls: {
    'os.{chmod,fchmod,lchmod}': checkMode(1, 'mode'),
    'os.{mkdir,makedirs,mkfifo}': checkMode(1, 'mode'),
    'os.open': checkMode(2, 'mode'),
    'pathlib.Path.{chmod,touch,mkdir}': checkMode(0, 'mode'),
    'os.umask': (call, { report, module }) => {
      // The mask can only be read by setting another: `mask = os.umask(0)` and `os.umask(mask)`.
      const isPutBack = module.callsOf('os.umask').some((each) => each.arg(0)?.call?.node === call.node);
      if (modeOf(call, 0) === 0 && !isPutBack) report(call.node);
    },
  },
  flow: {
    sources: [confidential],
    guardKinds: [],
    sanitizers: [
      '*.{encrypt,hash,hashpw,hexdigest,digest,derive}',
      '{encrypt,hash_password}',
      '*.{generate_password_hash,hash_password}',
    ],
    sinks: [
      { call: 'json.dump', when: readableByAll },
      {
        call: '{file,?}.write',
        when: (hit) => hit.call?.receiver?.names.includes('file') === true && readableByAll(hit),
      },
      { call: 'pathlib.Path.{write_text,write_bytes}', when: readableByAll },
    ],
    message: () => 'A secret in a file that others may read',
  },
} satisfies Rule;
