import { piecesOf } from '../../engine/values/shape.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { choosesHost } from './address.ts';

/** A program that does this with addresses that it is given takes them from others. */
const looksAtAddresses = /\burl(split|parse)\(|localhost|127\.0\.0\.1|169\.254\.|startswith\(\(?["']http/;

/** A function that is given a whole address is meant to fetch it, unless it has doubts; a host put into one is data. */
const isChosen = (hit: SinkHit): boolean =>
  hit.taints.some(({ label }) => label === 'remote') ||
  piecesOf(hit.value).length > 1 ||
  looksAtAddresses.test(hit.context.module.text);

/** A program that looks at the addresses behind names is taken at its word. */
const choosesAnyHost = (hit: SinkHit): boolean =>
  choosesHost(hit) && isChosen(hit) && !/\.is_(global|private|loopback)\b/.test(hit.context.module.text);

/** A client of an unknown library, by its name and by what it is given beside the address. */
const isClient = ({ call, context }: SinkHit): boolean =>
  call?.receiverNode !== undefined &&
  call.names.every((name) => /^\?|^\w+\.\w+$/.test(name)) &&
  /(^|[._"'])(http|https|session|http_?client|http_?session)["'\])]*$/i.test(
    context.textOf(call.receiverNode),
  ) &&
  ['headers', 'timeout', 'params', 'json', 'stream', 'verify', 'allow_redirects'].some((name) =>
    call.keywords.has(name),
  );

const verbs = '{get,post,put,patch,delete,head,options,request,stream}';

export const serverSideRequest = {
  id: 'server-side-request',
  title: 'Request to an address that untrusted data chooses',
  cwes: [918],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'Untrusted data decides on the host to which the program sends a request.',
  why: 'The program reaches what others cannot: services of the internal network, addresses of the cloud that give out keys, `file:` addresses with `urllib`.',
  fix: 'Take the host out of a list of known ones. Where any public host is meant, resolve its name, refuse addresses that are not global, connect to the address that was checked, and check again after each redirect.',
  bad: [
    `import requests
from flask import Flask, request

app = Flask(__name__)

@app.get("/preview")
def preview():
    return requests.get(request.args["url"], timeout=5).text
`,
    `import urllib.request

def health(host):
    with urllib.request.urlopen(f"http://{host}/health") as answer:
        return answer.read()
`,
    `import httpx
from fastapi import FastAPI

app = FastAPI()

@app.get("/status")
async def status(host: str):
    async with httpx.AsyncClient() as client:
        return (await client.get(f"https://{host}.example.org/status")).json()
`,
    `import requests

def thumbnail(url):
    if "localhost" in url or "127.0.0.1" in url:
        raise ValueError(url)
    return requests.get(url, timeout=5).content
`,
  ],
  good: [
    `import requests

def pages(urls):
    return [requests.get(url, timeout=5).text for url in urls]
`,
    `import requests
from flask import Flask, request

app = Flask(__name__)
HOSTS = {"one": "https://one.example.org", "two": "https://two.example.org"}

@app.get("/status")
def status():
    return requests.get(HOSTS[request.args["host"]] + "/status", timeout=5).text
`,
    `import requests

def user(name):
    return requests.get("https://api.example.org/users", params={"name": name}, timeout=5).json()
`,
    `from urllib.parse import urlsplit
import requests

HOSTS = ("one.example.org", "two.example.org")

def fetch(url):
    if urlsplit(url).hostname not in HOSTS:
        raise ValueError(url)
    return requests.get(url, timeout=5, allow_redirects=False).content
`,
    `import requests

API = "https://api.example.org"

def item(number):
    return requests.get(f"{API}/items/{number}", timeout=5).json()
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/918.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html',
  ],
  tags: ['requests', 'httpx', 'urllib', 'aiohttp'],
  flow: {
    sources: ['remote', 'parameter'],
    sinks: [
      {
        call: `{requests,httpx}.${verbs}`,
        arg: [0, 'url'],
        when: (hit) => hit.call?.method !== 'request' && choosesAnyHost(hit),
      },
      { call: '{requests,httpx}.{request,stream}', arg: [1, 'url'], when: choosesAnyHost },
      {
        call: `{requests.Session,httpx.Client,httpx.AsyncClient,aiohttp.ClientSession}.{get,post,put,patch,delete,head,options}`,
        arg: [0, 'url'],
        when: choosesAnyHost,
      },
      {
        call: '{requests.Session,httpx.Client,httpx.AsyncClient,aiohttp.ClientSession,urllib3.PoolManager}.{request,stream}',
        arg: [1, 'url'],
        when: choosesAnyHost,
      },
      {
        call: 'urllib.request.{urlopen,Request,urlretrieve}',
        arg: [0, 'url'],
        when: (hit) =>
          hit.value.names.every((name) => name !== 'urllib.request.Request') && choosesAnyHost(hit),
      },
      {
        call: `*.${verbs}`,
        arg: [0, 'url'],
        when: (hit) => isClient(hit) && choosesAnyHost(hit),
      },
      { call: 'http.client.{HTTPConnection,HTTPSConnection}', arg: [0, 'host'], when: choosesAnyHost },
    ],
    sanitizers: ['urllib.parse.{quote_plus,urlencode}'],
    guardKinds: ['constant', 'pattern', 'characters', 'validator', 'conversion', 'verified', 'own-host'],
    derivedGuards: true,
  },
} satisfies Rule;
