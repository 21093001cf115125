import type { CallInfo, Value } from '../../engine/types.ts';
import { skeleton } from '../../engine/values/shape.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** Cookies that scripts of the page are meant to read, or that say nothing about anybody. */
const harmless =
  /csrf|xsrf|theme|lang|locale|colou?r|mode$|consent|banner|notice|timezone|^tz$|layout|view|sort|currency|seen|visited|visits|counter|count$|^foo$/i;
/** Cookies that stand for somebody. */
const identity =
  /sess|sid|auth|token|login|user|remember|jwt|account|ident|^id$|credential|admin|role|access|refresh/i;

const isOff = (value: Value | undefined): boolean =>
  value === undefined || isConstant(value, false) || isConstant(value, null);

function check(call: CallInfo, { report }: RuleContext): void {
  const name = textOf(call.arg(0, 'key', 'name'));
  const value = call.arg(1, 'value');
  // Without a value, or at once too old: a cookie that is deleted.
  if (isConstant(value, '') || isConstant(call.arg('max_age'), 0) || isConstant(call.arg('expires'), 0))
    return;
  if (call.positional.length < 2 && !value) return;
  if (name !== undefined && (harmless.test(name) || (value?.constant && !identity.test(name)))) return;
  const missing = [
    ...(isOff(call.arg(6, 'secure')) ? ['secure'] : []),
    ...(isOff(call.arg(7, 'httponly')) && (name === undefined || identity.test(name)) ? ['httponly'] : []),
  ];
  const sameSite = textOf(call.arg(8, 'samesite'));
  if (sameSite?.toLowerCase() === 'none' && (name === undefined || identity.test(name)))
    missing.push('samesite');
  if (missing.length > 0)
    report(call.node, `Cookie without ${missing.join(' and ')}`, {
      cwes: [
        614,
        ...(missing.includes('httponly') ? [1004] : []),
        ...(missing.includes('samesite') ? [1275] : []),
      ],
    });
}

/** A whole header, as far as it is known: nothing unknown behind the first `;`. */
function checkHeader(
  value: Value | undefined,
  at: Parameters<RuleContext['report']>[0],
  { report }: RuleContext,
): void {
  if (!value) return;
  const text = skeleton(value);
  const [pair = '', ...attributes] = text.split(';');
  const [name = ''] = pair.split('=', 1);
  if (
    !/^[\w-]+$/.test(name) ||
    harmless.test(name) ||
    attributes.some((attribute) => /^\s*\0/.test(attribute))
  )
    return;
  if (/max-age=0|expires=thu, 01 jan 1970/i.test(text)) return;
  const has = (flag: string): boolean =>
    attributes.some((attribute) => attribute.trim().toLowerCase() === flag);
  const missing = ['secure', 'httponly'].filter(
    (flag) => !has(flag) && (flag === 'secure' || identity.test(name)),
  );
  if (missing.length > 0) report(at, `Cookie without ${missing.join(' and ')}`);
}

const setting = /^(SESSION|CSRF|REMEMBER)_COOKIE_(SECURE|HTTPONLY)$/;

export const insecureCookie = {
  id: 'insecure-cookie',
  title: 'Cookie without its protections',
  cwes: [614, 1004, 1275],
  severity: 'medium',
  precision: 'high',
  kind: 'security',
  what: 'A cookie is set without `secure` (it is also sent without encryption), or one that stands for a user without `httponly` (scripts can read it), or with `samesite="None"`.',
  why: 'Whoever reads the cookie on the way, or by a script in the page, is logged in as its owner.',
  fix: 'Set `secure=True, httponly=True, samesite="Lax"`; for the sessions of a framework `SESSION_COOKIE_SECURE = True`.',
  bad: [
    `from flask import make_response

def answer(token):
    response = make_response("welcome")
    response.set_cookie("session", token)
    return response
`,
    `from fastapi import Response

def remember(response: Response, user):
    response.set_cookie(key="user_token", value=user.token, secure=True, max_age=3600)
`,
    `from flask import Flask

app = Flask(__name__)
app.config["SESSION_COOKIE_HTTPONLY"] = False
`,
    `from flask import make_response

def answer(token):
    response = make_response("welcome")
    response.headers.add("Set-Cookie", f"sid={token}; Path=/; HttpOnly")
    return response
`,
  ],
  good: [
    `from flask import make_response

def answer(token):
    response = make_response("welcome")
    response.set_cookie("session", token, secure=True, httponly=True, samesite="Lax")
    return response
`,
    `from django.http import HttpResponse

FLAGS = {"secure": True, "httponly": True}

def answer(request):
    response = HttpResponse("welcome")
    response.set_cookie("session", "x", **FLAGS)
    response.set_cookie("theme", "dark")
    response.set_cookie("shop", "open")
    return response
`,
    `from flask import make_response

def log_out():
    response = make_response("bye")
    response.set_cookie("session", "", max_age=0)
    return response
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/614.html',
    'https://cwe.mitre.org/data/definitions/1004.html',
    'https://flask.palletsprojects.com/en/stable/web-security/#set-cookie-options',
    'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie',
  ],
  tags: ['cookies', 'flask', 'django', 'fastapi'],
  meaningfulNames: setting,
  calls: {
    '*.{set_cookie,set_signed_cookie}': (call, context) => {
      // A client's own jar, a browser that is driven.
      if (!call.local && !call.names.some((name) => /^(requests|selenium|httpx|playwright)/.test(name)))
        check(call, context);
    },
    '*.headers.{add,set,setdefault,append}': (call, context) => {
      if (textOf(call.arg(0))?.toLowerCase() === 'set-cookie') checkHeader(call.arg(1), call.node, context);
    },
    '*.{send_header,set_header,add_header}': (call, context) => {
      if (textOf(call.arg(0))?.toLowerCase() === 'set-cookie') checkHeader(call.arg(1), call.node, context);
    },
    'flask.Flask.config.{update,from_mapping}': (call, { report }) => {
      for (const [name, value] of call.keywords)
        if (setting.test(name) && isConstant(value, false)) report(call.argNode(name));
    },
    '*.add_middleware': (call, { report }) => {
      if (
        call.arg(0)?.names.some((name) => name.endsWith('.SessionMiddleware')) &&
        isConstant(call.arg('https_only'), false)
      )
        report(call.argNode('https_only'));
    },
  },
  stores: {
    '*.headers': (store, context) => {
      if (textOf(store.key)?.toLowerCase() === 'set-cookie') checkHeader(store.value, store.node, context);
    },
    'flask.Flask.config': ({ key, value, node }, { report }) => {
      if (setting.test(textOf(key) ?? '') && isConstant(value, false)) report(node);
    },
  },
  nodes: {
    Assign: (node, { report }, fn) => {
      const [target] = node.targets;
      if (
        target?.type === 'Name' &&
        fn === null &&
        setting.test(target.id) &&
        node.value.type === 'Constant' &&
        node.value.value === false
      )
        report(node);
    },
  },
} satisfies Rule;
