import type { CallInfo, Value } from '../../engine/types.ts';
import { piecesOf, skeleton } from '../../engine/values/shape.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const parameter =
  'password|passwd|pwd|api_?key|apikey|secret|client_secret|access_?token|auth_?token|private_?key';
const secretParameter = new RegExp(`^(${parameter})$`, 'i');
const inAddress = new RegExp(`[?&](${parameter})=\\0`, 'i');

const hasSecret = (value: Value | undefined): boolean =>
  [...(value?.entries?.entries() ?? [])].some(
    ([key, one]) => typeof key === 'string' && secretParameter.test(key) && one.constant?.value !== '',
  ) ||
  (value?.items ?? []).some((pair) => {
    const name = pair.items?.[0]?.constant?.value;
    return typeof name === 'string' && secretParameter.test(name);
  });

/** `base + "?" + urlencode({"api_key": key})`. */
const isEncodedSecret = (piece: string | Value): boolean =>
  typeof piece !== 'string' &&
  piece.call?.method === 'urlencode' &&
  hasSecret(piece.call.arg(0, 'query')) === true;

function check(
  call: CallInfo,
  url: Value | undefined,
  params: Value | undefined,
  { report }: RuleContext,
): void {
  if (hasSecret(params)) report(call.node);
  else if (url && (inAddress.test(skeleton(url)) || piecesOf(url).slice(1).some(isEncodedSecret)))
    report(call.node);
}

export const secretInQuery = {
  id: 'secret-in-query',
  title: 'Secret in the query of an address',
  cwes: [598, 532],
  severity: 'low',
  precision: 'medium',
  kind: 'security',
  what: 'A password, key or token is sent as a parameter in the address of a request.',
  why: 'Addresses are written to the logs of servers and proxies, to histories and to messages about errors.',
  fix: 'Send it in a header (`Authorization`, `X-Api-Key`) or in the body of the request.',
  bad: [
    `import requests

def forecast(city, key):
    return requests.get("https://weather.example/v1", params={"city": city, "api_key": key}, timeout=5).json()
`,
    `from urllib.parse import urlencode
from urllib.request import urlopen

def forecast(city, key):
    with urlopen("https://weather.example/v1?" + urlencode({"city": city, "apikey": key})) as answer:
        return answer.read()
`,
    `import httpx

def me(token):
    return httpx.get(f"https://chat.example/me?access_token={token}").json()
`,
  ],
  good: [
    `import requests

def forecast(city, key):
    headers = {"X-Api-Key": key}
    return requests.get("https://weather.example/v1", params={"city": city}, headers=headers, timeout=5).json()
`,
    `import requests

def log_in(user, password):
    return requests.post("https://chat.example/login", data={"user": user, "password": password}, timeout=5)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/598.html',
    'https://www.rfc-editor.org/rfc/rfc6750#section-5.3',
  ],
  tags: ['http', 'requests', 'secrets'],
  calls: {
    '{requests,httpx,requests.Session,httpx.Client,httpx.AsyncClient,aiohttp.ClientSession}.{get,post,put,patch,delete,head}':
      (call, context) => check(call, call.arg(0, 'url'), call.arg('params'), context),
    '{requests,httpx,requests.Session,httpx.Client,httpx.AsyncClient}.request': (call, context) =>
      check(call, call.arg(1, 'url'), call.arg('params'), context),
    'urllib.request.{urlopen,Request}': (call, context) =>
      check(call, call.arg(0, 'url'), undefined, context),
  },
} satisfies Rule;
