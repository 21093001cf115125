import type { CallInfo, Value } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** A value that is the same at each run: a constant, or made of constants alone (`bytes(16)`, `bytes.fromhex("00")`). */
const isFixed = (value: Value | undefined): boolean =>
  (value?.constant !== undefined && value.constant.value !== null) ||
  (value?.call !== undefined &&
    value.call.names.some((name) => /^bytes(array)?(\.fromhex)?$/.test(name)) &&
    value.call.all.every(({ constant }) => constant !== undefined));

/** Made of an argument or by a hash alone: the same again for the same argument. */
const isDerived = (value: Value | undefined): boolean =>
  (value?.call?.method === 'to_bytes' &&
    value.call.receiver?.taints.some(({ label }) => label === 'parameter') === true) ||
  value?.names.some((name) => /^hashlib\..*\.digest\(\)(\[\])*$/.test(name)) === true;

/** A piece of the key itself. */
const isOfKey = (key: Value | undefined, nonce: Value | undefined): boolean =>
  key !== undefined &&
  nonce?.taints.length === 1 &&
  key.taints.some(({ source }) => source === nonce.taints[0]?.source);

const check =
  (...where: (number | string)[]) =>
  (call: CallInfo, { report }: RuleContext): void => {
    const value = call.arg(...where);
    if (isFixed(value) || isDerived(value)) report(call.argNode(...where));
  };

export const fixedNonce = {
  id: 'fixed-nonce',
  title: 'Encryption with a constant nonce or initialisation vector',
  cwes: [323, 329],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'The nonce or initialisation vector of an encryption is a constant.',
  why: 'It has to differ for each message under a key. In CTR, GCM and ChaCha20 a second message under the same nonce gives both texts away; in CBC equal beginnings show.',
  fix: 'Draw it for each message (`os.urandom(12)` for GCM) and send it along; libraries that make their own are safest.',
  bad: [
    `from Crypto.Cipher import AES

IV = b"0123456789abcdef"

def encrypt(key, data):
    return AES.new(key, AES.MODE_CBC, IV).encrypt(data)
`,
    `from cryptography.hazmat.primitives.ciphers.aead import AESGCM

def seal(key, data):
    nonce = b"\\x00" * 12
    return AESGCM(key).encrypt(nonce, data, None)
`,
    `from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

def encrypt(key, data):
    return Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor().update(data)
`,
  ],
  good: [
    `import os
from Crypto.Cipher import AES

def encrypt(key, data):
    iv = os.urandom(16)
    return iv + AES.new(key, AES.MODE_CBC, iv).encrypt(data)

def decrypt(key, data):
    return AES.new(key, AES.MODE_CBC, data[:16]).decrypt(data[16:])
`,
    `import secrets
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

def seal(key, data):
    nonce = secrets.token_bytes(12)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, data, b"")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/323.html',
    'https://cwe.mitre.org/data/definitions/329.html',
    'https://cryptography.io/en/latest/hazmat/primitives/aead/',
  ],
  tags: ['crypto', 'cryptography', 'pycryptodome'],
  calls: {
    'Crypto.Cipher.{AES,DES,DES3,Blowfish}.new': (call, context) => {
      for (const where of [[2, 'iv'], ['IV'], ['nonce'], ['initial_value']] as const)
        check(...where)(call, context);
    },
    'Crypto.Cipher.{ChaCha20,ChaCha20_Poly1305,Salsa20}.new': check('nonce'),
    'cryptography.hazmat.primitives.ciphers.modes.{CBC,CTR,CFB,CFB8,OFB,GCM}': check(
      0,
      'initialization_vector',
      'nonce',
    ),
    'cryptography.hazmat.primitives.ciphers.Cipher': (call, { report }) => {
      const key = call.arg(0, 'algorithm')?.call?.arg(0, 'key');
      if (isOfKey(key, call.arg(1, 'mode')?.call?.arg(0)))
        report(call.node, 'The nonce is a part of the key');
    },
    'cryptography.hazmat.primitives.ciphers.algorithms.ChaCha20': check(1, 'nonce'),
    'cryptography.hazmat.primitives.ciphers.aead.{AESGCM(),AESCCM(),AESOCB3(),ChaCha20Poly1305()}.encrypt':
      check(0, 'nonce'),
  },
} satisfies Rule;
