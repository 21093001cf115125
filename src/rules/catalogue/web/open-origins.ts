import type { CallInfo, Value } from '../../engine/types.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext, SinkHit } from '../../rule.ts';

const isAny = (value: Value | undefined): boolean =>
  textOf(value) === '*' || (value?.items ?? []).some((item) => textOf(item) === '*');

/** A dot of a host name that stands for any character: behind letters and before more of them, not escaped, not repeated. */
const hasOpenDot = (pattern: string): boolean =>
  /[a-z0-9)\]](?<!\\)\.[a-z]{2,}/i.test(pattern.replaceAll('\\.', '\0'));

const middleware = (call: CallInfo, { report }: RuleContext): void => {
  if (!call.arg(0)?.names.some((name) => /\.CORSMiddleware$/.test(name)) && call.method !== 'CORSMiddleware')
    return;
  const pattern = textOf(call.arg('allow_origin_regex'));
  const withCookies = isConstant(call.arg('allow_credentials'), true);
  if (pattern !== undefined && (hasOpenDot(pattern) || (withCookies && /^\^?\.\*\$?$/.test(pattern))))
    report(call.argNode('allow_origin_regex'), 'A dot in this pattern stands for any character');
  if (withCookies && isAny(call.arg('allow_origins')))
    report(call.argNode('allow_origins'), 'Every origin is allowed, with cookies');
};

const answersWithCookies = ({ context }: SinkHit): boolean =>
  /access-control-allow-credentials|supports_credentials/i.test(context.module.text);

const isHeader = (value: Value | undefined): boolean =>
  textOf(value)?.toLowerCase() === 'access-control-allow-origin';

export const openOrigins = {
  id: 'open-origins',
  title: 'Pages of any origin may read answers with cookies',
  cwes: [942, 346],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'Cross-origin requests with cookies are allowed for every origin, for the one that the request names, or for a pattern that matches more hosts than it means.',
  why: 'A page of anybody, opened by a user who is logged in, reads and does what the user may.',
  fix: 'Name the allowed origins in full and compare with them as a whole; escape the dots of a pattern.',
  bad: [
    `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
`,
    `from flask import Flask, request

app = Flask(__name__)

@app.after_request
def cors(response):
    response.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin", "*")
    response.headers["Access-Control-Allow-Credentials"] = "true"
    return response
`,
    `from flask import Flask
from flask_cors import CORS

app = Flask(__name__)
CORS(app, supports_credentials=True)
`,
    `from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware

app = Starlette()
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://.*\\.shop.example", allow_credentials=True)
`,
    `CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_CREDENTIALS = True
`,
  ],
  good: [
    `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["https://shop.example"], allow_credentials=True)
`,
    `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET"])
`,
    `from flask import Flask, request

app = Flask(__name__)
ORIGINS = {"https://shop.example", "https://admin.shop.example"}

@app.after_request
def cors(response):
    origin = request.headers.get("Origin")
    if origin in ORIGINS:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
    return response
`,
    `from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware

app = Starlette()
app.add_middleware(CORSMiddleware, allow_origin_regex=r"https://[a-z]+\\.shop\\.example", allow_credentials=True)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/942.html',
    'https://fetch.spec.whatwg.org/#http-cors-protocol',
    'https://fastapi.tiangolo.com/tutorial/cors/',
    'https://flask-cors.readthedocs.io/en/latest/api.html',
  ],
  tags: ['cors', 'fastapi', 'flask', 'django'],
  meaningfulNames: /^CORS_/,
  flow: {
    sources: ['remote'],
    derivedGuards: true,
    sinks: [
      { store: '*.headers', when: (hit) => isHeader(hit.store?.key) && answersWithCookies(hit) },
      {
        call: '*.headers.{add,set,setdefault}',
        arg: 1,
        when: (hit) => isHeader(hit.call?.arg(0)) && answersWithCookies(hit),
      },
      {
        call: '*.{send_header,set_header}',
        arg: 1,
        when: (hit) => isHeader(hit.call?.arg(0)) && answersWithCookies(hit),
      },
      {
        store: 'django.http.HttpResponse',
        when: (hit) => isHeader(hit.store?.key) && answersWithCookies(hit),
      },
    ],
  },
  calls: {
    '*.add_middleware': middleware,
    '*.CORSMiddleware': middleware,
    'flask_cors.{CORS,cross_origin}': (call, { report }) => {
      const origins = call.arg('origins');
      if (!isConstant(call.arg('supports_credentials'), true)) return;
      if (call.arg('resources') === undefined && (origins === undefined || isAny(origins))) report(call.node);
    },
  },
  file: ({ module, report }) => {
    const isOn = (name: string): boolean => isConstant(module.globals.get(name), true);
    if (!isOn('CORS_ALLOW_CREDENTIALS')) return;
    for (const name of ['CORS_ALLOW_ALL_ORIGINS', 'CORS_ORIGIN_ALLOW_ALL'])
      if (isOn(name)) {
        const statement = module.ast.body.find(
          (one) =>
            one.type === 'Assign' &&
            one.targets.some((target) => target.type === 'Name' && target.id === name),
        );
        if (statement) report(statement);
      }
  },
} satisfies Rule;
