import type { Expr } from '../../engine/syntax/ast.ts';
import type { FunctionModel } from '../../engine/types.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { htmlSanitizers } from './html-sanitizers.ts';
import { inlineUploads } from './inline-upload.ts';
import { looseSanitizers } from './loose-sanitizers.ts';
import { pageSinks } from './page-sinks.ts';
import { markedFields } from './records.ts';
import { renderedMarkup } from './rendered-markup.ts';
import { reportScriptJson } from './script-json.ts';
import { reportStored } from './stored-text.ts';
import { reportUnevenEscaping } from './uneven-escaping.ts';
import { reportUnevenFields } from './uneven-fields.ts';
import { reportUnquoted } from './unquoted-attribute.ts';

/** A text that is put together. */
function reportText(node: Expr, context: RuleContext, fn: FunctionModel | null): void {
  reportUnquoted(node, context);
  reportScriptJson(node, context);
  reportUnevenFields(node, context, fn);
  reportStored(node, context);
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
    `from django.http import HttpResponse
from .models import Comment

def comments(request):
    page = ""
    for comment in Comment.objects.filter(public=True):
        page += "<li>%s</li>" % comment.text
    return HttpResponse(page)
`,
    `from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

class Greeter(BaseHTTPRequestHandler):
    def do_GET(self):
        name = parse_qs(urlsplit(self.path).query)["name"][0]
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write("Hello {}!".format(name).encode())
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
    `from django.utils.html import escape, format_html
from markupsafe import Markup
from .models import Comment

def comments():
    page = ""
    for comment in Comment.objects.filter(public=True):
        page += "<li id='c%s'>%s</li>" % (comment.pk, escape(comment.text))
    return page

def first():
    return Markup("<p>%s</p>") % Comment.objects.get(pk=1).text

def last():
    return format_html("<p>{}</p>", Comment.objects.latest("pk").text)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/79.html',
    'https://flask.palletsprojects.com/en/stable/web-security/#cross-site-scripting-xss',
    'https://docs.djangoproject.com/en/5.2/ref/utils/#django.utils.html.format_html',
  ],
  tags: ['flask', 'django', 'fastapi', 'html'],
  file: reportUnevenEscaping,
  calls: {
    ...looseSanitizers,
    ...markedFields,
    ...inlineUploads,
    ...renderedMarkup,
    '?.format': (call, context) => reportText(call.node, context, call.function),
  },
  nodes: { BinOp: reportText, FString: reportText },
  flow: {
    sources: [
      'remote',
      'local',
      'parameter',
      {
        label: 'listing',
        call: ['os.{listdir,walk,scandir}', 'glob.{glob,iglob}'],
        what: 'names of files',
      },
      {
        label: 'listing',
        call: 'traceback.{format_exc,format_exception,format_exception_only}',
        what: 'the text of an error',
      },
    ],
    sinks: pageSinks,
    sanitizers: htmlSanitizers,
  },
} satisfies Rule;
