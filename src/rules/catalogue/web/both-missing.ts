import type { Expr } from '../../engine/syntax/ast.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** `table.get(x)`, `table.pop(x, None)`: nothing when there is none. */
const mayBeNone = (node: Expr): boolean => {
  if (node.type !== 'Call' || node.func.type !== 'Attribute') return false;
  const { attr } = node.func;
  const [, fallback] = node.args;
  if (attr === 'get' && !fallback) return true;
  return (
    (attr === 'get' || attr === 'pop') && fallback?.value.type === 'Constant' && fallback.value.value === null
  );
};

const isSent = (node: Expr, { valueOf }: RuleContext): boolean =>
  valueOf(node).taints.some(({ label }) => label === 'remote');

export const bothMissing = {
  id: 'both-missing',
  title: 'Sent value compared with an expected one where both may be missing',
  cwes: [287, 640, 303],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'A value of a request is compared with a stored one, and each of them is `None` when it is missing.',
  why: 'Who sends nothing, for an account for which nothing is stored, passes the check: `None == None`.',
  fix: 'Refuse a missing value first, then compare: `if not expected or not hmac.compare_digest(expected, given)`.',
  bad: [
    `from flask import Flask, abort, request

app = Flask(__name__)
codes = {}

@app.post("/confirm")
def confirm():
    if request.form.get("code") != codes.get(request.form["name"]):
        abort(403)
    return "confirmed"
`,
    `from flask import Flask, abort, request, session

app = Flask(__name__)
pending = {}

@app.post("/second-step")
def second_step():
    if request.json.get("code") == pending.pop(session["name"], None):
        return "welcome"
    abort(403)
`,
  ],
  good: [
    `from flask import Flask, abort, request

app = Flask(__name__)
codes = {}

@app.post("/confirm")
def confirm():
    if request.form["code"] != codes.get(request.form["name"]):
        abort(403)
    return "confirmed"
`,
    `from flask import Flask, abort, request

app = Flask(__name__)
codes = {}

@app.post("/confirm")
def confirm():
    expected = codes.get(request.form["name"])
    if expected is None or request.form.get("code") != expected:
        abort(403)
    return "confirmed"
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/287.html',
    'https://docs.python.org/3/library/stdtypes.html#dict.get',
  ],
  tags: ['authentication', 'flask'],
  nodes: {
    Compare: (node, context) => {
      if (node.ops.length !== 1 || !['==', '!='].includes(node.ops[0]!)) return;
      const sides = [node.left, node.comparators[0]!];
      if (!sides.every(mayBeNone)) return;
      const sent = sides.filter((side) => isSent(side, context));
      if (sent.length === 1) context.report(node);
    },
  },
} satisfies Rule;
