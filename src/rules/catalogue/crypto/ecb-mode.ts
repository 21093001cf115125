import type { Rule } from '../../rule.ts';

export const ecbMode = {
  id: 'ecb-mode',
  title: 'Encryption block by block (ECB)',
  cwes: [327],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'A block cipher is used in ECB mode, which encrypts each block by itself.',
  why: 'Equal blocks give equal output, so the structure of the data shows; blocks can be moved, repeated and left out unnoticed.',
  fix: 'Use an authenticated mode with a fresh nonce: `AES.MODE_GCM`, `AESGCM`, or `Fernet`.',
  bad: [
    `from Crypto.Cipher import AES
from Crypto.Util.Padding import pad

def encrypt(key, data):
    return AES.new(key, AES.MODE_ECB).encrypt(pad(data, 16))
`,
    `from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

def encrypt(key, data):
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
    return encryptor.update(data) + encryptor.finalize()
`,
  ],
  good: [
    `from Crypto.Cipher import AES

def encrypt(key, data):
    cipher = AES.new(key, AES.MODE_EAX)
    text, tag = cipher.encrypt_and_digest(data)
    return cipher.nonce + tag + text
`,
    `import os
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

def encrypt(key, data):
    nonce = os.urandom(16)
    encryptor = Cipher(algorithms.AES(key), modes.CTR(nonce)).encryptor()
    return nonce + encryptor.update(data)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/327.html',
    'https://cryptography.io/en/latest/hazmat/primitives/symmetric-encryption/#cryptography.hazmat.primitives.ciphers.modes.ECB',
  ],
  tags: ['crypto', 'cryptography', 'pycryptodome'],
  calls: {
    'Crypto.Cipher.*.new': (call, { report }) => {
      const mode = call.arg(1, 'mode');
      if (mode?.names.some((name) => name.endsWith('.MODE_ECB'))) report(call.argNode(1, 'mode'));
    },
    'cryptography.hazmat.primitives.ciphers.modes.ECB': (call, { report }) => report(call.node),
  },
} satisfies Rule;
