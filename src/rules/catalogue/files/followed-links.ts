import type { Node, Stmt } from '../../engine/syntax/ast.ts';
import { isConstant } from '../../engine/values/value.ts';
import type { CallInfo } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { calledName, some } from '../syntax.ts';

const touches =
  /^(remove|unlink|rmdir|rmtree|copy|copy2|copyfile|copyfileobj|move|rename|replace|write_bytes|chmod|chown)$/;
const removes = /^(remove|unlink|rmdir|rmtree)$/;
const checksLinks = /^(islink|is_symlink|lstat)$/;

const bodyOf = (call: CallInfo, { module }: RuleContext): readonly Node[] =>
  call.function?.node.type === 'FunctionDef' ? call.function.node.body : module.ast.body;

const following =
  (...where: readonly (number | string)[]) =>
  (call: CallInfo, context: RuleContext): void => {
    if (!isConstant(call.arg(...where), true)) return;
    if (some(bodyOf(call, context), (node) => touches.test(calledName(node)))) context.report(call.node);
  };

const isFolderTest = (node: Node): boolean =>
  /^(isdir|is_dir)$/.test(calledName(node)) &&
  node.type === 'Call' &&
  !node.args.some(
    ({ name, value }) => name === 'follow_symlinks' && value.type === 'Constant' && value.value === false,
  );

export const followedLinks = {
  id: 'followed-links',
  title: 'Links are followed while a tree is removed or copied',
  cwes: [59, 61],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'A tree of folders is walked through links, and what is found is removed, copied or changed.',
  why: 'Whoever can put a link into the tree chooses files elsewhere, which are removed or become readable.',
  fix: 'Leave `followlinks` off, ask `is_symlink()` before `is_dir()`, use `os.scandir` with `follow_symlinks=False` or `shutil.rmtree`.',
  bad: [
    `import os

def clean(folder):
    for place, _, names in os.walk(folder, followlinks=True):
        for name in names:
            os.remove(os.path.join(place, name))
`,
    `import os

def clean(folder):
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            clean(path)
        else:
            os.unlink(path)
`,
  ],
  good: [
    `import os

def clean(folder):
    for place, _, names in os.walk(folder):
        for name in names:
            os.remove(os.path.join(place, name))
`,
    `import os

def clean(folder):
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            clean(entry.path)
        else:
            os.unlink(entry.path)
`,
    `import os

def count(folder):
    return sum(len(names) for _, _, names in os.walk(folder, followlinks=True))
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/59.html',
    'https://cwe.mitre.org/data/definitions/61.html',
    'https://docs.python.org/3/library/os.html#os.walk',
  ],
  tags: ['files', 'links'],
  calls: {
    'os.walk': following(3, 'followlinks'),
    'os.fwalk': following('follow_symlinks'),
    'glob.{glob,iglob}': (call, context) => {
      // `**` goes through links to folders.
      if (
        isConstant(call.arg('recursive'), true) &&
        some(bodyOf(call, context), (node) => removes.test(calledName(node)) && calledName(node) !== 'rmtree')
      )
        context.report(call.node);
    },
  },
  functions: (fn, { report }) => {
    const { node, name } = fn;
    if (node.type !== 'FunctionDef' || !some(node.body, (inner) => removes.test(calledName(inner)))) return;
    const goesDown = (nodes: readonly Stmt[]): boolean => some(nodes, (inner) => calledName(inner) === name);
    let isChecked = false;
    some(node.body, (inner) => {
      if (inner.type !== 'If') return false;
      if (some([inner.test], (one) => checksLinks.test(calledName(one)))) isChecked = true;
      else if (!isChecked && some([inner.test], isFolderTest) && goesDown(inner.body)) report(inner.test);
      return false;
    });
  },
} satisfies Rule;
