import { piecesOf, textBefore } from '../../engine/values/shape.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { isCalled } from './called.ts';

/** A prefix (`"do_" + name`) leaves only names that were made to be called. */
const isFree = ({ value, isTainted }: SinkHit): boolean => textBefore(value, isTainted) === '';

/** Who hands over the object as well as the name chooses both. */
const isHandedOver = ({ call, taints, isTainted }: SinkHit): boolean => {
  const object = call?.arg(0);
  return object !== undefined && isTainted(object) && taints.every(({ label }) => label === 'parameter');
};

const isChosenAndCalled = (hit: SinkHit): boolean =>
  hit.call !== undefined && isFree(hit) && !isHandedOver(hit) && isCalled(hit.call.node, hit);

/** `eval(f"module.{name}(...)")`: a look-up in other words. */
const namesFunction = ({ value, isTainted }: SinkHit): boolean => {
  const pieces = piecesOf(value);
  return pieces.some((piece, i) => {
    const [before, after] = [pieces[i - 1], pieces[i + 1]];
    return (
      typeof piece !== 'string' &&
      isTainted(piece) &&
      (before === undefined || (typeof before === 'string' && /[\w)]\.$/.test(before))) &&
      typeof after === 'string' &&
      after.startsWith('(')
    );
  });
};

export const unsafeReflection = {
  id: 'unsafe-reflection',
  title: 'Untrusted data chooses the function, class or module',
  cwes: [470],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'An attribute of an untrusted name is looked up and called, or a module of an untrusted name is imported.',
  why: 'Modules and objects hold far more than what is meant: what they import themselves, base classes, functions for tests. Whoever chooses the name calls any of it.',
  fix: 'Keep a table of the names that are meant and what they stand for, and look the name up in it; or check the name against a list first.',
  bad: [
    `import json
import tasks

def handle(message):
    request = json.loads(message)
    function = getattr(tasks, request["task"])
    return function(*request["arguments"])
`,
    `import importlib
from flask import Flask, request

app = Flask(__name__)

@app.post("/run")
def run():
    module = importlib.import_module(request.form["module"])
    return str(module.main())
`,
    `def create(kind, **settings):
    return globals()[kind](**settings)
`,
    `import tasks

def handle(name, arguments):
    return eval(f"tasks.{name}(*arguments)")
`,
    `import operator
import reports

def report(name):
    return operator.attrgetter(name)(reports)()
`,
  ],
  good: [
    `import tasks

TASKS = {"clean": tasks.clean, "index": tasks.index}

def handle(name, arguments):
    if name not in TASKS:
        raise ValueError(name)
    return TASKS[name](*arguments)
`,
    `class Shell:
    def do_list(self):
        return []

    def run(self, command):
        return getattr(self, "do_" + command)()
`,
    `import tasks

ALLOWED = ("clean", "index")

def handle(name):
    if name not in ALLOWED:
        raise ValueError(name)
    return getattr(tasks, name)()
`,
    `def apply(target, method, *arguments):
    return getattr(target, method)(*arguments)
`,
    `def read(item, name):
    return getattr(item, name, None)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/470.html',
    'https://docs.python.org/3/library/functions.html#getattr',
  ],
  tags: ['reflection', 'import'],
  flow: {
    sinks: [
      { call: 'eval', when: namesFunction },
      { call: 'getattr', arg: 1, when: isChosenAndCalled },
      { call: 'importlib.import_module', arg: [0, 'name'], when: isFree },
      { call: '__import__', when: isFree },
      { call: 'operator.{attrgetter,methodcaller}', when: isFree },
      { call: 'pydoc.locate', when: isFree },
      { call: 'django.utils.module_loading.import_string', when: isFree },
      { call: '{globals,locals}().get', when: isChosenAndCalled },
    ],
  },
  nodes: {
    Call: ({ func }, { report, valueOf }) => {
      if (func.type !== 'Subscript' || func.value.type !== 'Call') return;
      const { func: table } = func.value;
      if (table.type !== 'Name' || !/^(globals|locals|vars)$/.test(table.id)) return;
      const index = valueOf(func.index);
      const taint = index.taints.find(
        ({ label, clean }) => clean === 0n && /^(remote|local|parameter)$/.test(label),
      );
      if (taint && (index.parts === undefined || typeof index.parts[0] !== 'string'))
        report(func, undefined, { taint });
    },
  },
} satisfies Rule;
