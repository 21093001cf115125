import { isConstant, textOf } from '../../engine/values/value.ts';
import type { CallInfo } from '../../engine/types.ts';
import type { Rule } from '../../rule.ts';

const forOtherPurposes = (call: CallInfo | undefined): boolean =>
  isConstant(call?.arg('usedforsecurity'), false);
const weak = /^(md[245]|sha-?1|ripemd(-?160)?)$/i;

export const weakHash = {
  id: 'weak-hash',
  title: 'Secret hashed with a broken hash function',
  cwes: [327, 328],
  severity: 'medium',
  precision: 'high',
  kind: 'security',
  what: 'MD5, SHA-1 or an older function hashes a password, a token, a key or a signature.',
  why: 'Collisions can be made, and passwords are guessed billions of times a second.',
  fix: 'Passwords: `hashlib.scrypt`, bcrypt or Argon2 with a salt. Signatures and fingerprints: SHA-256 or better, keyed with `hmac`. For other purposes say so: `usedforsecurity=False`.',
  bad: [
    `import hashlib

def store(user, password):
    user.digest = hashlib.md5(password.encode()).hexdigest()
`,
    `import hashlib

def fingerprint(api_key):
    digest = hashlib.new("sha1")
    digest.update(api_key)
    return digest.hexdigest()
`,
  ],
  good: [
    `import hashlib
import os

def store(user, password):
    user.salt = os.urandom(16)
    user.digest = hashlib.scrypt(password.encode(), salt=user.salt, n=2**14, r=8, p=1)
`,
    `import hashlib

def etag(page):
    return hashlib.md5(page, usedforsecurity=False).hexdigest()

def cache_key(url):
    return hashlib.sha1(url.encode()).hexdigest()
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/328.html',
    'https://docs.python.org/3/library/hashlib.html',
  ],
  tags: ['hashlib', 'crypto'],
  flow: {
    sources: [
      {
        label: 'secret',
        name: /passw(or)?d|passphrase|secret|api_?key|token|credential|private_?key|signature|certificate/i,
      },
    ],
    guardKinds: [],
    sinks: [
      { call: 'hashlib.{md5,sha1,md4}', arg: [0, 'data'], when: ({ call }) => !forOtherPurposes(call) },
      {
        call: 'hashlib.new',
        arg: [1, 'data'],
        when: ({ call }) => weak.test(textOf(call?.arg(0, 'name')) ?? '') && !forOtherPurposes(call),
      },
      {
        call: 'hashlib.{md5,sha1,new()}.update',
        when: ({ call }) => {
          const made = call?.receiver?.call;
          const name = made?.method === 'new' ? textOf(made.arg(0, 'name')) : made?.method;
          return weak.test(name ?? '') && !forOtherPurposes(made);
        },
      },
      { call: 'hashlib.{md5(),sha1()}.update', when: ({ call }) => !forOtherPurposes(call?.receiver?.call) },
      { call: 'Crypto.Hash.{MD5,SHA1,SHA,MD4,MD2}.new' },
    ],
  },
} satisfies Rule;
