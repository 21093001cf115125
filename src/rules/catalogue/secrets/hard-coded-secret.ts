import type { Expr } from '../../engine/syntax/ast.ts';
import type { CallInfo, FunctionModel, Value } from '../../engine/types.ts';
import { textOf } from '../../engine/values/value.ts';
import { matchesName } from '../../engine/names/patterns.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { isSecretName, knownToken, looksLikeSecret, passwordInUrl, secretName } from './words.ts';

const lookUp = ['os.getenv', '*.get', 'os.environ.setdefault', 'environ.Env', 'decouple.config', '*.env.str'];

/** The text itself, or what is taken when the environment has none. */
function textFor(value: Value | undefined): string | undefined {
  const text = textOf(value);
  if (text !== undefined) return text;
  const { call } = value ?? {};
  if (call && matchesName(call.names, ...lookUp)) return textOf(call.arg(1, 'default'));
  // `os.environ.get("KEY") or "dev"`, `"...".encode()`.
  if (call?.method === 'encode') return textFor(call.receiver);
  if (call && ['bytes', 'b64decode', 'fromhex'].includes(call.method)) return textFor(call.arg(0));
  return undefined;
}

const isTest = (fn: FunctionModel | null): boolean =>
  fn !== null && /^test|^(demo|example|setUp)/i.test(fn.name || fn.qualifiedName);

/** A text that is more than the place of one in an example: `your-secret-key`. */
const isKey = (text: string | undefined): text is string =>
  text !== undefined && text.length > 1 && !/^<.*>$|^(insert[-_ ])?your[-_ ]/i.test(text);

/** A key that signs or encrypts: any other constant does it, also one that says that it should be changed. */
const signingKey =
  (...where: readonly (number | string)[]) =>
  (call: CallInfo, { report }: RuleContext): void => {
    const text = textFor(call.arg(...where));
    if (!isKey(text) || /^-----BEGIN (PUBLIC|CERT)/.test(text) || isTest(call.function)) return;
    report(call.argNode(...where), 'Key in the code', { cwes: [321, 798] });
  };

const secretArgument =
  (...where: readonly (number | string)[]) =>
  (call: CallInfo, { report }: RuleContext): void => {
    const text = textFor(call.arg(...where));
    if (text !== undefined && looksLikeSecret(text) && !isTest(call.function))
      report(call.argNode(...where), 'Password in the code', { cwes: [259, 798] });
  };

const urlArgument = (call: CallInfo, { report }: RuleContext): void => {
  const password = passwordInUrl.exec(textFor(call.arg(0)) ?? '')?.[1];
  if (password !== undefined && looksLikeSecret(password))
    report(call.argNode(0), 'Password in an address in the code');
};

const pairArgument = (call: CallInfo, { report }: RuleContext): void => {
  const pair = call.arg('auth');
  const text = textFor(pair?.items?.[1]);
  if (text !== undefined && looksLikeSecret(text)) report(call.argNode('auth'), 'Password in the code');
};

const nameOf = (node: Expr): string =>
  node.type === 'Name'
    ? node.id
    : node.type === 'Attribute'
      ? node.attr
      : node.type === 'Subscript' && node.index.type === 'Str'
        ? node.index.value
        : node.type === 'Call' &&
            node.func.type === 'Attribute' &&
            node.func.attr === 'get' &&
            node.args[0]?.value.type === 'Str'
          ? node.args[0].value.value
          : '';

/** The names of the settings of frameworks under which they keep the key for their sessions. */
const frameworkKey = /^(SECRET_KEY|JWT_SECRET_KEY|secret_key|SECURITY_PASSWORD_SALT)$/;

function check(
  name: string,
  value: Value,
  at: Expr,
  fn: FunctionModel | null,
  { report }: RuleContext,
): void {
  const text = textFor(value);
  if (text === undefined || isTest(fn) || !isSecretName(name) || !looksLikeSecret(text, name)) return;
  report(at, 'The value of `' + name + '` stands in the code');
}

