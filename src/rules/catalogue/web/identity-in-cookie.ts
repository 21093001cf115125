import type { CallInfo, Value } from '../../engine/types.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { some } from '../syntax.ts';

const identity = /user|login|auth|remember|account|member|admin|role|ident|^(name|email|uid|id)$/i;
const encodings =
  /^(encode|decode|hexdigest|digest|hex|b64encode|urlsafe_b64encode|str|dumps|lower|strip|quote)$/;
const password = /(^|_)(password|passwd|pwd|passphrase)$/i;

/** A hash without a key, through encodings of it: everybody who knows the name makes it. */
function isPlainHash(value: Value, depth = 0): boolean {
  if (value.names.some((name) => /^hashlib\..*\.(hex)?digest\(\)$/.test(name))) return true;
  const { call } = value;
  if (!call || depth > 4 || !encodings.test(call.method)) return false;
  return [call.receiver, call.positional[0]].some((one) => one !== undefined && isPlainHash(one, depth + 1));
}

/** Whether the program takes this cookie back from requests. */
const isRead = (name: string, { module }: RuleContext): boolean =>
  some(module.ast.body, (node) => {
    const isCookies = (owner: { type: string; attr?: string }): boolean =>
      owner.type === 'Attribute' && ['cookies', 'COOKIES'].includes(owner.attr ?? '');
    if (node.type === 'Subscript')
      return isCookies(node.value) && node.index.type === 'Str' && node.index.value === name;
    return (
      node.type === 'Call' &&
      node.func.type === 'Attribute' &&
      node.func.attr === 'get' &&
      isCookies(node.func.value) &&
      node.args[0]?.value.type === 'Str' &&
      node.args[0].value.value === name
    );
  });

function check(call: CallInfo, context: RuleContext): void {
  const name = textOf(call.arg(0, 'key', 'name'));
  const value = call.arg(1, 'value');
  if (call.local || name === undefined || !value || !identity.test(name) || !isRead(name, context)) return;
  if (
    value.call?.names.some((one) => /^(itsdangerous|jwt|jose|cryptography|django\.core\.signing)\./.test(one))
  )
    return;
  const isAsSent = value.taints.some(({ label }) => label === 'remote');
  if (isAsSent || isPlainHash(value)) context.report(call.node);
}

export const identityInCookie = {
  id: 'identity-in-cookie',
  title: 'Cookie without a signature says who somebody is',
  cwes: [565, 522, 315],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: "A name, a plain hash of it or a password is stored in a cookie, and the program takes it back as the visitor's identity.",
  why: 'Visitors write their cookies as they like and become somebody else. A password in a cookie can be read wherever the cookie goes.',
  fix: "Store a random value and look up whom it belongs to, or use the framework's signed session or `itsdangerous`.",
  bad: [
    `from flask import Flask, make_response, request

app = Flask(__name__)

@app.post("/login")
def login():
    response = make_response("welcome")
    response.set_cookie("username", request.form["username"], secure=True, httponly=True)
    return response

@app.get("/me")
def me():
    return "You are " + request.cookies["username"]
`,
    `import base64
from flask import Flask, make_response, request

app = Flask(__name__)

@app.post("/login")
def login():
    password = request.form["password"]
    response = make_response("welcome")
    response.set_cookie("stay", base64.b64encode(password.encode()).decode(), secure=True, httponly=True)
    return response
`,
    `import hashlib
from django.http import HttpResponse

def mark(name):
    return hashlib.sha256(name.encode()).hexdigest()

def login(request):
    response = HttpResponse("welcome")
    response.set_cookie("remember_me", mark(request.POST["name"]), secure=True, httponly=True)
    return response

def me(request):
    return HttpResponse(find(request.COOKIES.get("remember_me")))
`,
  ],
  good: [
    `import secrets
from flask import Flask, make_response, request

app = Flask(__name__)
users = {}

@app.post("/login")
def login():
    token = secrets.token_urlsafe(32)
    users[token] = request.form["username"]
    response = make_response("welcome")
    response.set_cookie("user", token, secure=True, httponly=True)
    return response

@app.get("/me")
def me():
    return users.get(request.cookies.get("user"), "nobody")
`,
    `from flask import Flask, make_response, request

app = Flask(__name__)

@app.post("/language")
def language():
    response = make_response("ok")
    response.set_cookie("language", request.form["language"], secure=True)
    return response

@app.get("/")
def index():
    return request.cookies.get("language", "en")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/565.html',
    'https://itsdangerous.palletsprojects.com/en/stable/',
  ],
  tags: ['cookies', 'flask', 'django', 'authentication'],
  calls: { '*.set_cookie': check },
  flow: {
    sources: [{ label: 'login-password', name: password }],
    guardKinds: [],
    sinks: [{ call: '*.set_cookie', arg: [[1, 'value']] }],
    message: () => 'Password in a cookie',
  },
} satisfies Rule;
