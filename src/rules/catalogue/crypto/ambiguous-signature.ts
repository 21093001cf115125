import { piecesOf } from '../../engine/values/shape.ts';
import type { CallInfo, Value } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** Two parts of others' making with nothing between them. */
function check(call: CallInfo, message: Value | undefined, { report }: RuleContext): void {
  const text = message?.call?.method === 'encode' && !message.parts ? message.call.receiver : message;
  if (!text) return;
  const pieces = piecesOf(text);
  const isOpen = (piece: string | Value | undefined): boolean =>
    piece !== undefined && typeof piece !== 'string' && piece.taints.length > 0 && piece.kind !== 'int';
  if (pieces.some((piece, i) => isOpen(piece) && isOpen(pieces[i + 1]))) report(call.node);
}

export const ambiguousSignature = {
  id: 'ambiguous-signature',
  title: 'Signature over parts that are joined without a boundary',
  cwes: [345, 347],
  severity: 'medium',
  precision: 'high',
  kind: 'security',
  what: 'A keyed digest is made of several values that stand directly behind each other.',
  why: '`"ab" + "c"` and `"a" + "bc"` have the same signature: one for a pair of values is right for another pair.',
  fix: 'Sign an unambiguous form: `json.dumps([a, b])`, or the length before each part.',
  bad: [
    `import hashlib
import hmac

def sign(key, user, amount):
    return hmac.new(key, (user + amount).encode(), hashlib.sha256).hexdigest()
`,
    `import hmac

def sign(key, user, amount):
    return hmac.digest(key, f"{user}{amount}".encode(), "sha256")
`,
  ],
  good: [
    `import hashlib
import hmac
import json

def sign(key, user, amount):
    return hmac.new(key, json.dumps([user, amount]).encode(), hashlib.sha256).hexdigest()
`,
    `import hmac

def sign(key, message):
    return hmac.digest(key, b"mail:" + message, "sha256")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/345.html',
    'https://docs.python.org/3/library/hmac.html',
  ],
  tags: ['hmac', 'crypto'],
  calls: {
    'hmac.{new,digest}': (call, context) => check(call, call.arg(1, 'msg'), context),
  },
} satisfies Rule;
