import type { CallInfo, Value } from '../../engine/types.ts';
import { isConstant } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** Far below what OWASP's Password Storage Cheat Sheet asks of PBKDF2 (600,000 with SHA-256). */
const fewestIterations = 100_000;

const isPassword = (value: Value | undefined): boolean =>
  value?.taints.some(({ label }) => label === 'password') === true;

const iterations =
  (...where: (number | string)[]) =>
  (call: CallInfo, { report }: RuleContext): void => {
    const count = call.arg(...where)?.constant?.value;
    const few = typeof count === 'number' && count < fewestIterations;
    if (few && (call.all.some(isPassword) || call.method === 'PBKDF2HMAC'))
      report(call.argNode(...where), `Only ${count} iterations`);
  };

export const quickPasswordHash = {
  id: 'quick-password-hash',
  title: 'Password stored under a quick hash',
  cwes: [916],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'A password is hashed with a function made to be quick (SHA-256, BLAKE2, ...), or with too few rounds.',
  why: 'A graphics card tries billions of such hashes a second; a function for passwords makes each guess cost.',
  fix: 'Use `hashlib.scrypt`, `bcrypt`, Argon2, or PBKDF2 with at least 600,000 rounds of SHA-256.',
  bad: [
    `import hashlib

def store(user, password):
    user.hash = hashlib.sha256(password.encode()).hexdigest()
`,
    `import hashlib
import os

def record(password):
    salt = os.urandom(16)
    return salt + hashlib.sha512(salt + password.encode()).digest()
`,
    `import hashlib

def derive(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password, salt, 1000)
`,
    `import bcrypt

def record(password):
    return bcrypt.hashpw(password, bcrypt.gensalt(rounds=4))
`,
  ],
  good: [
    `import bcrypt

def record(password):
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt())
`,
    `import hashlib
import os

def record(password):
    salt = os.urandom(16)
    return salt + hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600000)
`,
    `import hashlib

def checksum(content):
    return hashlib.sha256(content).hexdigest()

def digest_answer(user, realm, password):
    return hashlib.md5(f"{user}:{realm}:{password}".encode(), usedforsecurity=False).hexdigest()
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/916.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
    'https://docs.python.org/3/library/hashlib.html#key-derivation',
  ],
  tags: ['hashlib', 'crypto', 'passwords'],
  flow: {
    sources: [{ label: 'password', name: /(^|_)(passw(or)?d|pwd|passphrase|pass_?word)s?($|_)/i }],
    guardKinds: [],
    sanitizers: [
      'hashlib.{scrypt,pbkdf2_hmac}',
      'bcrypt.*',
      'argon2.*',
      'passlib.*',
      'werkzeug.security.generate_password_hash',
    ],
    sinks: [
      {
        call: 'hashlib.{sha224,sha256,sha384,sha512,sha3_224,sha3_256,sha3_384,sha3_512,blake2b,blake2s,md5,sha1}',
        when: ({ call }) => !isConstant(call?.arg('usedforsecurity'), false),
      },
      { call: 'hashlib.new', arg: [1, 'data'] },
      {
        call: 'Crypto.Hash.{SHA224,SHA256,SHA384,SHA512,SHA3_256,SHA3_512,BLAKE2b,BLAKE2s}.new',
        arg: [0, 'data'],
      },
    ],
  },
  calls: {
    'hashlib.pbkdf2_hmac': iterations(3, 'iterations'),
    'cryptography.hazmat.primitives.kdf.pbkdf2.PBKDF2HMAC': iterations(3, 'iterations'),
    'Crypto.Protocol.KDF.PBKDF2': iterations(3, 'count'),
    'bcrypt.gensalt': (call, { report }) => {
      const rounds = call.arg(0, 'rounds')?.constant?.value;
      if (typeof rounds === 'number' && rounds < 10)
        report(call.argNode(0, 'rounds'), `Only 2^${rounds} rounds`);
    },
    'hashlib.scrypt': (call, { report }) => {
      const n = call.arg('n')?.constant?.value;
      if (typeof n === 'number' && n < 2 ** 13) report(call.argNode('n'), `Cost of only ${n}`);
    },
  },
} satisfies Rule;
