import type { CallInfo } from '../../engine/types.ts';
import { isConstant } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** Options of a decoder, and the claim that a program may check by itself instead. */
const checks = { verify_exp: 'exp', verify_aud: 'aud', verify_iss: 'iss' } as const;

function checkDecode(call: CallInfo, { report, textOf }: RuleContext): void {
  const options = call.arg('options');
  const off = (name: string): boolean => isConstant(options?.entries?.get(name), false);
  const text = textOf({ start: 0, end: Number.MAX_SAFE_INTEGER });
  const isRead = (claim: string): boolean => new RegExp(`(\\[|get\\()\\s*["']${claim}["']`).test(text);
  if (off('verify_signature')) report(call.argNode('options'));
  else if (Object.entries(checks).some(([option, claim]) => off(option) && !isRead(claim)))
    report(call.argNode('options'), 'A check of the token is switched off', { cwes: [287, 347] });
  if (isConstant(call.arg('verify'), false)) report(call.argNode('verify'));
  const algorithms = call.arg(2, 'algorithms');
  const named = algorithms?.items?.some(
    ({ constant }) => typeof constant?.value === 'string' && /^none$/i.test(constant.value),
  );
  if (
    named === true ||
    (typeof algorithms?.constant?.value === 'string' && /^none$/i.test(algorithms.constant.value))
  )
    report(call.argNode(2, 'algorithms'), 'The algorithm "none" accepts tokens without a signature');
}

export const unverifiedToken = {
  id: 'unverified-token',
  title: 'Token read without its signature being checked',
  cwes: [347],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'A JSON web token is decoded with its verification switched off, or with the algorithm `none` allowed.',
  why: 'Anyone can write a token with any content.',
  fix: 'Decode with the key and a fixed list of algorithms: `jwt.decode(token, key, algorithms=["HS256"])`.',
  bad: [
    `import jwt

def subject(token):
    return jwt.decode(token, options={"verify_signature": False})["sub"]
`,
    `import jwt

def claims(token, key):
    return jwt.decode(token, key, algorithms=["HS256", "none"])
`,
    `from jose import jwt

def subject(token):
    return jwt.get_unverified_claims(token)["sub"]
`,
  ],
  good: [
    `import jwt

def subject(token, key):
    return jwt.decode(token, key, algorithms=["HS256"], options={"require": ["exp", "sub"]})["sub"]
`,
    `import jwt

def key_id(token):
    return jwt.get_unverified_header(token)["kid"]
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/347.html',
    'https://pyjwt.readthedocs.io/en/stable/api.html#jwt.decode',
  ],
  tags: ['jwt', 'pyjwt', 'jose'],
  calls: {
    'jwt.decode': checkDecode,
    'jwt.{PyJWT,api_jwt.PyJWT}.decode': checkDecode,
    'jose.jwt.decode': checkDecode,
    'jose.jwt.get_unverified_claims': (call, { report }) => report(call.node),
    'jwt.encode': (call, { report }) => {
      const algorithm = call.arg(2, 'algorithm')?.constant?.value;
      if (typeof algorithm === 'string' && /^none$/i.test(algorithm))
        report(call.argNode(2, 'algorithm'), 'The algorithm "none" makes tokens without a signature');
    },
  },
} satisfies Rule;
