import { textOf } from '../../engine/values/value.ts';
import { piecesOf } from '../../engine/values/shape.ts';
import type { CallInfo, Value } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const shared = /^\/(var\/)?tmp\/.|^\/dev\/shm\/./;
const random = /^(secrets\.|uuid\.uuid4|os\.urandom|tempfile\.mk|random\.SystemRandom)/;

const madeBy = (value: Value, which: RegExp): boolean =>
  value.names.some((name) => which.test(name)) || value.call?.names.some((name) => which.test(name)) === true;

/** A name in the folder that all users share, without anything that others cannot guess. */
function isGuessable(value: Value | undefined, depth = 0): boolean {
  if (!value || depth > 3) return false;
  const pieces = piecesOf(value);
  if (pieces.some((piece) => typeof piece !== 'string' && madeBy(piece, random))) return false;
  const [first] = pieces;
  if (typeof first === 'string') return shared.test(first);
  return first !== undefined && pieces.length > 1 && madeBy(first, /^tempfile\.gettempdir/);
}

function check(path: Value | undefined, call: CallInfo, { report }: RuleContext): void {
  if (isGuessable(path))
    report(call.node, 'A name that others can guess, in a folder that they can write to');
}

const writes = (mode: Value | undefined): boolean => /[wa]/.test(textOf(mode) ?? 'r');

export const insecureTempFile = {
  id: 'insecure-temp-file',
  title: 'Temporary file that others can put there first',
  cwes: [377, 378, 379],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'A name for a temporary file is made with `mktemp`, or is one that can be guessed in the folder that all users share, and the file is created later.',
  why: 'Another user of the machine creates a file or a link of that name in between, and gets what is written, or lets the program overwrite something.',
  fix: 'Use `tempfile.mkstemp`, `NamedTemporaryFile` or `TemporaryDirectory`, which create the file at once and for one user alone.',
  bad: [
    `import tempfile

def stage(data):
    name = tempfile.mktemp(suffix=".csv")
    with open(name, "w") as file:
        file.write(data)
    return name
`,
    `import os
import tempfile

def stage(number, data):
    name = os.path.join(tempfile.gettempdir(), f"report-{number}.csv")
    with open(name, "w") as file:
        file.write(data)
    return name
`,
    `from pathlib import Path

def remember(state):
    Path("/tmp/crawler-state.json").write_text(state)
`,
  ],
  good: [
    `import os
import tempfile

def stage(data):
    handle, name = tempfile.mkstemp(suffix=".csv")
    with os.fdopen(handle, "w") as file:
        file.write(data)
    return name
`,
    `import os
import tempfile

def stage(number, data):
    name = os.path.join(tempfile.mkdtemp(), f"report-{number}.csv")
    with open(name, "w") as file:
        file.write(data)
    return name
`,
    `def load(number):
    with open(f"/tmp/report-{number}.csv") as file:
        return file.read()
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/377.html',
    'https://docs.python.org/3/library/tempfile.html#tempfile.mktemp',
  ],
  tags: ['files', 'tempfile'],
  calls: {
    'tempfile.mktemp': (call, { report }) => report(call.node),
    'os.{tempnam,tmpnam}': (call, { report }) => report(call.node),
    '{open,io.open,codecs.open}': (call, context) => {
      if (writes(call.arg(1, 'mode'))) check(call.arg(0, 'file'), call, context);
    },
    'pathlib.Path.{write_text,write_bytes}': (call, context) => check(call.receiver, call, context),
    'pathlib.Path.open': (call, context) => {
      if (writes(call.arg(0, 'mode'))) check(call.receiver, call, context);
    },
  },
} satisfies Rule;
