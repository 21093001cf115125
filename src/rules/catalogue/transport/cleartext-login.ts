import type { CallInfo, Value } from '../../engine/types.ts';
import { walk } from '../../engine/syntax/walk.ts';
import { skeleton } from '../../engine/values/shape.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const local = /^(https?:\/\/)?(localhost|127\.|\[?::1)/;

const isLocal = (value: Value | undefined): boolean => value !== undefined && local.test(skeleton(value));

/** The calls on the same kind of connection in the same function, or class, that would have begun TLS. */
const beginsTls = (call: CallInfo, { module }: RuleContext): boolean =>
  module.calls.some(
    (other) =>
      ['starttls', 'stls', 'auth'].includes(other.method) &&
      (other.function === call.function || other.function?.class === call.function?.class),
  );

const unlessTls = (call: CallInfo, context: RuleContext): void => {
  const server = call.receiver?.call?.arg(0, 'host');
  if (!isLocal(server) && !beginsTls(call, context)) context.report(call.node);
};

export const cleartextLogin = {
  id: 'cleartext-login',
  title: 'Login over a connection that is not encrypted',
  cwes: [319, 523],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'A name and a password are sent to a server over SMTP, IMAP, POP3, FTP, Telnet or HTTP without TLS, or with TLS only when the server offers it.',
  why: 'Anyone on the way reads the password. Whoever can change what is sent removes the offer of TLS.',
  fix: 'Use the variant with TLS from the start (`SMTP_SSL`, `IMAP4_SSL`, `FTP_TLS`, `https://`), or call `starttls(context=ssl.create_default_context())` always, before the login.',
  bad: [
    `import smtplib

def send(host, user, password, message):
    with smtplib.SMTP(host, 25) as server:
        server.login(user, password)
        server.send_message(message)
`,
    `import smtplib
import ssl

def send(host, user, password, message):
    server = smtplib.SMTP(host)
    if server.has_extn("STARTTLS"):
        server.starttls(context=ssl.create_default_context())
    server.login(user, password)
    server.send_message(message)
`,
    `from ftplib import FTP

def fetch(host, user, password):
    ftp = FTP(host)
    ftp.login(user, password)
    return ftp.nlst()
`,
    `import requests

def stock(user, password):
    return requests.get("http://stock.example/items", auth=(user, password), timeout=5).json()
`,
  ],
  good: [
    `import smtplib
import ssl

def send(host, user, password, message):
    with smtplib.SMTP(host, 587) as server:
        server.starttls(context=ssl.create_default_context())
        server.login(user, password)
        server.send_message(message)
`,
    `import ftplib
import ssl

def fetch(host, user, password):
    with ftplib.FTP_TLS(host, context=ssl.create_default_context()) as ftp:
        ftp.login(user, password)
        ftp.prot_p()
        return ftp.nlst()
`,
    `import smtplib
import ssl

def send(host, user, password, message):
    server = smtplib.SMTP(host)
    if not server.has_extn("STARTTLS"):
        raise RuntimeError("the server offers no TLS")
    server.starttls(context=ssl.create_default_context())
    server.login(user, password)
    server.send_message(message)
`,
    `from ftplib import FTP

def listing(host):
    ftp = FTP(host)
    ftp.login()
    return ftp.nlst()
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/319.html',
    'https://docs.python.org/3/library/smtplib.html#smtplib.SMTP.starttls',
    'https://www.rfc-editor.org/rfc/rfc8314',
  ],
  tags: ['smtp', 'imap', 'pop3', 'ftp', 'telnet', 'http'],
  calls: {
    '{smtplib.SMTP,imaplib.IMAP4}.login': unlessTls,
    'poplib.POP3.pass_': unlessTls,
    'ftplib.FTP.login': (call, { report }) => {
      const user = call.arg(0, 'user');
      if (user && !isLocal(call.receiver?.call?.arg(0, 'host')) && user.constant?.value !== 'anonymous')
        report(call.node);
    },
    'ftplib.FTP': (call, { report }) => {
      if (call.arg(1, 'user') && !isLocal(call.arg(0, 'host'))) report(call.node);
    },
    'telnetlib.Telnet': (call, { report }) => {
      if (!isLocal(call.arg(0, 'host'))) report(call.node);
    },
    '{requests,httpx}.{get,post,put,patch,delete,request}': (call, { report }) => {
      const url = call.arg(call.method === 'request' ? 1 : 0, 'url');
      if (call.arg('auth') && url && /^http:\/\//.test(skeleton(url)) && !isLocal(url)) report(call.node);
    },
  },
  nodes: {
    If: (node, { report, module }) => {
      const calls = (nodes: Parameters<typeof walk>[0], name: string): boolean => {
        let found = false;
        walk(nodes, {
          enter: (inner) => {
            if (inner.type === 'Call' && inner.func.type === 'Attribute' && inner.func.attr === name)
              found = true;
            return true;
          },
        });
        return found;
      };
      const isNegated = node.test.type === 'UnaryOp' && node.test.op === 'not';
      if (
        module.imports.has('smtplib') &&
        !isNegated &&
        node.orelse.length === 0 &&
        calls([node.test], 'has_extn') &&
        calls(node.body, 'starttls')
      )
        report(node.test, 'TLS only when the server offers it');
    },
  },
} satisfies Rule;
