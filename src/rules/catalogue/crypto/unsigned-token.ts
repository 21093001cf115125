import type { Node } from '../../engine/syntax/ast.ts';
import type { Rule } from '../../rule.ts';
import { calledName, some } from '../syntax.ts';

const isDotSplit = (node: Node): boolean =>
  /^r?(split|partition)$/.test(calledName(node)) &&
  node.type === 'Call' &&
  node.args[0]?.value.type === 'Str' &&
  node.args[0].value.value === '.';

const isPayload = (node: Node): boolean => /^(urlsafe_)?b64decode$/.test(calledName(node));

/** `json.loads(...)["alg"]`, `header.get("alg")`. */
const readsAlgorithm = (node: Node): boolean =>
  (node.type === 'Subscript' && node.index.type === 'Str' && node.index.value === 'alg') ||
  (calledName(node) === 'get' &&
    node.type === 'Call' &&
    node.args[0]?.value.type === 'Str' &&
    node.args[0].value.value === 'alg');

export const unsignedToken = {
  id: 'unsigned-token',
  title: 'Claims of a token are read without a check of its signature',
  cwes: [347, 345],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'The parts of a token are decoded by hand, and nothing checks the signature, or its own header may say that there is none.',
  why: 'Everybody can write a token with any claims.',
  fix: 'Let a library check it: `jwt.decode(token, key, algorithms=["HS256"])`, with a fixed list of algorithms.',
  bad: [
    `import base64
import json

def user_of(token):
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=="))["sub"]
`,
    `import base64
import hashlib
import hmac
import json

def user_of(token, key):
    head, body, signature = token.split(".")
    algorithm = json.loads(base64.urlsafe_b64decode(head))["alg"]
    if algorithm != "none":
        expected = hmac.new(key, (head + "." + body).encode(), hashlib.sha256).digest()
        if not hmac.compare_digest(expected, base64.urlsafe_b64decode(signature)):
            raise ValueError("wrong signature")
    return json.loads(base64.urlsafe_b64decode(body))["sub"]
`,
  ],
  good: [
    `import jwt

def user_of(token, key):
    return jwt.decode(token, key, algorithms=["HS256"])["sub"]
`,
    `import base64
import hashlib
import hmac
import json

def user_of(token, key):
    body, signature = token.split(".")
    expected = hmac.new(key, body.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, signature):
        raise ValueError("wrong signature")
    return json.loads(base64.urlsafe_b64decode(body))["sub"]
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/347.html',
    'https://www.rfc-editor.org/rfc/rfc8725#section-3.1',
  ],
  tags: ['jwt', 'authentication'],
  functions: ({ node }, { module, report }) => {
    if (node.type !== 'FunctionDef') return;
    const checks = /\b(hmac|verify|compare_digest|HMAC|new_signature|unsign)\b|jwt\.decode|\bjwks?\b/.test(
      module.text,
    );
    if (checks) return;
    const { body } = node;
    if (!some(body, isDotSplit) || !some(body, isPayload)) return;
    const at = body.find((statement) => some([statement], (inner) => calledName(inner) === 'loads'));
    if (at) report(at);
  },
  nodes: {
    Compare: (node, { report, valueOf, module }) => {
      const sides = [node.left, ...node.comparators];
      const isNone = sides.some((side) => side.type === 'Str' && side.value.toLowerCase() === 'none');
      if (!isNone || !some(module.ast.body, readsAlgorithm)) return;
      const isTaken = sides.some((side) => side.type !== 'Str' && valueOf(side).taints.length > 0);
      if (isTaken && node.ops[0] === '!=') report(node, 'The token itself says whether it has a signature');
    },
  },
} satisfies Rule;
