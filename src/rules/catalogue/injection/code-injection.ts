import { matchesName } from '../../engine/names/patterns.ts';
import { textBefore } from '../../engine/values/shape.ts';
import type { Rule, SinkHit } from '../../rule.ts';

/** A file that the program names itself is a part of it: `exec(open("settings.py").read())`. */
const isEvaluated = ({ call, taints }: SinkHit): boolean =>
  taints.some(({ label }) => label !== 'file') || matchesName(call?.names ?? [], 'eval');

export const codeInjection = {
  id: 'code-injection',
  title: 'Untrusted data is run as Python code',
  cwes: [94, 95],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'Untrusted text is evaluated, executed or compiled.',
  why: 'Whoever controls the text runs code of their own. Neither empty `__builtins__` nor a list of forbidden words stops that: every object leads to all classes.',
  fix: 'Read literals with `ast.literal_eval`, data with `json.loads`; walk `ast.parse` and allow the kinds of nodes that are meant; choose functions out of a table.',
  bad: [
    `from flask import Flask, request

app = Flask(__name__)

@app.get("/calculate")
def calculate():
    return str(eval(request.args["term"], {"__builtins__": {}}))
`,
    `def make_check(column, operator):
    source = "lambda row: row['" + column + "'] " + operator + " 0"
    return eval(source)
`,
    `import sys

def run_script():
    code = compile(sys.stdin.read(), "<stdin>", "exec")
    exec(code, {})
`,
    `import csv

def load_limits(path):
    with open(path, newline="") as file:
        return [eval(row["limits"]) for row in csv.DictReader(file)]
`,
    `import pandas

def pick(frame: pandas.DataFrame, condition):
    return pandas.eval(condition, target=frame)
`,
  ],
  good: [
    `import ast
from flask import Flask, request

app = Flask(__name__)

@app.get("/numbers")
def numbers():
    return str(sum(ast.literal_eval(request.args["numbers"])))
`,
    `import re

def calculate(term):
    if not re.fullmatch(r"[0-9+*/(). -]{1,40}", term):
        raise ValueError(term)
    return eval(term)
`,
    `OPERATORS = {"plus": "+", "minus": "-"}

def calculate(left, name, right):
    return eval(f"{int(left)} {OPERATORS[name]} {int(right)}")
`,
    `import torch

def score(model: torch.nn.Module, batch):
    model.eval()
    return model(batch)
`,
    `def load_settings():
    scope = {}
    with open("settings.py") as file:
        exec(file.read(), scope)
    return scope
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/94.html',
    'https://cwe.mitre.org/data/definitions/95.html',
    'https://docs.python.org/3/library/functions.html#eval',
  ],
  tags: ['eval', 'exec'],
  flow: {
    sources: ['remote', 'local', 'parameter', 'file', { label: 'file', call: 'csv.{reader,DictReader}' }],
    sinks: [
      { call: '{eval,exec,compile,execfile}', when: isEvaluated },
      { call: '{pandas,numexpr}.{eval,evaluate}' },
      { call: 'sympy.{sympify,parse_expr}' },
      { call: 'sympy.parsing.sympy_parser.parse_expr' },
      { call: 'timeit.{timeit,repeat}' },
      // Of windows that show pages.
      {
        call: '*.{evaluate_js,evaluateJavaScript,runJavaScript}',
        when: ({ value, isTainted }) => /['"`]$/.test(textBefore(value, isTainted)),
      },
      { call: 'code.{InteractiveInterpreter,InteractiveConsole}.{runsource,runcode,push}' },
    ],
    sanitizers: ['repr', 'ascii', 'ast.parse'],
  },
} satisfies Rule;
