import { piecesOf, textBefore } from '../../engine/values/shape.ts';
import type { Value } from '../../engine/types.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { callsBefore } from '../text.ts';
import { choosesHost } from './address.ts';

const ofRequest = /request\.(url|base_url|host_url|url_root|full_path|path|path_qs|raw_path|uri|path_info)\b/;

/** What two slashes at the beginning have been taken from: `"/" + path.lstrip("/")`, `re.sub("^//+", "/", path)`. */
const isOneSlash = (piece: Value): boolean =>
  callsBefore(piece).some(
    ({ method, positional }) =>
      (/^l?strip$/.test(method) && /\//.test(textOf(positional[0]) ?? '')) ||
      (method === 'sub' && /^\^?\(?\/[/+*{]/.test(textOf(positional[0]) ?? '')),
  );

/** Servers that hand on `//host/` as they got it: as the target of a redirect it is another host. */
const ownPath = /request\.(uri|raw_path|path)`?$/;
const isOwnPath = ({ taints }: Value): boolean =>
  taints.every(({ label, what }) => label !== 'remote' || ownPath.test(what));
const asSent = /^(tornado|aiohttp|web)\.|^[?@]|^\w+$/;

function startsWithPath({ value, isTainted }: SinkHit): boolean {
  const first = piecesOf(value).find((piece) => typeof piece !== 'string' && isTainted(piece));
  return typeof first === 'object' && isOwnPath(first) && !isOneSlash(first);
}

/** `"/" + path.lstrip("/")` is a path of the same host. */
const isOneSlashAlone = ({ value, isTainted }: SinkHit): boolean => {
  const first = piecesOf(value).find((piece) => typeof piece !== 'string' && isTainted(piece));
  return textBefore(value, isTainted) === '/' && typeof first === 'object' && isOneSlash(first);
};

/** The address of the request itself is on the same host, unless its path alone is sent back as it came. */
const leadsAway = (hit: SinkHit): boolean =>
  choosesHost(hit) &&
  !isOneSlashAlone(hit) &&
  (hit.taints.some(({ what }) => !ofRequest.test(what)) ||
    (hit.call?.names.some((name) => asSent.test(name)) === true && startsWithPath(hit)));

/** Classes and functions that a variable holds: `raise redirect_class(target)`. */
const redirects =
  /^_*(http_?)?(moved_?permanently|(permanent|temporary|found|see_?other)_?redirect|redirect(_?(class|cls|type|response|exception|error|to))?)$/i;

/** Where a template or a later step finds the target of its link. */
const isTarget = /^(redirect(_?(url|to))?|return_?(url|to)|success_url|cancel_url)$/i;

/** Functions from elsewhere that leave nothing of another host, by what they are called: `get_safe_url`, `make_local`. */
const keepsHost =
  /(safe|clean|sanitiz\w*|sanitis\w*|valid(ated)?|local|relative)_?(redirect|url|uri|next|target|location|path)|(redirect|url|uri|next|target|location)_?(safe|clean|sanitiz\w*|sanitis\w*|valid(ated)?|local|relative)|escape_leading_slashes/i;

/** A view of the program itself: a name or path that the framework looks up. */
const isLocation = (hit: SinkHit): boolean => {
  const name = hit.call?.arg(0) === hit.value ? undefined : textOf(hit.call?.arg(0));
  return (name === undefined || /^location$/i.test(name)) && leadsAway(hit);
};

export const openRedirect = {
  id: 'open-redirect',
  title: 'Redirect to an address that the request chooses',
  cwes: [601],
  severity: 'medium',
  precision: 'high',
  kind: 'security',
  what: 'The target of a redirect comes out of the request and is not checked, or by a check that has a way around. With servers that leave two slashes at its beginning, the path of the request itself is such a target.',
  why: 'A link to the trusted site leads to a copy of it elsewhere. `//host` and `/\\\\host` begin with a slash and are other sites; `https://site.evil.example` begins with the name of the site.',
  fix: 'Take the target out of a table; or check it with `django.utils.http.url_has_allowed_host_and_scheme(target, allowed_hosts={host})`; or compare scheme and host of `urlsplit(urljoin(own, target))` with your own.',
  bad: [
    `from flask import Flask, redirect, request

app = Flask(__name__)

@app.get("/leave")
def leave():
    return redirect(request.args.get("next", "/"))
`,
    `from django.http import HttpResponseRedirect

def back(request):
    target = request.GET["next"]
    if not target.startswith("/"):
        target = "/"
    return HttpResponseRedirect(target)
`,
    `from fastapi import FastAPI
from fastapi.responses import RedirectResponse

app = FastAPI()

@app.get("/go")
def go(target: str):
    return RedirectResponse("/" + target)
`,
    `import tornado.web

class Slash(tornado.web.RequestHandler):
    def get(self):
        self.redirect(self.request.path + "/")
`,
    `from flask import Flask, redirect, request

app = Flask(__name__)

@app.get("/leave")
def leave():
    target = request.args.get("next", "")
    if not target.startswith("/") or target.startswith("//"):
        target = "/"
    return redirect(target)
`,
  ],
  good: [
    `from flask import Flask, redirect, request, url_for

app = Flask(__name__)
PAGES = {"start": "/", "help": "/help"}

@app.get("/leave")
def leave():
    return redirect(PAGES.get(request.args.get("next"), "/"))

@app.get("/item/<name>")
def item(name):
    return redirect(url_for("show", name=name))

@app.get("/old/<name>")
def old(name):
    return redirect("/new/" + name)

@app.post("/again")
def again():
    return redirect(request.url)
`,
    `from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

def back(request):
    target = request.GET["next"]
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    return HttpResponseRedirect(target)
`,
    `from urllib.parse import urljoin, urlsplit
from flask import Flask, redirect, request

app = Flask(__name__)

@app.get("/leave")
def leave():
    target = request.args.get("next", "/")
    parts = urlsplit(urljoin(request.host_url, target))
    if parts.scheme not in ("http", "https") or parts.netloc != request.host:
        target = "/"
    return redirect(target)
`,
    `import tornado.web

class Slash(tornado.web.RequestHandler):
    def get(self):
        self.redirect("/" + self.request.path.strip("/") + "/")
`,
    `import re
from flask import Flask, redirect, request

app = Flask(__name__)

@app.get("/leave")
def leave():
    target = request.args.get("next", "")
    if not target.startswith("/") or target.startswith(("//", "/\\\\")):
        target = "/"
    return redirect(target)

@app.get("/back")
def back():
    target = request.args.get("to", "")
    if target[:1] == "/" and target[1:2] not in ("/", "\\\\"):
        return redirect(target)
    return redirect("/")

@app.get("/page")
def page():
    target = request.args.get("page", "")
    if re.match(r"^/(?![/\\\\])", target):
        return redirect(target)
    return redirect("/")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/601.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html',
  ],
  tags: ['flask', 'django', 'fastapi', 'redirect'],
  flow: {
    sources: ['remote'],
    sinks: [
      {
        call: '{flask,quart,werkzeug.utils,bottle,sanic.response}.redirect',
        arg: [0, 'location'],
        when: leadsAway,
      },
      { call: 'flask.Flask.redirect', when: leadsAway },
      { call: 'django.http.{HttpResponseRedirect,HttpResponsePermanentRedirect}', when: leadsAway },
      { call: 'django.shortcuts.redirect', arg: [0, 'to'], when: leadsAway },
      { call: 'starlette.responses.RedirectResponse', arg: [0, 'url'], when: leadsAway },
      {
        call: '{aiohttp.web.,web.,pyramid.httpexceptions.,webob.exc.,}{HTTPFound,HTTPMovedPermanently,HTTPSeeOther,HTTPTemporaryRedirect,HTTPPermanentRedirect}',
        arg: [0, 'location'],
        when: leadsAway,
      },
      { call: 'tornado.web.RequestHandler.redirect', when: leadsAway },
      { call: '*.redirect', when: leadsAway },
      { call: '*', when: (hit) => redirects.test(hit.call?.method ?? '') && leadsAway(hit) },
      { store: '*', when: (hit) => isTarget.test(textOf(hit.store?.key) ?? '') && leadsAway(hit) },
      { call: '*.send_header', arg: 1, when: isLocation },
      {
        store: '*.headers',
        when: (hit) => /^location$/i.test(textOf(hit.store?.key) ?? '') && leadsAway(hit),
      },
    ],
    sanitizers: [
      '{flask,quart}.url_for',
      'django.urls.{reverse,reverse_lazy}',
      '*.{url_for,url_path_for,reverse}',
      'urllib.parse.{quote_plus,urlencode}',
      { call: '*', when: ({ method }) => keepsHost.test(method) },
      { call: 'urllib.parse.quote', when: (call) => textOf(call.arg(1, 'safe')) === '' },
    ],
    guards: [
      { call: 'django.utils.http.{url_has_allowed_host_and_scheme,is_safe_url}', outcome: true },
      {
        call: '*.startswith',
        arg: 'receiver',
        outcome: false,
        when: ({ positional: [start], receiver }) =>
          textOf(start) === '//' && receiver !== undefined && isOwnPath(receiver),
      },
      {
        call: '*.{url_has_allowed_host_and_scheme,is_safe_url,is_safe_redirect,is_safe_redirect_url}',
        outcome: true,
      },
    ],
    guardKinds: ['constant', 'pattern', 'characters', 'validator', 'conversion', 'verified', 'own-host'],
    derivedGuards: true,
  },
} satisfies Rule;
