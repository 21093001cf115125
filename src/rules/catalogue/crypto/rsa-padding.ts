import type { Rule } from '../../rule.ts';

export const rsaPadding = {
  id: 'rsa-padding',
  title: 'RSA encryption without OAEP',
  cwes: [780],
  severity: 'medium',
  precision: 'high',
  kind: 'security',
  what: 'RSA encrypts with the padding of PKCS #1 v1.5, or with none.',
  why: 'Whoever can ask whether a message decrypts can decrypt messages step by step (Bleichenbacher 1998); without padding equal texts show and short ones can be guessed.',
  fix: 'Use OAEP: `padding.OAEP(...)`, `PKCS1_OAEP.new(key)`.',
  bad: [
    `from Crypto.Cipher import PKCS1_v1_5
from Crypto.PublicKey import RSA

def wrap(pem, key):
    return PKCS1_v1_5.new(RSA.import_key(pem)).encrypt(key)
`,
    `from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import load_pem_public_key

def wrap(pem, key):
    return load_pem_public_key(pem).encrypt(key, padding.PKCS1v15())
`,
    `def wrap(public, message):
    return pow(int.from_bytes(message, "big"), public.e, public.n)
`,
  ],
  good: [
    `from Crypto.Cipher import PKCS1_OAEP
from Crypto.PublicKey import RSA

def wrap(pem, key):
    return PKCS1_OAEP.new(RSA.import_key(pem)).encrypt(key)
`,
    `from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

def sign(key, message):
    return key.sign(message, padding.PKCS1v15(), hashes.SHA256())
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/780.html',
    'https://cryptography.io/en/latest/hazmat/primitives/asymmetric/rsa/#encryption',
  ],
  tags: ['crypto', 'rsa', 'cryptography', 'pycryptodome'],
  calls: {
    'Crypto.Cipher.PKCS1_v1_5.new': (call, { report }) => report(call.node),
    '*.{encrypt,decrypt}': (call, { report }) => {
      const padding = call.arg(1, 'padding');
      if (padding?.names.some((name) => name.endsWith('asymmetric.padding.PKCS1v15')))
        report(call.argNode(1, 'padding'));
    },
    pow: (call, { report }) => {
      const [, exponent, modulus] = call.positionalNodes;
      const isKey = exponent?.type === 'Attribute' && modulus?.type === 'Attribute' && modulus.attr === 'n';
      // A random number may be raised as it is: that is a key encapsulation.
      if (isKey && exponent.attr === 'e' && (call.positional[0]?.taints.length ?? 0) > 0)
        report(call.node, 'RSA without padding');
    },
  },
} satisfies Rule;
