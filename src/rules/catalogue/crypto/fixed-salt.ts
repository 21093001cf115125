import type { CallInfo } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const check =
  (...where: (number | string)[]) =>
  (call: CallInfo, { report }: RuleContext): void => {
    const salt = call.arg(...where);
    if (salt?.constant !== undefined && salt.constant.value !== null) report(call.argNode(...where));
  };

export const fixedSalt = {
  id: 'fixed-salt',
  title: 'Password hashed with a constant salt',
  cwes: [760, 759],
  severity: 'medium',
  precision: 'high',
  kind: 'security',
  what: 'A key is derived from a password with a salt that is a constant, or empty.',
  why: 'Equal passwords get equal hashes, and one table of guesses serves for all users.',
  fix: 'Draw a salt for each password, `os.urandom(16)`, and store it beside the hash; `bcrypt` and Argon2 do so themselves.',
  bad: [
    `import hashlib

def derive(password):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), b"pepper", 600000)
`,
    `from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

SALT = b"0123456789abcdef"

def key_of(passphrase):
    kdf = PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=SALT, iterations=600000)
    return kdf.derive(passphrase)
`,
    `import hashlib

def derive(password):
    return hashlib.scrypt(password, salt=b"", n=16384, r=8, p=1)
`,
  ],
  good: [
    `import hashlib
import os

def derive(password):
    salt = os.urandom(16)
    return salt, hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600000)
`,
    `from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

def check(passphrase, record):
    Scrypt(salt=record.salt, length=32, n=2**15, r=8, p=1).verify(passphrase, record.key)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/760.html',
    'https://docs.python.org/3/library/hashlib.html#key-derivation',
  ],
  tags: ['crypto', 'hashlib', 'cryptography'],
  calls: {
    'hashlib.pbkdf2_hmac': check(2, 'salt'),
    'hashlib.scrypt': check('salt'),
    'cryptography.hazmat.primitives.kdf.pbkdf2.PBKDF2HMAC': check(2, 'salt'),
    'cryptography.hazmat.primitives.kdf.scrypt.Scrypt': check(0, 'salt'),
    'cryptography.hazmat.primitives.kdf.argon2.Argon2id': check('salt'),
    'Crypto.Protocol.KDF.{PBKDF2,scrypt}': check(1, 'salt'),
    'bcrypt.hashpw': check(1, 'salt'),
    'argon2.low_level.{hash_secret,hash_secret_raw}': check(1, 'salt'),
  },
} satisfies Rule;
