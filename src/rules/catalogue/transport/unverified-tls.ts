import { isConstant } from '../../engine/values/value.ts';
import type { CallInfo } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** Clients of the standard library whose own context, used when none is given, verifies nothing. */
const withoutContext =
  (name: string) =>
  (call: CallInfo, { report }: RuleContext): void => {
    const context = call.arg(name);
    if (context === undefined || isConstant(context, null))
      report(call.node, `Without \`${name}\` the certificate is not verified`);
  };

export const unverifiedTls = {
  id: 'unverified-tls',
  title: 'Certificate of a TLS connection is not verified',
  cwes: [295],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: "A connection is encrypted without a check of the other side's certificate.",
  why: 'Anyone on the way can pretend to be the other side, and read and change what is sent.',
  fix: 'Leave verification on. For a certificate authority of your own, name its file: `verify="ca.pem"`, `cafile="ca.pem"`.',
  bad: [
    `import requests

def fetch(url):
    return requests.get(url, verify=False).text
`,
    `import ssl

context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
`,
    `import requests

session = requests.Session()
session.verify = False
`,
    `import ssl

context = ssl._create_unverified_context()
`,
    `import smtplib

def send(host, message):
    with smtplib.SMTP(host, 587) as server:
        server.starttls()
        server.send_message(message)
`,
    `import http.client
import ssl

context = ssl.SSLContext(ssl.PROTOCOL_TLS)
context.load_verify_locations("ca.pem")
connection = http.client.HTTPSConnection("shop.example", context=context)
`,
  ],
  good: [
    `import requests

def fetch(url):
    return requests.get(url, verify="ca.pem", timeout=5).text
`,
    `import ssl

context = ssl.create_default_context(cafile="ca.pem")
context.verify_mode = ssl.CERT_REQUIRED
`,
    `import ssl

context = ssl.SSLContext(ssl.PROTOCOL_TLS)
context.load_cert_chain("server.pem")
server = context.wrap_socket(make_socket(), server_side=True)
`,
    `import imaplib
import ssl

def mailbox(host):
    return imaplib.IMAP4_SSL(host, ssl_context=ssl.create_default_context())
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/295.html',
    'https://docs.python.org/3/library/ssl.html#security-considerations',
    'https://docs.python.org/3/library/smtplib.html#smtplib.SMTP.starttls',
  ],
  tags: ['tls', 'requests', 'httpx', 'ssl'],
  calls: {
    '{requests,httpx}.{get,post,put,patch,delete,head,options,request,stream,Client,AsyncClient}': (
      call,
      { report },
    ) => {
      if (isConstant(call.arg('verify'), false)) report(call.argNode('verify'));
    },
    '{requests.Session,httpx.Client,httpx.AsyncClient}.{get,post,put,patch,delete,head,options,request,stream}':
      (call, { report }) => {
        if (isConstant(call.arg('verify'), false)) report(call.argNode('verify'));
      },
    'aiohttp.{TCPConnector,ClientSession.get,ClientSession.post,request}': (call, { report }) => {
      for (const name of ['ssl', 'verify_ssl'])
        if (isConstant(call.keywords.get(name), false)) report(call.argNode(name));
    },
    // Of MQTT clients.
    '*.tls_insecure_set': (call, { report }) => {
      if (isConstant(call.arg(0), true)) report(call.node);
    },
    'ssl._create_unverified_context': (call, { report }) => report(call.node),
    'urllib3.{PoolManager,HTTPSConnectionPool}': (call, { report }) => {
      const mode = call.arg('cert_reqs');
      if (isConstant(mode, 'CERT_NONE') || mode?.names.includes('ssl.CERT_NONE'))
        report(call.argNode('cert_reqs'));
    },
    'smtplib.SMTP.starttls': withoutContext('context'),
    'smtplib.SMTP_SSL': withoutContext('context'),
    'imaplib.IMAP4_SSL': withoutContext('ssl_context'),
    'imaplib.IMAP4.starttls': withoutContext('ssl_context'),
    'poplib.{POP3_SSL,POP3.stls}': withoutContext('context'),
    'ftplib.FTP_TLS': withoutContext('context'),
    'ssl.SSLContext': (call, { report, module }) => {
      const protocol = call.arg(0, 'protocol');
      const verifiesNothing =
        protocol === undefined || protocol.names.some((name) => /^ssl\.PROTOCOL_(TLS|SSLv23)$/.test(name));
      const setsMode = module.stores.some(
        ({ attribute, value }) =>
          attribute === 'verify_mode' &&
          value.names.some((name) => /^ssl\.CERT_(REQUIRED|OPTIONAL)$/.test(name)),
      );
      const isServer = module.calls.some(
        ({ method, keywords }) =>
          method === 'load_cert_chain' || isConstant(keywords.get('server_side'), true),
      );
      if (verifiesNothing && !setsMode && !isServer)
        report(call.node, 'This context verifies nothing by itself: use `ssl.create_default_context()`');
    },
  },
  stores: {
    'ssl.SSLContext.{verify_mode,check_hostname}': (store, { report }) => {
      if (isConstant(store.value, false) || store.value.names.includes('ssl.CERT_NONE')) report(store.node);
    },
    'ssl._create_default_https_context': (store, { report }) => {
      if (store.value.names.includes('ssl._create_unverified_context')) report(store.node);
    },
    'requests.Session.verify': (store, { report }) => {
      if (isConstant(store.value, false)) report(store.node);
    },
  },
} satisfies Rule;
