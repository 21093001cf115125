import type { CallInfo } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** NIST SP 800-131A Rev. 2: RSA and DSA keys below 2048 bits are disallowed. */
const fewestBits = 2048;

const check =
  (...where: (number | string)[]) =>
  (call: CallInfo, { report }: RuleContext): void => {
    const bits = call.arg(...where)?.constant?.value;
    if (typeof bits === 'number' && bits > 0 && bits < fewestBits)
      report(call.argNode(...where), `Key of ${bits} bits; at least ${fewestBits} are needed`);
  };

export const shortKey = {
  id: 'short-key',
  title: 'Key pair that is too short',
  cwes: [326],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'A key pair is made with fewer than 2048 bits (RSA, DSA, Diffie-Hellman), or on a curve of fewer than 224.',
  why: 'RSA with 768 bits has been factored; 1024 bits are within reach of those with the means.',
  fix: 'RSA with 3072 bits, or an elliptic curve: Ed25519, P-256.',
  bad: [
    `from Crypto.PublicKey import RSA

def new_key():
    return RSA.generate(1024).export_key()
`,
    `from cryptography.hazmat.primitives.asymmetric import rsa

SIZE = 512

def key():
    return rsa.generate_private_key(public_exponent=65537, key_size=SIZE)
`,
    `from cryptography.hazmat.primitives.asymmetric import ec

key = ec.generate_private_key(ec.SECP192R1())
`,
  ],
  good: [
    `from Crypto.PublicKey import RSA

def new_key():
    return RSA.generate(3072)
`,
    `from cryptography.hazmat.primitives.asymmetric import ec, rsa

def keys(size=2048):
    return rsa.generate_private_key(public_exponent=65537, key_size=size), ec.generate_private_key(ec.SECP256R1())
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/326.html',
    'https://csrc.nist.gov/pubs/sp/800/131/a/r2/final',
  ],
  tags: ['crypto', 'cryptography', 'pycryptodome'],
  calls: {
    'Crypto.PublicKey.{RSA,DSA}.generate': check(0, 'bits'),
    'cryptography.hazmat.primitives.asymmetric.rsa.generate_private_key': check(1, 'key_size'),
    'cryptography.hazmat.primitives.asymmetric.dsa.{generate_private_key,generate_parameters}': check(
      0,
      'key_size',
    ),
    'cryptography.hazmat.primitives.asymmetric.dh.generate_parameters': check(1, 'key_size'),
    'rsa.newkeys': check(0, 'nbits'),
    'paramiko.{RSAKey,DSSKey}.generate': check(0, 'bits'),
    'cryptography.hazmat.primitives.asymmetric.ec.{SECP192R1,SECT163K1,SECT163R2}': (call, { report }) =>
      report(call.node, 'Curve of fewer than 224 bits'),
  },
} satisfies Rule;
