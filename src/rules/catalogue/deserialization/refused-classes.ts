import type { Node } from '../../engine/syntax/ast.ts';
import type { Rule } from '../../rule.ts';
import { some } from '../syntax.ts';

const raises = (nodes: readonly Node[]): boolean => nodes.some(({ type }) => type === 'Raise');

/** `if module in (...): raise`: what is not listed is loaded. */
const refuses = (node: Node): boolean =>
  node.type === 'If' &&
  raises(node.body) &&
  some(
    [node.test],
    (inner) =>
      (inner.type === 'Compare' && (inner.ops[0] === 'in' || inner.ops[0] === '==')) ||
      (inner.type === 'Call' && inner.func.type === 'Attribute' && inner.func.attr === 'startswith'),
  ) &&
  !some([node.test], (inner) => inner.type === 'UnaryOp' && inner.op === 'not');

export const refusedClasses = {
  id: 'refused-classes',
  title: 'Unpickler that refuses a list of modules and loads all others',
  cwes: [502, 184],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: '`find_class` of an unpickler names what may not be loaded.',
  why: 'Hundreds of functions of the standard library run code or change files; a list of some of them leaves the others.',
  fix: 'List what may be loaded and refuse everything else, or use a format of data alone such as JSON.',
  bad: [
    `import pickle

class Careful(pickle.Unpickler):
    def find_class(self, module, name):
        if module in {"os", "subprocess"}:
            raise pickle.UnpicklingError(module)
        return super().find_class(module, name)
`,
    `import pickle

class Careful(pickle.Unpickler):
    def find_class(self, module, name):
        if module == "os" or name == "eval":
            raise pickle.UnpicklingError(name)
        return pickle.Unpickler.find_class(self, module, name)
`,
  ],
  good: [
    `import pickle

class Careful(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) not in {("decimal", "Decimal"), ("datetime", "date")}:
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)
`,
    `import pickle
import decimal

class Careful(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) == ("decimal", "Decimal"):
            return decimal.Decimal
        raise pickle.UnpicklingError(name)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/502.html',
    'https://docs.python.org/3/library/pickle.html#restricting-globals',
  ],
  tags: ['pickle'],
  meaningfulNames: /^find_class$/,
  functions: ({ node, name, class: owner }, { report }) => {
    if (name !== 'find_class' || !owner || node.type !== 'FunctionDef') return;
    const refusal = node.body.find(refuses);
    const last = node.body.at(-1);
    const loadsOthers =
      last?.type === 'Return' &&
      last.value !== null &&
      some([last.value], (inner) => inner.type === 'Attribute' && inner.attr === 'find_class');
    if (refusal?.type === 'If' && loadsOthers) report(refusal.test);
  },
} satisfies Rule;