export const hardCodedSecret = {
  id: 'hard-coded-secret',
  title: 'Password or key in the code',
  cwes: [798, 259, 321],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'A password, a key or a token stands in the program as text, or as the value that is used when none is configured.',
  why: 'Everybody who has the code has the secret, in all installations, and it stays in the history of the code. Who has a key that signs sessions or tokens makes their own.',
  fix: 'Read it from the environment or a store of secrets, and stop with an error when it is missing: `os.environ["SHOP_SECRET"]`.',
  bad: [
    `from flask import Flask

app = Flask(__name__)
app.secret_key = "k3ep-th1s-quiet"
`,
    `import psycopg2

def connect():
    return psycopg2.connect(host="db.shop.example", user="shop", password="Tr0ub4dor3")
`,
    `import os

API_KEY = os.environ.get("WEATHER_API_KEY", "9f3c2ab8d1e647f0")
`,
    `import jwt

def issue(user):
    return jwt.encode({"sub": user}, "mysecret", algorithm="HS256")
`,
    `def is_admin(form):
    return form["user"] == "admin" and form["password"] == "letmein99"
`,
    `from sqlalchemy import create_engine

engine = create_engine("postgresql://shop:Wx7pq2@db.shop.example/shop")
`,
  ],
  good: [
    `import os
from flask import Flask

app = Flask(__name__)
app.secret_key = os.environ["SHOP_SECRET"]
`,
    `from flask import Flask

app = Flask(__name__)
app.secret_key = "your_secret_key"
`,
    `PASSWORD = "password"
TOKEN_FIELD = "access_token"

def as_bytes(password):
    password = password.encode("latin1")
    return password

def login(form):
    return form[PASSWORD], form[TOKEN_FIELD]
`,
    `import getpass

password = getpass.getpass("Password: ")
password_prompt = "Please enter your password"
`,
    `import os
import secrets

API_KEY = os.environ.get("API_KEY", "")
session_key = os.environ.get("SESSION_KEY") or secrets.token_hex(32)
api_token = "<your token>"
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/798.html',
    'https://cwe.mitre.org/data/definitions/321.html',
    'https://flask.palletsprojects.com/en/stable/config/#SECRET_KEY',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  ],
  tags: ['secrets', 'flask', 'django', 'jwt'],
  meaningfulNames: new RegExp(`${secretName.source}|token`, 'i'),
  calls: {
    'jwt.{encode,decode}': signingKey(1, 'key'),
    'jose.jwt.{encode,decode}': signingKey(1, 'key'),
    'hmac.{new,digest}': signingKey(0, 'key'),
    'cryptography.fernet.Fernet': signingKey(0, 'key'),
    'cryptography.hazmat.primitives.ciphers.aead.{AESGCM,ChaCha20Poly1305,AESCCM}': signingKey(0, 'key'),
    'cryptography.hazmat.primitives.ciphers.algorithms.{AES,ChaCha20,TripleDES}': signingKey(0, 'key'),
    'Crypto.Cipher.{AES,DES,DES3,ARC4,ChaCha20,ChaCha20_Poly1305,Blowfish,Salsa20}.new': signingKey(0, 'key'),
    'itsdangerous.{Serializer,URLSafeSerializer,URLSafeTimedSerializer,TimedSerializer,TimestampSigner,Signer}':
      signingKey(0, 'secret_key'),
    '*.add_middleware': signingKey('secret_key'),
    'flask.Flask.config.{update,from_mapping}': signingKey('SECRET_KEY'),
    'smtplib.{SMTP,SMTP_SSL}.login': secretArgument(1, 'password'),
    'imaplib.{IMAP4,IMAP4_SSL}.login': secretArgument(1, 'password'),
    'ftplib.{FTP,FTP_TLS}.login': secretArgument(1, 'passwd'),
    '{pymysql,MySQLdb}.connect': secretArgument(2, 'password', 'passwd'),
    'requests.auth.{HTTPBasicAuth,HTTPDigestAuth}': secretArgument(1, 'password'),
    '{sqlalchemy.create_engine,pymongo.MongoClient,redis.from_url,redis.Redis.from_url,psycopg2.connect,psycopg.connect,asyncpg.connect}':
      urlArgument,
    '{requests,httpx,requests.Session,httpx.Client}.{get,post,put,patch,delete,request}': pairArgument,
    '*': (call, context) => {
      if (call.local) return;
      for (const [name, value] of call.keywords)
        if (textOf(value) !== undefined || value.call)
          check(name, value, call.argNode(name), call.function, context);
    },
  },
  stores: {
    'flask.Flask.secret_key': ({ value, node }, { report }) => {
      if (isKey(textFor(value))) report(node, 'Key in the code', { cwes: [321, 798] });
    },
    'flask.Flask.config': ({ value, node, key }, { report }) => {
      if (frameworkKey.test(textOf(key) ?? '') && isKey(textFor(value)))
        report(node, 'Key in the code', { cwes: [321, 798] });
    },
    '*': ({ attribute, key, value, node, function: fn }, context) => {
      const name = attribute ?? textOf(key);
      if (name !== undefined) check(name, value, node, fn, context);
    },
  },
  nodes: {
    Assign: (node, context, fn) => {
      for (const target of node.targets)
        if (target.type === 'Name') {
          const text = textOf(context.valueOf(node.value));
          const isToken =
            /(^|_)token$/i.test(target.id) && /^(?=.*\d)(?=.*[A-Za-z])\S{20,}$/.test(text ?? '');
          const isSettingsKey = target.id === 'SECRET_KEY' && context.module.globals.has('INSTALLED_APPS');
          if ((isToken && looksLikeSecret(text!)) || (isSettingsKey && text !== undefined && text.length > 1))
            context.report(target);
          else check(target.id, context.valueOf(node.value), target, fn, context);
        }
    },
    AnnAssign: (node, context, fn) => {
      if (node.target.type === 'Name' && node.value)
        check(node.target.id, context.valueOf(node.value), node.target, fn, context);
    },
    Compare: (node, context, fn) => {
      if (node.ops.length !== 1 || !['==', '!='].includes(node.ops[0]!)) return;
      const [one, other] = [node.left, node.comparators[0]!];
      for (const [named, compared] of [
        [one, other],
        [other, one],
      ] as const)
        if (compared.type === 'Str') check(nameOf(named), context.valueOf(compared), node, fn, context);
    },
    FunctionDef: (node, { report, valueOf }) => {
      for (const { name, default: value } of node.params) {
        const text = value ? textOf(valueOf(value)) : undefined;
        if (value && text !== undefined && isSecretName(name) && looksLikeSecret(text, name)) report(value);
      }
    },
    Dict: (node, context, fn) => {
      for (const { key, value } of node.entries)
        if (key?.type === 'Str') check(key.value, context.valueOf(value), value, fn, context);
    },
    Str: (node, { report }) => {
      if (knownToken.test(node.value) && !/x{4}|example/i.test(node.value)) report(node);
    },
  },
} satisfies Rule;
