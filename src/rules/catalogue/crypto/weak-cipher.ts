import type { Rule } from '../../rule.ts';

const broken = 'DES, DES3, ARC2, ARC4, Blowfish and CAST';

export const weakCipher = {
  id: 'weak-cipher',
  title: 'Encryption with a broken or outdated cipher',
  cwes: [327],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: `Data is encrypted with ${broken} or another cipher with a short key, a block of 64 bits or known attacks.`,
  why: 'DES keys are found by trying them all, RC4 leaks its text, and blocks of 64 bits repeat after some gigabytes.',
  fix: 'Use an authenticated mode of a modern cipher: AES-GCM or ChaCha20-Poly1305, or `cryptography.fernet.Fernet`.',
  bad: [
    `from Crypto.Cipher import DES

def encrypt(key, data):
    cipher = DES.new(key, DES.MODE_CBC)
    return cipher.iv + cipher.encrypt(data)
`,
    `from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

def scramble(key, data):
    encryptor = Cipher(algorithms.ARC4(key), mode=None).encryptor()
    return encryptor.update(data)
`,
  ],
  good: [
    `import os
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

def encrypt(key, data):
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, data, None)
`,
    `from Crypto.Cipher import AES

def encrypt(key, data):
    cipher = AES.new(key, AES.MODE_GCM)
    text, tag = cipher.encrypt_and_digest(data)
    return cipher.nonce + tag + text
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/327.html',
    'https://cryptography.io/en/latest/hazmat/decrepit/ciphers/',
  ],
  tags: ['crypto', 'cryptography', 'pycryptodome'],
  calls: {
    'Crypto.Cipher.{DES,DES3,ARC2,ARC4,Blowfish,CAST,XOR}.new': (call, { report }) => report(call.node),
    'cryptography.hazmat.primitives.ciphers.algorithms.{TripleDES,ARC4,Blowfish,IDEA,CAST5,SEED,RC2}': (
      call,
      { report },
    ) => report(call.node),
    'cryptography.hazmat.decrepit.ciphers.algorithms.*': (call, { report }) => report(call.node),
    'pyDes.{des,triple_des}': (call, { report }) => report(call.node),
  },
} satisfies Rule;
