import type { Node, Stmt } from '../../engine/syntax/ast.ts';
import type { FunctionModel } from '../../engine/types.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { some } from '../syntax.ts';

const attribute = (node: Node): string => (node.type === 'Attribute' ? node.attr : '');

/** Whose request it is, is known by something that browsers send by themselves. */
const usesSession = (node: Node): boolean =>
  (node.type === 'Name' && ['session', 'current_user'].includes(node.id)) ||
  ['COOKIES', 'cookies', 'session', 'user'].includes(attribute(node));

const changing = /^(delete|remove|pop|save|update|create|commit|execute|clear|set_password)$/;

/** Something that stays is changed: an entry of a container, a record. */
const changes = (node: Node): boolean => {
  if (node.type === 'Delete') return true;
  if (node.type === 'Assign')
    return node.targets.some((target) => target.type === 'Subscript' && !isOwn(target.value));
  return (
    node.type === 'Call' &&
    node.func.type === 'Attribute' &&
    changing.test(node.func.attr) &&
    !isOwn(node.func.value)
  );
};
/** Of the session itself, of headers, of lists of the function. */
const isOwn = (node: Node): boolean =>
  usesSession(node) ||
  ['headers', 'cookies', 'GET', 'args', 'form', 'POST'].includes(attribute(node)) ||
  ['Str', 'FString', 'List', 'Dict'].includes(node.type);

const removes = (node: Node): boolean =>
  node.type === 'Delete' ||
  (node.type === 'Call' &&
    node.func.type === 'Attribute' &&
    ['delete', 'remove', 'pop'].includes(node.func.attr) &&
    !isOwn(node.func.value));

const bodyOf = (fn: FunctionModel): readonly Stmt[] => (fn.node.type === 'FunctionDef' ? fn.node.body : []);

/** Protection of whatever kind: words for it anywhere in the file. */
const isProtected = (text: string): boolean =>
  /csrf|xsrf|same_?site|["']origin["']|referer|referrer|sec-fetch|x-requested-with|flaskform|seasurf/i.test(
    text,
  );

const mentionsMethod = (nodes: readonly Node[]): boolean =>
  some(nodes, (node) => attribute(node) === 'method');

/** A function that is given the request first, also inside of another one. */
const isDjangoView = (fn: FunctionModel, { module }: RuleContext): boolean =>
  module.imports.has('django') && fn.class === null && fn.node.params[0]?.name === 'request';

function checkDjango(fn: FunctionModel, { report, textOf: text }: RuleContext): void {
  const { node } = fn;
  const body = bodyOf(fn);
  if (node.type !== 'FunctionDef' || fn.class || !some(body, usesSession)) return;
  const decorators = fn.decorators.map(({ expr }) => text(expr)).join(' ');
  const exempt = fn.decorators.find(({ names }) => names.some((name) => /\.csrf_exempt$/.test(name)));
  if (exempt && some(body, changes)) return report(exempt.expr);
  // In any method, so also by a link or the address of an image.
  if (!mentionsMethod(body) && !/require_|api_view|http_method/.test(decorators)) {
    const at = body.find((statement) => some([statement], removes));
    if (at) report(at, 'A view that removes something on any method', { cwes: [650, 352] });
  }
}

/** A form of Flask that is taken without any protection of the file. */
function checkFlask(fn: FunctionModel, { report, module }: RuleContext): void {
  const body = bodyOf(fn);
  const methods = fn.route?.methods ?? [];
  if (isProtected(module.text)) return;
  const usesForm = some(body, (node) => attribute(node) === 'form');
  const isLoggedIn = module.imports.has('flask.session') || module.imports.has('flask_login');
  if (!isLoggedIn || !some(body, usesSession)) return;
  // Whoever compares something of the form with the session has a token of another name.
  const comparesWithSession = some(
    body,
    (node) =>
      (node.type === 'Compare' || (node.type === 'Call' && /compare_digest/.test(attribute(node.func)))) &&
      some([node], (inner) => attribute(inner) === 'form') &&
      some([node], usesSession),
  );
  if (methods.some((method) => method !== 'GET') && usesForm && !comparesWithSession) {
    const at = body.find((statement) =>
      some(
        [statement],
        (node) => changes(node) && some([node], (inner) => attribute(inner) === 'form' || usesSession(inner)),
      ),
    );
    if (at) report(at);
  }
}

