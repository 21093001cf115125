import type { Node } from '../../engine/syntax/ast.ts';
import type { Value } from '../../engine/types.ts';
import type { Rule } from '../../rule.ts';
import { calledName, some } from '../syntax.ts';

const isMessage = (node: Node): boolean =>
  node.type === 'Expr' &&
  /^(print|warn|warning|info|error|debug|exception|log|critical|echo|write)$/.test(calledName(node.value));

const isDigest = (value: Value): boolean =>
  value.names.some((name) => /^(hashlib|hmac)\..*digest\(\)$/.test(name));

export const ignoredMismatch = {
  id: 'ignored-mismatch',
  title: 'Wrong checksum is only reported',
  cwes: [494, 354],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'When a digest differs from the expected one, a message is written, and the program goes on with the data.',
  why: 'Whoever changed the data on the way is not stopped.',
  fix: 'Raise an exception, and use or store the data only after the check.',
  bad: [
    `import hashlib

def install(data, expected, path):
    if hashlib.sha256(data).hexdigest() != expected:
        print("checksum differs")
    with open(path, "wb") as file:
        file.write(data)
`,
    `import hashlib
import logging

def install(data, expected, path):
    found = hashlib.sha512(data).hexdigest()
    if found != expected:
        logging.warning("checksum is %s", found)
    path.write_bytes(data)
`,
  ],
  good: [
    `import hashlib

def install(data, expected, path):
    if hashlib.sha256(data).hexdigest() != expected:
        raise ValueError("checksum differs")
    with open(path, "wb") as file:
        file.write(data)
`,
    `import hashlib

def report(data, expected):
    if hashlib.sha256(data).hexdigest() != expected:
        print("changed")
    else:
        print("unchanged")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/494.html',
    'https://cwe.mitre.org/data/definitions/354.html',
  ],
  tags: ['hashlib', 'updates'],
  nodes: {
    If: (node, { report, valueOf }, fn) => {
      const { test, body, orelse } = node;
      if (test.type !== 'Compare' || test.ops[0] !== '!=' || orelse.length > 0 || !body.every(isMessage))
        return;
      if (![test.left, ...test.comparators].some((side) => isDigest(valueOf(side)))) return;
      const goesOn =
        fn?.node.type === 'FunctionDef' &&
        some(
          fn.node.body,
          (inner) =>
            inner.start > node.end &&
            /^(write|write_bytes|extractall|run|load|loads|exec|save)$/.test(calledName(inner)),
        );
      if (goesOn) report(test);
    },
  },
} satisfies Rule;
