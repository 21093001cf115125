import type { Value } from '../../engine/types.ts';
import { piecesOf } from '../../engine/values/shape.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { isAsItCame } from '../text.ts';

const plain = new Set(['str', 'int', 'float', 'bool', 'none', 'bytes']);

/** An object whose attributes lead on; texts and numbers have none that tell anything. */
const isObject = (value: Value): boolean =>
  !plain.has(value.kind ?? '') && value.constant === undefined && value.parts === undefined;

/** A template for text that is wholly the data's, filled with objects. */
const isTemplate = ({ call, value, isTainted, taints }: SinkHit): boolean => {
  if (!call || (value.kind !== undefined && value.kind !== 'str')) return false;
  // Objects of libraries have methods of this name; so do formatters that are handed in.
  if (value.kind !== 'str' && value.names.some((name) => !/(\[\]|\(\))$/.test(name))) return false;
  const [first] = piecesOf(value);
  if (typeof first === 'string' || first === undefined || !isTainted(first) || !isAsItCame(first))
    return false;
  if (call.method === 'format_map') return call.positional.length > 0;
  const named = [...call.keywords].filter(([name]) => call.keywordNodes.get(name)?.type !== 'Attribute');
  // One argument without a name: more often a formatter's own method. An attribute of an object is mostly plain.
  const positional =
    call.keywords.size === 0 && call.positional.length === 1
      ? []
      : call.positional.filter((_each, i) => call.positionalNodes[i]?.type !== 'Attribute');
  return (
    [...named.map(([, each]) => each), ...positional].some(isObject) ||
    (call.rest !== undefined && taints.some(({ label }) => label === 'remote'))
  );
};

export const formatString = {
  id: 'format-string',
  title: 'Format that others write, filled with objects',
  cwes: [134],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: '`format` is called on untrusted text and given objects.',
  why: 'Placeholders reach attributes: `{item.__init__.__globals__}` shows the variables of the module, keys among them; a wide field such as `{0:>9999999999}` takes all memory.',
  fix: 'Replace the few placeholders that are meant by hand, or use `string.Template`; or give texts and numbers alone.',
  bad: [
    `def label(template, product):
    return template.format(product=product)
`,
    `from flask import Flask, request
from people import load_user

app = Flask(__name__)

@app.post("/greeting")
def greeting():
    return {"text": request.form["text"].format(user=load_user())}
`,
    `def line(pattern, row):
    return pattern.format_map(row)
`,
  ],
  good: [
    `import string

def label(template, product):
    return string.Template(template).substitute(name=product.name)
`,
    `def label(product):
    return "{product.name}: {product.price}".format(product=product)
`,
    `TEMPLATES = {"short": "{p.name}", "long": "{p.name}: {p.price}"}

def label(kind, product):
    return TEMPLATES[kind].format(p=product)
`,
    `def translated(text, *values):
    return text.format(*values)
`,
    `def show(formatter, record):
    return formatter.format(record)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/134.html',
    'https://docs.python.org/3/library/string.html#format-string-syntax',
  ],
  tags: ['format'],
  flow: {
    sinks: [{ call: '{?,str,*}.{format,format_map}', arg: 'receiver', when: isTemplate }],
  },
} satisfies Rule;
