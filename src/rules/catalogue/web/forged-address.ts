import type { Expr } from '../../engine/syntax/ast.ts';
import type { CallInfo, Value } from '../../engine/types.ts';
import { isConstant } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { originText } from '../origin.ts';

const header =
  /["'](http[-_])?(x[-_]forwarded[-_]for|x[-_]real[-_]ip|x[-_]client[-_]ip|x[-_]originating[-_]ip|cf[-_]connecting[-_]ip|true[-_]client[-_]ip|x[-_]cluster[-_]client[-_]ip|x[-_]remote[-_](ip|addr))["']/i;
const anyName = /^[\w.]+(\.get\(|\[)\s*[A-Za-z_]\w*\s*[\])]/;

/** Whether it is what a client says in a header of its own address. */
function isClaimed(value: Value, { module }: RuleContext): boolean {
  return value.taints.some((taint) => {
    if (taint.label === 'claimed-address') return true;
    if (taint.label !== 'remote') return false;
    const text = originText(taint, module.text);
    if (!/headers|META|environ/.test(text)) return false;
    return header.test(text) || (anyName.test(text) && header.test(module.text));
  });
}

const isNothing = (value: Value): boolean => isConstant(value, null) || isConstant(value, '');

const test =
  (which: (call: CallInfo) => Value | undefined) =>
  (call: CallInfo, context: RuleContext): void => {
    const value = which(call);
    if (value && isClaimed(value, context)) context.report(call.node);
  };

/** `ip_address(x)` is about `x`. */
const subject = (expr: Expr, { valueOf }: RuleContext): Value => {
  const value = valueOf(expr);
  return value.taints.length === 0 && value.call?.names.some((name) => name.startsWith('ipaddress.'))
    ? (value.call.arg(0) ?? value)
    : value;
};

export const forgedAddress = {
  id: 'forged-address',
  title: 'Decision by an address that clients can claim',
  cwes: [290, 348],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'The address in `X-Forwarded-For`, `X-Real-IP` or a similar header is compared with allowed or refused ones.',
  why: 'Clients write these headers as they like; only a proxy that replaces them makes them true.',
  fix: 'Compare `request.remote_addr`. Behind a proxy of your own, let `werkzeug.middleware.proxy_fix.ProxyFix` with the exact number of proxies set it.',
  bad: [
    `from flask import Flask, abort, request

app = Flask(__name__)

@app.get("/status")
def status():
    if request.headers.get("X-Forwarded-For") != "10.0.0.5":
        abort(403)
    return "fine"
`,
    `import ipaddress
from django.http import HttpResponse, HttpResponseForbidden

OFFICE = ipaddress.ip_network("10.1.0.0/16")

def status(request):
    address = request.META.get("HTTP_X_REAL_IP", "").split(",")[0]
    if ipaddress.ip_address(address) not in OFFICE:
        return HttpResponseForbidden()
    return HttpResponse("fine")
`,
    `from flask import Flask, abort, request

app = Flask(__name__)

@app.get("/status")
def status():
    first = request.access_route[0]
    if not first.startswith("10."):
        abort(403)
    return "fine"
`,
  ],
  good: [
    `from flask import Flask, abort, request

app = Flask(__name__)

@app.get("/status")
def status():
    if request.remote_addr != "10.0.0.5":
        abort(403)
    return "fine"
`,
    `import logging
from flask import Flask, request

app = Flask(__name__)

@app.get("/status")
def status():
    claimed = request.headers.get("X-Forwarded-For")
    if claimed is not None:
        app.logger.info("by %r", claimed)
    return "fine"
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/290.html',
    'https://cwe.mitre.org/data/definitions/348.html',
    'https://flask.palletsprojects.com/en/stable/deploying/proxy_fix/',
  ],
  tags: ['flask', 'django', 'authentication'],
  flow: {
    sources: [{ label: 'claimed-address', attribute: 'flask.{request,Request}.access_route' }],
    sinks: [],
  },
  calls: {
    '*.{startswith,endswith}': test((call) => call.receiver),
  },
  nodes: {
    Compare: (node, context) => {
      if (node.ops.length !== 1) return;
      const [left, right] = [subject(node.left, context), subject(node.comparators[0]!, context)];
      const operator = node.ops[0]!;
      // A header that is there at all decides nothing yet.
      if (operator.startsWith('is') || isNothing(left) || isNothing(right)) return;
      const isEquality = operator === '==' || operator === '!=';
      if (!isEquality && !operator.endsWith('in')) return;
      if (isClaimed(left, context) || (isEquality && isClaimed(right, context))) context.report(node);
    },
  },
} satisfies Rule;
