import type { CallInfo, Taint, Value } from '../../engine/types.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';
import { callsBefore } from '../text.ts';

/** Calls after which a text is safe for the place that is meant; a later change may undo that. */
const made =
  /^(escape|conditional_escape|quoteattr|clean|escape_filter_chars|secure_filename|safe_join|sanitize\w*|escape_\w+|html_escape)$/;

const isEscaped = (value: Value): boolean =>
  callsBefore(value).some(
    (call) =>
      made.test(call.method) ||
      (call.method === 'replace' && /^[<>&'"]$/.test(textOf(call.positional[0]) ?? '')),
  );

const compatibility = /^NFK[CD]$/;

function check(
  call: CallInfo,
  given: Value | undefined,
  { report }: RuleContext,
  cwes?: readonly number[],
): void {
  if (!given || given.taints.length === 0 || !isEscaped(given)) return;
  const [taint] = given.taints as readonly [Taint, ...Taint[]];
  report(call.node, undefined, { taint, ...(cwes && { cwes }) });
}

export const decodeAfterCheck = {
  id: 'decode-after-check',
  title: 'Text decoded or normalized after it was made safe',
  cwes: [180, 174, 176],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'A text is escaped or joined safely, and its percent signs or its Unicode forms are decoded after that.',
  why: 'Signs that were no danger before become some: `＜` turns into `<`, `%2e%2e%2f` into `../`.',
  fix: 'Decode and normalize first, once; check and escape last.',
  bad: [
    `import html
import unicodedata

def shown(name):
    return unicodedata.normalize("NFKC", html.escape(name))
`,
    `from urllib.parse import unquote
from flask import Flask, request, send_file
from werkzeug.utils import safe_join

app = Flask(__name__)

@app.get("/file")
def file():
    path = safe_join("/srv/files", request.args["name"])
    return send_file(unquote(path))
`,
  ],
  good: [
    `import html
import unicodedata

def shown(name):
    return html.escape(unicodedata.normalize("NFKC", name))
`,
    `import html
import unicodedata

def shown(name):
    return unicodedata.normalize("NFC", html.escape(name))
`,
    `from urllib.parse import unquote
from flask import Flask, request, send_from_directory

app = Flask(__name__)

@app.get("/file")
def file():
    return send_from_directory("/srv/files", unquote(request.args["name"]))
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/180.html',
    'https://docs.python.org/3/library/unicodedata.html#unicodedata.normalize',
  ],
  tags: ['unicode', 'url'],
  calls: {
    'unicodedata.normalize': (call, context) => {
      const form = textOf(call.arg(0));
      if (form === undefined || compatibility.test(form)) check(call, call.arg(1), context);
    },
    'urllib.parse.{unquote,unquote_plus}': (call, context) => check(call, call.arg(0), context),
    // The signs of tags and attributes are back.
    'html.unescape': (call, context) => check(call, call.arg(0), context, [79, 180]),
  },
} satisfies Rule;