export const forgeableRequest = {
  id: 'forgeable-request',
  title: 'Request that other pages can forge changes something',
  cwes: [352],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: "A view that knows its user by a cookie changes something, and nothing tells the site's own forms from those of other pages; or it does so on `GET`.",
  why: 'A page of anybody sends the request from the browser of a user who is logged in.',
  fix: "Use the framework's protection (`CSRFProtect`, `CsrfViewMiddleware` without `csrf_exempt`), session cookies with `SameSite`, and change things on `POST` alone.",
  bad: [
    `from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt

@csrf_exempt
def rename(request):
    account = request.user.account
    account.name = request.POST["name"]
    account.save()
    return HttpResponse("done")
`,
    `from django.http import HttpResponse
from shop.models import Order

def cancel(request, number):
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    Order.objects.get(pk=number).delete()
    return HttpResponse("cancelled")
`,
    `from flask import Flask, redirect, request, session

app = Flask(__name__)
phones = {}

@app.post("/phone")
def phone():
    phones[session["user"]] = request.form["phone"]
    return redirect("/")
`,
    `from flask import Flask

app = Flask(__name__)
app.config["WTF_CSRF_ENABLED"] = False
`,
  ],
  good: [
    `from flask import Flask, redirect, request, session
from flask_wtf.csrf import CSRFProtect

app = Flask(__name__)
CSRFProtect(app)
phones = {}

@app.post("/phone")
def phone():
    phones[session["user"]] = request.form["phone"]
    return redirect("/")
`,
    `from django.http import HttpResponse
from django.views.decorators.http import require_POST
from shop.models import Order

@require_POST
def cancel(request, number):
    Order.objects.get(pk=number, owner=request.user).delete()
    return HttpResponse("cancelled")
`,
    `from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from payments import verified

@csrf_exempt
def hook(request):
    event = verified(request.body, request.headers["X-Signature"])
    event.save()
    return HttpResponse("thanks")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/352.html',
    'https://cwe.mitre.org/data/definitions/650.html',
    'https://docs.djangoproject.com/en/stable/ref/csrf/',
    'https://flask-wtf.readthedocs.io/en/stable/csrf/',
  ],
  tags: ['csrf', 'flask', 'django'],
  meaningfulNames: /^(session|current_user|user)$/,
  calls: {
    'flask.Flask.config.{update,from_mapping}': (call, { report, module }) => {
      if (isConstant(call.arg('WTF_CSRF_ENABLED'), false) && !/TESTING/.test(module.text))
        report(call.argNode('WTF_CSRF_ENABLED'));
    },
  },
  stores: {
    'flask.Flask.config': ({ key, value, node }, { report, module }) => {
      if (textOf(key) === 'WTF_CSRF_ENABLED' && isConstant(value, false) && !/TESTING/.test(module.text))
        report(node);
    },
  },
  functions: (fn, context) => {
    if (isDjangoView(fn, context)) checkDjango(fn, context);
    else if (fn.route?.framework === 'flask') checkFlask(fn, context);
  },
  nodes: {
    // `get = post` in the class of a view.
    ClassDef: (node, { report, module }) => {
      const model = module.classes.find((one) => one.node === node);
      if (!model?.baseNames.some((name) => /View$/.test(name))) return;
      for (const statement of node.body)
        if (
          statement.type === 'Assign' &&
          statement.targets.some((target) => target.type === 'Name' && target.id === 'get') &&
          statement.value.type === 'Name' &&
          ['post', 'delete', 'put'].includes(statement.value.id)
        )
          report(statement, undefined, { cwes: [650, 352] });
    },
  },
} satisfies Rule;
