import type { Expr } from '../../engine/syntax/ast.ts';
import type { Taint, Value } from '../../engine/types.ts';
import { piecesOf } from '../../engine/values/shape.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const secretName =
  /(^|_)(token|secret|passw(or)?d|passphrase|pin|otp|nonce|salt|api_?key|session_?id|sid|csrf|key|captcha|voucher|coupon|invite|invitation|reset_?code|access_?code|verification_?code|confirmation_?code|licen[cs]e_?key|iv)s?($|_)/i;

/** `generatePassword` as `generate_password`. */
const snake = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1_$2');

/** Hashed, the time still has few values. */
const clockIn = (value: Value): Taint | undefined =>
  value.names.some((name) => /^hashlib\..*digest\(\)$/.test(name))
    ? value.call?.receiver?.call?.arg(0)?.taints.find(({ label }) => label === 'clock')
    : undefined;

/** `https://site/share/` and then something that nobody should guess. */
function checkLink(node: Expr, { report, valueOf }: RuleContext): void {
  const pieces = piecesOf(valueOf(node));
  const [site, last] = pieces;
  if (pieces.length !== 2 || typeof site !== 'string' || last === undefined || typeof last === 'string')
    return;
  if (!/^https?:\/\/[^?#]*\/$/.test(site)) return;
  const taint = last.taints.find(({ label }) => label === 'predictable') ?? clockIn(last);
  if (taint) report(node, 'A link that can be guessed', { taint, cwes: [340, 338] });
}

export const predictableRandom = {
  id: 'predictable-random',
  title: 'Secret made from predictable random numbers',
  cwes: [338, 330, 340],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'A token, password, key or code comes from `random`, NumPy, the clock or a UUID of version 1.',
  why: 'The Mersenne Twister gives its state away after 624 numbers, seeds and times can be guessed, and UUIDs of version 1 hold the time and the address of the machine.',
  fix: 'Use `secrets` (`token_urlsafe`, `choice`, `randbelow`), `random.SystemRandom`, `os.urandom` or `uuid.uuid4`.',
  bad: [
    `import random
import string

def new_token(length=32):
    return "".join(random.choice(string.ascii_letters) for _ in range(length))
`,
    `import random

def sign_up(user):
    user.password = str(random.randint(100000, 999999))
`,
    `import uuid

def start_reset(user, mail):
    reset_token = uuid.uuid1().hex
    mail.send(user.address, reset_token)
`,
    `import numpy as np

def make_session_id():
    return np.random.bytes(16).hex()
`,
    `import random
import string

class Albums:
    def share(self, album):
        word = "".join(random.choices(string.ascii_letters, k=20))
        self.links["https://albums.example/s/" + word] = album
`,
    `import hashlib
import time

def invitation_token(email):
    return hashlib.sha256(str(time.time()).encode()).hexdigest()
`,
  ],
  good: [
    `import secrets
import string

def new_token(length=32):
    return "".join(secrets.choice(string.ascii_letters) for _ in range(length))
`,
    `import random

def shuffle_songs(songs):
    order = list(songs)
    random.shuffle(order)
    return order
`,
    `import random

def new_password(length=16):
    generator = random.SystemRandom()
    return "".join(generator.choice("abcdefgh23456789") for _ in range(length))
`,
    `import random
import time

def retry_delay(attempt):
    return min(60, 2 ** attempt) * random.random()

def key_of(row):
    return row["id"], time.time()
`,
    `import random

def pick(table):
    next_key = random.choice(list(table))
    return table[next_key]
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/338.html',
    'https://docs.python.org/3/library/random.html',
    'https://docs.python.org/3/library/secrets.html',
  ],
  tags: ['random', 'uuid', 'numpy'],
  meaningfulNames: secretName,
  flow: {
    sources: [
      {
        label: 'predictable',
        call: [
          'random.{random,randint,randrange,choice,choices,sample,uniform,getrandbits,randbytes}',
          'random.Random.{random,randint,randrange,choice,choices,sample,uniform,getrandbits,randbytes}',
          'numpy.random.{rand,randint,random,choice,bytes,random_sample,integers}',
          'numpy.random.{default_rng(),Generator,RandomState}.{random,integers,choice,bytes,randint}',
          'uuid.uuid1',
        ],
        what: 'a predictable random value',
      },
      {
        label: 'clock',
        call: ['time.{time,time_ns}', 'datetime.datetime.{now,utcnow,today}'],
        what: 'the time',
      },
    ],
    guardKinds: [],
    sinks: [
      {
        store: 'flask.session',
        labels: ['predictable'],
        when: ({ store }) => secretName.test(`${textOf(store?.key) ?? ''}`) || textOf(store?.key) === 'id',
      },
      {
        labels: ['predictable'],
        returns: (fn) => secretName.test(snake(fn.name)) && !/^key_|_key_of|keys?_?func/i.test(fn.name),
      },
      {
        store:
          '*.{token,secret,password,passwd,pin,otp,salt,api_key,session_id,secret_key,reset_token,csrf_token}',
      },
      {
        // Hashed, the time still has few values.
        call: 'hashlib.{md5,sha1,sha224,sha256,sha384,sha512,blake2b,blake2s,sha3_256,sha3_512}',
        labels: ['clock'],
        when: ({ function: fn }) =>
          fn !== null && /token|secret|password|(reset|access)_?code|api_?key/i.test(fn.name),
      },
      {
        call: ['hashlib.{scrypt,pbkdf2_hmac}', 'cryptography.hazmat.primitives.kdf.*.*'],
        arg: 'any',
      },
    ],
  },
  nodes: {
    FString: checkLink,
    BinOp: checkLink,
    Assign: (node, context) => {
      for (const target of node.targets) {
        const name = target.type === 'Name' ? target.id : target.type === 'Attribute' ? target.attr : '';
        if (!secretName.test(name) || /^(key|keys)$/i.test(name)) continue;
        const value = context.valueOf(node.value);
        // One of several that exist already: `key = random.choice(list(table))`.
        if (value.call?.method === 'choice') continue;
        const taint = value.taints.find(({ label }) => label === 'predictable') ?? clockIn(value);
        if (taint) context.report(node.value, undefined, { taint });
      }
    },
  },
} satisfies Rule;
