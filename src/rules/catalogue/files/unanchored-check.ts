import type { Node } from '../../engine/syntax/ast.ts';
import { textOf } from '../../engine/values/value.ts';
import type { CallInfo } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { calledName, some } from '../syntax.ts';

const leaves = (node: Node): boolean =>
  node.type === 'Raise' ||
  node.type === 'Return' ||
  node.type === 'Continue' ||
  /^(abort|exit|error)$/.test(calledName(node));

/** A pattern that says how the whole should look: more than one class or repetition, no `.*`. */
const describesWhole = (pattern: string): boolean =>
  /\[[^\]]+\]|\\[dw]/.test(pattern) &&
  /[+*{]|\](?:\[|\\|-)|\\d\\d/.test(pattern) &&
  !/\.[*+]/.test(pattern) &&
  !pattern.includes('|');

function gap(call: CallInfo): string | undefined {
  const pattern = textOf(call.arg(0, 'pattern')) ?? textOf(call.receiver?.call?.arg(0, 'pattern'));
  if (pattern === undefined || !describesWhole(pattern)) return undefined;
  const flags = call.arg(2, 'flags') ?? call.receiver?.call?.arg(1, 'flags');
  const isMultiline =
    flags?.names.some((name) => /^re\.(M|MULTILINE)$/.test(name)) === true || pattern.startsWith('(?m)');
  const end = isMultiline ? /\\Z$/ : /(\\Z|\$)$/;
  const start = isMultiline ? /^\\A/ : /^(\^|\\A)/;
  if (!end.test(pattern)) return 'the end';
  return call.method === 'search' && !start.test(pattern) ? 'the beginning' : undefined;
}

/** The name that is checked becomes part of a path or of a command in the same function. */
const isUsed = (checked: Node | undefined, body: readonly Node[]): boolean =>
  checked?.type === 'Name' &&
  some(body, (node) => {
    if (node.type !== 'Call') return false;
    return (
      /^(open|join|joinpath|Path|run|Popen|call|check_output|system|execute|send_file|remove|unlink)$/.test(
        calledName(node),
      ) &&
      node.args.some(({ value }) =>
        some([value], (inner) => inner.type === 'Name' && inner.id === checked.id),
      )
    );
  });

export const unanchoredCheck = {
  id: 'unanchored-check',
  title: 'Check of a text by a pattern that looks at a part of it',
  cwes: [777, 625, 22],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'A value is refused unless `re.match` or `re.search` finds a pattern that is not bound to the beginning and the end, and is then used in a path, a command or a statement.',
  why: 'Anything may stand behind (or before) the part that was found: `AB-1234/../../etc/passwd`.',
  fix: 'Use `re.fullmatch`, without `re.MULTILINE`.',
  bad: [
    `import os
import re

def load(folder, number):
    if not re.match(r"[A-Z]{2}-[0-9]{4}", number):
        raise ValueError(number)
    with open(os.path.join(folder, number)) as file:
        return file.read()
`,
    `import os
import re

NUMBER = re.compile(r"^\\d{6}$", re.MULTILINE)

def load(folder, number):
    if NUMBER.search(number) is None:
        return None
    with open(os.path.join(folder, number)) as file:
        return file.read()
`,
  ],
  good: [
    `import os
import re

def load(folder, number):
    if not re.fullmatch(r"[A-Z]{2}-[0-9]{4}", number):
        raise ValueError(number)
    with open(os.path.join(folder, number)) as file:
        return file.read()
`,
    `import re

def kind(line):
    if not re.match(r"[A-Z]{2}-[0-9]{4}", line):
        return "text"
    return "order"
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/777.html',
    'https://docs.python.org/3/library/re.html#search-vs-match',
  ],
  tags: ['re', 'files'],
  nodes: {
    If: (node, { report, module }: RuleContext, fn) => {
      if (fn?.node.type !== 'FunctionDef' || !node.body.some(leaves)) return;
      some([node.test], (inner) => {
        const call = inner.type === 'Call' ? module.calls.find((one) => one.node === inner) : undefined;
        if (
          !call ||
          !/^(match|search)$/.test(call.method) ||
          !call.names.some((name) => name.startsWith('re.'))
        )
          return false;
        const missing = gap(call);
        const checked = call.positionalNodes.at(
          call.names.some((name) => name.startsWith('re.Pattern')) ? 0 : 1,
        );
        const body = fn.node.type === 'FunctionDef' ? fn.node.body : [];
        if (missing !== undefined && isUsed(checked, body))
          report(inner, `This pattern is not bound to ${missing} of the text`);
        return false;
      });
    },
  },
} satisfies Rule;
