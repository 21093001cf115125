import { textBefore } from '../../engine/values/shape.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { fixedPart } from './address.ts';

/** In the path of an address with a fixed host, as one of its parts. */
const isInPath = (hit: SinkHit): boolean =>
  fixedPart(hit) === 'host' && !/[?#]/.test(textBefore(hit.value, hit.isTainted));

export const requestPath = {
  id: 'request-path',
  title: 'Path of an internal request out of untrusted data',
  cwes: [918, 74],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'Data out of a request is put into the path of an address that the program then asks, without being quoted.',
  why: '`../`, `?` and `#` in the data lead the request to other places of the same server, with the rights of the program.',
  fix: 'Quote each part: `quote(name, safe="")`; or check it against the form that is meant; or give it as a parameter.',
  bad: [
    `import requests
from flask import Flask, request

app = Flask(__name__)

@app.get("/stock")
def stock():
    return requests.get("http://stock.internal/items/" + request.args["item"], timeout=5).text
`,
    `import httpx
from fastapi import FastAPI

app = FastAPI()
SERVICE = "http://users.internal"

@app.get("/users/{name}")
async def user(name: str):
    async with httpx.AsyncClient() as client:
        return (await client.get(f"{SERVICE}/users/{name}/public")).json()
`,
  ],
  good: [
    `import requests
from urllib.parse import quote
from flask import Flask, request

app = Flask(__name__)

@app.get("/stock")
def stock():
    item = quote(request.args["item"], safe="")
    return requests.get("http://stock.internal/items/" + item, timeout=5).text
`,
    `import requests
from flask import Flask, request

app = Flask(__name__)

@app.get("/stock")
def stock():
    item = request.args["item"]
    if not item.isalnum():
        return "no such item", 404
    return requests.get(f"http://stock.internal/items/{item}", params=request.args, timeout=5).text
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/918.html',
    'https://docs.python.org/3/library/urllib.parse.html#urllib.parse.quote',
  ],
  tags: ['requests', 'httpx', 'urllib'],
  flow: {
    sources: ['remote'],
    sinks: [
      {
        call: '{requests,httpx,requests.Session,httpx.Client,httpx.AsyncClient,aiohttp.ClientSession}.{get,post,put,patch,delete,head,options}',
        arg: [0, 'url'],
        when: isInPath,
      },
      { call: 'urllib.request.{urlopen,Request}', arg: [0, 'url'], when: isInPath },
    ],
    sanitizers: [
      'urllib.parse.{quote_plus,urlencode}',
      { call: 'urllib.parse.quote', when: (call) => textOf(call.arg(1, 'safe')) === '' },
    ],
  },
} satisfies Rule;
