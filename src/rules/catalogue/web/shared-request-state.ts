import type { Node } from '../../engine/syntax/ast.ts';
import type { FunctionModel } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { some } from '../syntax.ts';

const isRequestParameter = (fn: FunctionModel | null): boolean =>
  fn !== null && fn.node.params.some(({ name }) => name === 'request' || name === 'req');

/** A function that runs for each request: a view, or one that is given the request. */
const perRequest = (fn: FunctionModel | null): fn is FunctionModel =>
  fn !== null && (fn.route !== null || isRequestParameter(fn));

/** Made of the request: it is named in the expression. */
const ofRequest = (node: Node): boolean =>
  some(
    [node],
    (inner) => inner.type === 'Name' && ['request', 'req', 'session', 'current_user'].includes(inner.id),
  );

const message = 'Data of one request in a place that all requests share';

function checkNames(fn: FunctionModel, { report }: RuleContext): void {
  const { node } = fn;
  if (node.type !== 'FunctionDef') return;
  const shared = new Set<string>();
  some(node.body, (inner) => {
    if (inner.type === 'Global' || inner.type === 'Nonlocal') inner.names.forEach((name) => shared.add(name));
    return false;
  });
  if (shared.size === 0) return;
  some(node.body, (inner) => {
    if (inner.type === 'Assign' && ofRequest(inner.value))
      for (const target of inner.targets)
        if (target.type === 'Name' && shared.has(target.id)) report(inner, message);
    return false;
  });
}

export const sharedRequestState = {
  id: 'shared-request-state',
  title: 'Data of a request stored where all requests share it',
  cwes: [488, 362],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: "What belongs to one request, such as its user, is kept in a global or outer variable, in the application's state or in a service object that serves all.",
  why: 'Requests run at the same time: one sees the user and the data of another.',
  fix: 'Keep it in local variables, in `request.state`, in `flask.g` or in a `contextvars.ContextVar`.',
  bad: [
    `from flask import Flask, request

app = Flask(__name__)
user = None

@app.before_request
def find():
    global user
    user = request.headers.get("X-User")

@app.get("/me")
def me():
    return user
`,
    `from fastapi import FastAPI, Request

app = FastAPI()

@app.get("/me")
async def me(request: Request):
    app.state.user = request.headers.get("x-user")
    return {"user": app.state.user}
`,
    `from fastapi import FastAPI, Request

class Basket:
    def __init__(self):
        self.owner = None

    async def load(self, request):
        self.owner = request.headers["x-user"]

app = FastAPI()
basket = Basket()

@app.get("/basket")
async def show(request: Request):
    await basket.load(request)
    return {"owner": basket.owner}
`,
  ],
  good: [
    `from flask import Flask, g, request

app = Flask(__name__)

@app.before_request
def find():
    g.user = request.headers.get("X-User")
`,
    `from fastapi import FastAPI, Request

app = FastAPI()
hits = 0

@app.get("/me")
async def me(request: Request):
    global hits
    hits += 1
    request.state.user = request.headers.get("x-user")
    return {"user": request.state.user}
`,
    `from fastapi import FastAPI, Request

class Basket:
    def __init__(self, request):
        self.owner = request.headers["x-user"]

app = FastAPI()

@app.get("/basket")
async def show(request: Request):
    return {"owner": Basket(request).owner}
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/488.html',
    'https://flask.palletsprojects.com/en/stable/appcontext/',
    'https://docs.python.org/3/library/contextvars.html',
  ],
  tags: ['flask', 'fastapi', 'concurrency'],
  meaningfulNames: /^(request|req|session|current_user)$/,
  functions: (fn, context) => {
    if (perRequest(fn)) checkNames(fn, context);
  },
  stores: {
    '*.state.*': (store, { report }) => {
      const isApplication = store.names.some((name) =>
        /^(fastapi\.FastAPI|starlette\.applications\.Starlette)\.state\./.test(name),
      );
      if (isApplication && perRequest(store.function)) report(store.node, message);
    },
  },
  nodes: {
    Assign: (node, { report, module }, fn) => {
      const [target] = node.targets;
      if (
        target?.type !== 'Attribute' ||
        target.value.type !== 'Name' ||
        target.value.id !== 'self' ||
        !fn?.class ||
        fn.name === '__init__' ||
        fn.class.bases.length > 0 ||
        !isRequestParameter(fn) ||
        !ofRequest(node.value)
      )
        return;
      const { name } = fn.class;
      // One object for all: made outside of the functions that answer requests.
      const isMadeOnce = module.calls.some(
        (call) => call.node.func.type === 'Name' && call.node.func.id === name && !perRequest(call.function),
      );
      if (isMadeOnce) report(node, message);
    },
  },
} satisfies Rule;
