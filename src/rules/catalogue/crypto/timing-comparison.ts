import type { Value } from '../../engine/types.ts';
import type { Rule } from '../../rule.ts';

const digestMethods = /\.(digest|hexdigest)\(\)$/;

const encodings =
  /^(hexdigest|digest|decode|encode|hex|lower|upper|str|bytes|b64encode|urlsafe_b64encode|hexlify)$/;

/** The result of a keyed hash, through encodings of it and texts around it. */
function isKeyedDigest(value: Value, depth = 0): boolean {
  if (value.names.some((name) => name.startsWith('hmac.') && digestMethods.test(name))) return true;
  if (depth > 4) return false;
  const { call } = value;
  const inner = [
    ...(call && encodings.test(call.method) ? [call.receiver, call.positional[0]] : []),
    ...(value.parts ?? []),
  ];
  return inner.some(
    (one) => one !== undefined && typeof one !== 'string' && one !== value && isKeyedDigest(one, depth + 1),
  );
}

export const timingComparison = {
  id: 'timing-comparison',
  title: 'Signature compared with an operator that stops at the first difference',
  cwes: [208],
  severity: 'medium',
  precision: 'high',
  kind: 'security',
  what: 'A keyed digest or signature is compared with `==` or `!=`.',
  why: 'The comparison takes longer the more of the beginning is right, so the right value can be found piece by piece.',
  fix: 'Compare with `hmac.compare_digest(a, b)` or `secrets.compare_digest(a, b)`.',
  bad: [
    `import hashlib
import hmac

def is_genuine(key, body, signature):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    return signature == expected
`,
    `import hmac

def verify(key, message, tag):
    if "sha256=" + hmac.new(key, message, "sha256").hexdigest() != tag:
        raise ValueError("wrong signature")
`,
  ],
  good: [
    `import hashlib
import hmac

def is_genuine(key, body, signature):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(signature, expected)
`,
    `import hashlib

def unchanged(path, known):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest() == known
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/208.html',
    'https://docs.python.org/3/library/hmac.html#hmac.compare_digest',
  ],
  tags: ['hmac', 'crypto'],
  nodes: {
    Compare: (node, { report, valueOf }) => {
      if (node.ops.length !== 1 || !['==', '!='].includes(node.ops[0]!)) return;
      const sides = [node.left, ...node.comparators];
      const values = sides.map(valueOf);
      // One side untouched: comparing digests of both (blinding) tells nothing about the right one.
      if (
        values.some((value) => value.constant !== undefined) ||
        values.every((value) => isKeyedDigest(value))
      )
        return;
      if (values.some((value) => isKeyedDigest(value))) report(node);
    },
  },
} satisfies Rule;
