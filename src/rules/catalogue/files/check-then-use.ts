import type { Node } from '../../engine/syntax/ast.ts';
import type { CallInfo, Value } from '../../engine/types.ts';
import { skeleton } from '../../engine/values/shape.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { some } from '../syntax.ts';

const reads = ['open', 'io.open', 'pathlib.Path.read_bytes', 'pathlib.Path.read_text', 'pathlib.Path.open'];

const pathOf = (call: CallInfo): Node | undefined =>
  call.method.startsWith('read_') || call.names.includes('pathlib.Path.open')
    ? call.receiverNode
    : call.positionalNodes[0];

const isReading = (call: CallInfo): boolean =>
  call.method.startsWith('read_') || !/[wax+]/.test(textOf(call.arg(call.receiver ? 0 : 1, 'mode')) ?? 'r');

const isLock = (path: Value | undefined): boolean =>
  path !== undefined && /\.(lock|lck|pid)$/.test(skeleton(path));

/** A file opened twice in a function that compares its checksum: what was checked need not be what is used. */
function openedTwice({ module, report, textOf: text }: RuleContext): void {
  for (const fn of module.functions) {
    if (fn.node.type !== 'FunctionDef') continue;
    const calls = module.calls.filter((call) => call.function === fn);
    const hashes = calls.some(({ names }) => names.some((name) => name.startsWith('hashlib.')));
    const compares = some(
      fn.node.body,
      (node) => node.type === 'Compare' || (node.type === 'Call' && /compare_digest/.test(text(node.func))),
    );
    if (!hashes || !compares) continue;
    // What lies in a folder of the function's own does not change under it.
    if (calls.some(({ method }) => /^(TemporaryDirectory|mkdtemp|mkstemp|NamedTemporaryFile)$/.test(method)))
      continue;
    const seen = new Map<string, CallInfo>();
    for (const call of calls) {
      if (!call.names.some((name) => reads.includes(name)) || !isReading(call)) continue;
      const path = pathOf(call);
      if (!path) continue;
      const name = text(path);
      const before = seen.get(name);
      if (before && before.node.start !== call.node.start)
        report(call.node, 'What was checked need not be what is read here');
      else seen.set(name, call);
    }
  }
}

export const checkThenUse = {
  id: 'check-then-use',
  title: 'File may change between its check and its use',
  cwes: [367, 362],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'A file is opened once to check its checksum and once more to use it, or a lock file is created after a look whether it exists.',
  why: 'In between another program replaces the file, or takes the same lock.',
  fix: 'Read the file once and use what was checked; create lock files with mode `"x"` (`os.O_CREAT | os.O_EXCL`).',
  bad: [
    `import hashlib
import json

def settings(path, expected):
    if hashlib.sha256(open(path, "rb").read()).hexdigest() != expected:
        raise ValueError("changed")
    with open(path) as file:
        return json.load(file)
`,
    `import os

def lock(folder):
    path = os.path.join(folder, "import.lock")
    if os.path.exists(path):
        return False
    with open(path, "w") as file:
        file.write(str(os.getpid()))
    return True
`,
  ],
  good: [
    `import hashlib
import json

def settings(path, expected):
    data = open(path, "rb").read()
    if hashlib.sha256(data).hexdigest() != expected:
        raise ValueError("changed")
    return json.loads(data)
`,
    `import os

def lock(folder):
    try:
        with open(os.path.join(folder, "import.lock"), "x") as file:
            file.write(str(os.getpid()))
    except FileExistsError:
        return False
    return True
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/367.html',
    'https://docs.python.org/3/library/functions.html#open',
  ],
  tags: ['files', 'concurrency'],
  file: (context) => {
    openedTwice(context);
    const { module, report } = context;
    if (/\bflock\b|lockf\b/.test(module.text)) return;
    for (const call of module.callsOf('open')) {
      const asks = module
        .callsOf('os.path.{exists,isfile}', '*.exists')
        .some((other) => other.function === call.function);
      if (asks && /w/.test(textOf(call.arg(1, 'mode')) ?? '') && isLock(call.arg(0, 'file')))
        report(call.node);
    }
  },
} satisfies Rule;
