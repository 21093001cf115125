import { matchesName } from '../../engine/names/patterns.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import type { Expr } from '../../engine/syntax/ast.ts';
import type { FunctionModel } from '../../engine/types.ts';
import type { Rule, RuleContext, SinkHit } from '../../rule.ts';
import { isAsItCame } from '../text.ts';
import { htmlSanitizers } from './html-sanitizers.ts';
import { looseSanitizers } from './loose-sanitizers.ts';
import { hasHarmfulPiece, isUnsafeHtml } from './markup.ts';
import {
  givesHtml,
  hasUnsafeHtml,
  isBody,
  isFlaskBody,
  isGathered,
  isHandedOnAsHtml,
  isMarked,
  isMarkedUp,
  isOwnBesideOthers,
  isPlainlyWritten,
  isReturnedBody,
  isSaidHtml,
  isSentence,
  isWsgiPage,
  isWritten,
  piecesGiven,
} from './pages.ts';
import { reportScriptJson } from './script-json.ts';
import { reportUnevenEscaping } from './uneven-escaping.ts';
import { reportUnevenFields } from './uneven-fields.ts';
import { reportUnquoted } from './unquoted-attribute.ts';

/** Functions whose results stand in pages as they are, by what they are called. */
const rendersText = /render|html|markup|format/i;

/** Markdown leaves the HTML in a text as it is. */
const isMarkdown = ({ value }: SinkHit): boolean =>
  matchesName(value.call?.names ?? [], '{markdown,markdown2}.{markdown,Markdown().convert}') &&
  textOf(value.call?.arg('safe_mode')) === undefined;

/** A text that is put together. */
function reportText(node: Expr, context: RuleContext, fn: FunctionModel | null): void {
  reportUnquoted(node, context);
  reportScriptJson(node, context);
  reportUnevenFields(node, context, fn);
}

