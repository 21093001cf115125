import type { Value } from '../../engine/types.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule } from '../../rule.ts';

const oldProtocol = /^(ssl|OpenSSL\.SSL)\.(PROTOCOL_)?(SSLv2|SSLv3|TLSv1|TLSv1_1)(_METHOD)?$/;
const oldVersion = /^ssl\.TLSVersion\.(SSLv3|TLSv1|TLSv1_1|MINIMUM_SUPPORTED)$/;

const isOld = (value: Value | undefined): boolean =>
  value?.names.some((name) => oldProtocol.test(name) || oldVersion.test(name)) === true;

/** Ciphers that are switched on although they protect nothing; `!RC4` and `-RC4` switch them off. */
const weakCiphers = (list: string): boolean =>
  list
    .split(/[:, ]+/)
    .some(
      (name) => /^\+?(RC4|DES|3DES|NULL|eNULL|aNULL|EXP|EXPORT|LOW|MD5|ALL)\b/i.test(name) && name !== 'ALL',
    ) && !/@SECLEVEL=[2-5]/.test(list);

export const oldTls = {
  id: 'old-tls',
  title: 'Old version of TLS, or weak ciphers, allowed',
  cwes: [327, 326],
  severity: 'medium',
  precision: 'high',
  kind: 'security',
  what: 'A connection may use SSL 2 or 3, TLS 1.0 or 1.1, or ciphers without strength.',
  why: 'These versions have known weaknesses; who is on the way can force both sides to use the weakest that both allow.',
  fix: 'Use `ssl.create_default_context()`, or set `minimum_version = ssl.TLSVersion.TLSv1_2` or later.',
  bad: [
    `import ssl

context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
`,
    `import ssl

context = ssl.create_default_context()
context.minimum_version = ssl.TLSVersion.TLSv1
`,
    `import ssl

def plain(sock):
    return ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_SSLv3)
`,
  ],
  good: [
    `import ssl

context = ssl.create_default_context()
context.minimum_version = ssl.TLSVersion.TLSv1_2
`,
    `import ssl

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.set_ciphers("ECDHE+AESGCM:!aNULL:!MD5")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/327.html',
    'https://docs.python.org/3/library/ssl.html#ssl.SSLContext.minimum_version',
    'https://www.rfc-editor.org/rfc/rfc8996',
  ],
  tags: ['tls', 'ssl'],
  calls: {
    '{ssl.SSLContext,OpenSSL.SSL.Context}': (call, { report }) => {
      if (isOld(call.arg(0, 'protocol', 'method'))) report(call.node);
    },
    'ssl.{wrap_socket,get_server_certificate}': (call, { report }) => {
      if (isOld(call.arg('ssl_version'))) report(call.argNode('ssl_version'));
    },
    'ssl.SSLContext.set_ciphers': (call, { report }) => {
      const list = textOf(call.arg(0, 'ciphers'));
      if (list !== undefined && weakCiphers(list)) report(call.node);
    },
  },
  stores: {
    'ssl.SSLContext.minimum_version': ({ value, node }, { report }) => {
      if (isOld(value)) report(node);
    },
  },
} satisfies Rule;
