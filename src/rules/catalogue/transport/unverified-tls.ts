import { isConstant } from '../../engine/values/value.ts';
import type { Rule } from '../../rule.ts';

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
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/295.html',
    'https://docs.python.org/3/library/ssl.html#security-considerations',
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
    'ssl._create_unverified_context': (call, { report }) => report(call.node),
    'urllib3.{PoolManager,HTTPSConnectionPool}': (call, { report }) => {
      const mode = call.arg('cert_reqs');
      if (isConstant(mode, 'CERT_NONE') || mode?.names.includes('ssl.CERT_NONE'))
        report(call.argNode('cert_reqs'));
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