export const crossSiteScripting = {
  id: 'cross-site-scripting',
  title: 'Untrusted data in HTML without escaping',
  cwes: [79, 80],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'Untrusted data becomes part of a page, or is marked as safe for one, without being escaped for the place where it stands.',
  why: 'Signs such as `<` and `"` end the text or attribute that is meant: whoever controls the data runs scripts in the browsers of others.',
  fix: 'Render a template with escaping switched on, or escape each value: `markupsafe.escape(value)`, `html.escape(value)`, `format_html("<b>{}</b>", value)`. Where the client expects no HTML, say so: `mimetype="text/plain"`.',
  bad: [
    `from flask import Flask, request

app = Flask(__name__)

@app.get("/hello")
def hello():
    return "Hello " + request.args.get("name", "")
`,
    `from django.http import HttpResponse

def search(request):
    return HttpResponse(f"<h1>Nothing about {request.GET['q']}</h1>", status=404)
`,
    `import html

def avatar(url, name):
    return '<img src="%s" alt="%s">' % (html.escape(url), html.escape(name, quote=False))
`,
    `from django.utils.safestring import mark_safe

def badge(label):
    return mark_safe("<span class='badge'>" + label.replace("<script>", "") + "</span>")
`,
    `import json

def page(settings):
    return f"<html><script>var settings = {json.dumps(settings)};</script></html>"
`,
    `from flask import Flask, request

app = Flask(__name__)

@app.post("/form")
def form():
    return "<!-- the <form> -->\\n<html><input value='%(name)s'></html>" % request.form
`,
    `from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()

@app.get("/tag", response_class=HTMLResponse)
def tag(name: str):
    return "<p>" + name + "</p>"
`,
    `import re

def formatted(comment):
    comment = re.sub(r"_(\\w+)_", r"<em>\\1</em>", comment)
    return comment.replace("\\n", "<br>")
`,
    `from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        name = parse_qs(urlsplit(self.path).query)["name"][0]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"<p>{name}</p>".encode())
`,
    `from html import escape

def page(title, error):
    return LAYOUT % {"title": escape(title), "error": error}
`,
    `from django.http import HttpResponse
import json

def suggest(request):
    return HttpResponse(json.dumps({"term": request.GET["term"]}))
`,
    `def application(environ, start_response):
    start_response("404 Not Found", [("Content-Type", "text/html")])
    return ["<h1>", "<p>No %s</p>" % environ["PATH_INFO"]]
`,
    `from html import escape

def tooltip(text):
    return "<b title=%s>?</b>" % escape(text)
`,
    `from html import escape

def changes(store):
    lines = []
    for change in store.history():
        lines.append("<li>%s: %s</li>" % (escape(change.author), change.comment))
    return "".join(lines)
`,
    `import json

def state(user):
    return "<script>var state = %s;</script>" % json.dumps({"name": user.name})
`,
    `from bottle import error, request

@error(404)
def missing(problem):
    return "There is no " + request.path
`,
  ],
  good: [
    `from flask import Flask, render_template, request
from markupsafe import escape

app = Flask(__name__)

@app.get("/hello")
def hello():
    return "Hello " + escape(request.args.get("name", ""))

@app.get("/page")
def page():
    return render_template("page.html", name=request.args["name"])

@app.get("/echo")
def echo():
    return request.args["text"], 200, {"Content-Type": "text/plain"}
`,
    `from django.http import HttpResponse, JsonResponse
from django.utils.html import format_html

def search(request):
    return HttpResponse(format_html("<h1>Nothing about {}</h1>", request.GET["q"]), status=404)

def data(request):
    return JsonResponse({"q": request.GET["q"]})

def raw(request):
    return HttpResponse(request.GET["q"], content_type="text/plain")
`,
    `import html

def avatar(url, name):
    return '<img src="%s" alt="%s">' % (html.escape(url), html.escape(name))
`,
    `import json

def page(settings):
    data = json.dumps(settings).replace("<", "\\\\u003c")
    return f"<html><script>var settings = {data};</script></html>"
`,
    `from markupsafe import Markup

def badge(label):
    return Markup("<span>%s</span>") % label
`,
    `from flask import Flask, jsonify, request

app = Flask(__name__)

@app.post("/items")
def add():
    item = {"name": request.json["name"]}
    return jsonify(item), 201

@app.errorhandler(404)
def missing(error):
    return f"Nothing here: {error}", 404

@app.get("/plain/<int:number>")
def plain(number):
    return f"<p>{number}</p>"

@app.get("/query")
def query():
    return request.args

@app.get("/address")
def address():
    return request.headers.get("X-Forwarded-For", "unknown")
`,
    `from html import escape

def page(title, error):
    return LAYOUT % {"title": escape(title), "error": escape(error)}
`,
    `from html import escape

def changes(store):
    lines = []
    for change in store.history():
        lines.append("<li title='%d'>%s: %s</li>" % (change.number, escape(change.author), escape(change.comment)))
    return "".join(lines)
`,
    `from django.utils.safestring import mark_safe
import json

def state(user):
    data = json.dumps({"name": user.name}).replace("&", "\\u0026").replace("<", "\\u003c")
    return mark_safe("<script>var state = %s;</script>" % data)
`,
    `import tornado.web

class Lookup(tornado.web.RequestHandler):
    def get(self):
        self.set_header("Content-Type", "text/plain")
        self.write("nothing about " + self.get_argument("term"))
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/79.html',
    'https://flask.palletsprojects.com/en/stable/web-security/#cross-site-scripting-xss',
    'https://docs.djangoproject.com/en/5.2/ref/utils/#django.utils.html.format_html',
  ],
  tags: ['flask', 'django', 'fastapi', 'html'],
  file: reportUnevenEscaping,
  calls: { ...looseSanitizers, '?.format': (call, context) => reportText(call.node, context, call.function) },
  nodes: { BinOp: reportText, FString: reportText },
  flow: {
    sinks: [
      { returns: givesHtml, when: isReturnedBody },
      {
        returns: () => true,
        labels: ['remote', 'local', 'parameter', 'field'],
        when: (hit) =>
          !isOwnBesideOthers(hit) && piecesGiven(hit).some((each) => isUnsafeHtml(each) || isMarkedUp(each)),
      },
      {
        call: '{flask,quart}.{make_response,Response}',
        arg: [0, 'response'],
        when: isBody,
        labels: ['remote'],
      },
      {
        call: 'django.http.{HttpResponse,HttpResponseBadRequest,HttpResponseNotFound,HttpResponseForbidden,HttpResponseServerError}',
        arg: [0, 'content'],
        when: isBody,
      },
      { call: 'starlette.responses.HTMLResponse', arg: [0, 'content'], when: isBody },
      {
        call: '{pyramid.response,webob}.Response',
        arg: [0, 'body', 'text'],
        when: isBody,
      },
      {
        call: '{starlette.responses,rest_framework.response,sanic.response,falcon}.{Response,HTTPResponse}',
        arg: [0, 'content', 'data', 'body'],
        when: (hit) => /html/.test(textOf(hit.call?.arg('media_type', 'content_type')) ?? '') && isBody(hit),
      },
      { call: '{IPython.display,IPython.core.display}.HTML', arg: [0, 'data'], when: isUnsafeHtml },
      {
        call: 'streamlit.{markdown,write}',
        when: (hit) => isConstant(hit.call?.arg('unsafe_allow_html'), true) && isUnsafeHtml(hit),
      },
      { store: '*.{body,text,content,unicode_body,innerHTML}', labels: ['remote'], when: isUnsafeHtml },
      { call: 'sanic.response.html', when: isBody },
      {
        call: '{aiohttp.,}web.Response',
        arg: ['text', 'body'],
        when: isSaidHtml,
      },
      { call: 'Response', arg: [0, 'response', 'body', 'content'], labels: ['remote'], when: isFlaskBody },
      { returns: () => true, labels: ['remote', 'parameter'], when: isWsgiPage },
      { returns: ({ name }) => rendersText.test(name), labels: ['remote', 'parameter'], when: isMarkdown },
      // Its page shows them as they are.
      {
        call: '{twisted.web.,}resource.{ErrorPage,NoResource,ForbiddenResource}',
        arg: 'any',
        when: (hit) => hasHarmfulPiece(hit, isAsItCame),
      },
      { call: 'tornado.web.RequestHandler.{write,finish}', when: isBody },
      {
        call: 'tornado.web.RequestHandler.{write,finish}',
        labels: ['remote', 'parameter'],
        when: isSentence,
      },
      { call: '*', arg: 'any', when: isHandedOnAsHtml },
      { call: '*.append', labels: ['remote', 'parameter'], when: isGathered },
      {
        call: '{django.http.JsonResponse,flask.jsonify,quart.jsonify}',
        labels: ['remote'],
        when: hasUnsafeHtml,
      },
      { call: '{flask,quart}.render_template_string', arg: [0, 'source'], when: isUnsafeHtml },
      {
        call: '{literal,h.literal,webhelpers.html.literal,webhelpers2.html.literal,webhelpers.html.builder.literal,genshi.Markup,genshi.core.Markup,kajiki.Markup,gluon.XML,XML,dominate.util.raw,yattag.Doc.asis,HTMLString,wtforms.widgets.HTMLString,wtforms.widgets.core.HTMLString,SafeUnicode}',
        labels: ['remote', 'parameter', 'field'],
        when: isUnsafeHtml,
      },
      { call: '*.{write,writelines,write_text,sendall,finish}', labels: ['remote'], when: isWritten },
      {
        call: '*.{write,writelines,write_text,finish,send,sendall}',
        labels: ['parameter', 'field'],
        when: (hit) => !isOwnBesideOthers(hit) && isPlainlyWritten(hit),
      },
      { call: 'Response', arg: [0, 'response', 'body', 'content'], when: isPlainlyWritten },
      { call: 'print', labels: ['remote'], when: isUnsafeHtml },
      { call: 'markupsafe.Markup', labels: ['remote', 'local', 'parameter', 'field'], when: isMarked },
      {
        call: 'django.utils.safestring.{mark_safe,SafeString,SafeText}',
        labels: ['remote', 'local', 'parameter', 'field'],
        when: isMarked,
      },
      { call: 'django.utils.html.{format_html,format_html_join}', when: isMarked },
    ],
    sanitizers: htmlSanitizers,
  },
} satisfies Rule;
