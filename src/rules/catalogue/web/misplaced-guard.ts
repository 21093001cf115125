import type { Rule } from '../../rule.ts';

const guard =
  /auth|login|permission|admin|staff|role|require|protect|secure|only$|jwt|token|verify|restrict|csrf/i;
const route = /\.(route|get|post|put|patch|delete)$/;

export const misplacedGuard = {
  id: 'misplaced-guard',
  title: 'Check of the login above the decorator of the route has no effect',
  cwes: [306, 862],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'A decorator that demands a login or a right stands above the one that registers the view.',
  why: 'Decorators work from the bottom up: the framework has registered the function before the check was put around it, and calls it without the check.',
  fix: 'Put the decorator of the route on top, the check directly above the function.',
  bad: [
    `from flask import Flask
from flask_login import login_required

app = Flask(__name__)

@login_required
@app.route("/accounts")
def accounts():
    return "all accounts"
`,
    `from flask import Blueprint, session, abort
from functools import wraps

pages = Blueprint("pages", __name__)

def admin_only(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if not session.get("admin"):
            abort(403)
        return view(*args, **kwargs)
    return inner

@admin_only
@pages.post("/close")
def close():
    return "closed"
`,
  ],
  good: [
    `from flask import Flask
from flask_login import login_required

app = Flask(__name__)

@app.route("/accounts")
@login_required
def accounts():
    return "all accounts"
`,
    `from flask import Flask

app = Flask(__name__)

@app.get("/accounts")
@app.get("/customers")
def accounts():
    return "all accounts"
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/306.html',
    'https://flask.palletsprojects.com/en/stable/patterns/viewdecorators/#login-required-decorator',
  ],
  tags: ['flask', 'authentication'],
  meaningfulNames: guard,
  functions: (fn, { report, textOf }) => {
    const registered = fn.decorators.findIndex(
      ({ names, call }) => call && names.some((name) => route.test(name)),
    );
    if (registered < 1 || fn.route === null || fn.route.framework === 'django') return;
    for (const { expr, names } of fn.decorators.slice(0, registered))
      if (!names.some((name) => route.test(name)) && guard.test(textOf(expr).split('(', 1)[0] ?? ''))
        report(expr);
  },
} satisfies Rule;
