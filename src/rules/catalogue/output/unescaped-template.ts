import type { CallInfo } from '../../engine/types.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext, SinkHit } from '../../rule.ts';
import { harmsMarkup, isHtmlEscape, looksLikeHtml } from './markup.ts';

/** Whether a file is about pages: a tag in a text, a template's name, a web framework. */
const isAboutHtml = ({ module }: RuleContext): boolean =>
  looksLikeHtml(module.text) ||
  /\.(x?html?)(\.j2|\.jinja2?)?['"]/.test(module.text) ||
  /\b(https?|web|url)/i.test(module.text) ||
  ['flask', 'django', 'fastapi', 'aiohttp', 'tornado', 'bottle', 'sanic', 'starlette'].some((name) =>
    module.imports.has(name),
  );

/** A template that shows a variable as it is, where HTML is. */
const showsVariable = (text: string): boolean =>
  looksLikeHtml(text) &&
  [...text.matchAll(/\{\{([^}]*)\}\}/g)].some(
    ([, expression = '']) => !/\|\s*(e|escape|tojson|urlencode|int|float|length)\b/.test(expression),
  );

function checkEnvironment(call: CallInfo, context: RuleContext): void {
  const given = call.keywords.get('autoescape') ?? call.positional[10];
  if (given !== undefined && !isConstant(given, false)) return;
  if (isAboutHtml(context)) context.report(call.node);
}

function checkTemplate(call: CallInfo, { report }: RuleContext): void {
  const given = call.keywords.get('autoescape');
  if (given !== undefined && !isConstant(given, false)) return;
  const text = textOf(call.arg(0, 'source'));
  if (text !== undefined && showsVariable(text)) report(call.node);
}

/** The text of the template that a call renders. */
function templateOf(call: CallInfo): string | undefined {
  if (/^(render_template_string|template)$/.test(call.method)) return textOf(call.arg(0, 'source'));
  return textOf(call.receiver?.call?.arg(0, 'source'));
}

/** `{{ name|safe }}` for a variable that is given untrusted data. */
function isShownRaw({ call, value }: SinkHit): boolean {
  if (!call) return false;
  const template = templateOf(call);
  if (template === undefined) return false;
  const name = [...call.keywords].find(([, each]) => each === value)?.[0];
  if (name === undefined) return false;
  // `{{!name}}` is that of bottle.
  const raw = new RegExp(`\\{\\{\\s*(${name}\\b[^}]*\\|\\s*safe\\b[^}]*|!\\s*${name}\\b[^}]*)\\}\\}`);
  const at = raw.exec(template) ?? (/\{%-?\s*autoescape\s+(off|false)/i.test(template) ? { index: 0 } : null);
  return at !== null && harmsMarkup(value, template.slice(0, at.index));
}

/** Values for a template whose name says that it is one of Mako. */
const isShownByMako = ({ call, value, taints }: SinkHit): boolean =>
  call !== undefined &&
  value.entries !== undefined &&
  taints.some(({ what }) => !/\bheaders\b/.test(what)) &&
  call.positional.some((each) => /\.(mako|mak)$/.test(textOf(each) ?? ''));

export const unescapedTemplate = {
  id: 'unescaped-template',
  title: 'HTML template rendered without escaping',
  cwes: [79, 80, 116],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'A Jinja environment or template for HTML has no automatic escaping, or a template shows untrusted data with `|safe`.',
  why: 'Jinja escapes nothing by itself: each variable that someone else may write becomes a place for scripts.',
  fix: 'Create the environment with `autoescape=True` or `autoescape=select_autoescape()`; leave `|safe` to markup of your own.',
  bad: [
    `from jinja2 import Environment, FileSystemLoader

environment = Environment(loader=FileSystemLoader("pages"))

def page(name):
    return environment.get_template("page.html").render(name=name)
`,
    `import jinja2

PAGE = jinja2.Template("<h1>{{ title }}</h1><p>{{ text|e }}</p>")

def page(title, text):
    return PAGE.render(title=title, text=text)
`,
    `from flask import Flask, render_template_string, request

app = Flask(__name__)

@app.get("/note")
def note():
    return render_template_string("<p>{{ note|safe }}</p>", note=request.args["note"])
`,
  ],
  good: [
    `from jinja2 import Environment, FileSystemLoader, select_autoescape

environment = Environment(loader=FileSystemLoader("pages"), autoescape=select_autoescape())

def page(name):
    return environment.get_template("page.html").render(name=name)
`,
    `import jinja2

CONFIG = jinja2.Environment(trim_blocks=True).from_string("listen {{ port }};")

def config(port):
    return CONFIG.render(port=port)
`,
    `import jinja2

PAGE = jinja2.Template("<h1>{{ title|e }}</h1>")

def page(title):
    return PAGE.render(title=title)
`,
    `from flask import Flask, render_template_string, request
import bleach

app = Flask(__name__)

@app.get("/note")
def note():
    return render_template_string("<p>{{ note|safe }}</p>", note=bleach.clean(request.args["note"]))
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/79.html',
    'https://jinja.palletsprojects.com/en/stable/api/#autoescaping',
  ],
  tags: ['jinja2', 'flask'],
  calls: {
    'jinja2.Environment': (call, context) => {
      if (call.receiver?.names.includes('jinja2.Environment')) return;
      checkEnvironment(call, context);
    },
    'jinja2.Template': checkTemplate,
    '{django.template.,}{Context,RequestContext,Engine,engine.Engine}': (call, { report }) => {
      if (isConstant(call.keywords.get('autoescape'), false)) report(call.node);
    },
    'tornado.{web.Application,template.Loader,template.Template,template.DictLoader}': (call, { report }) => {
      if (isConstant(call.keywords.get('autoescape'), null)) report(call.node);
    },
    '*.to_html': (call, { report }) => {
      if (isConstant(call.keywords.get('escape'), false)) report(call.node);
    },
    'mako.{lookup.TemplateLookup,template.Template}': (call, context) => {
      const filters = call.arg('default_filters');
      const escapes = filters?.items?.some((item) =>
        /^(h|html|markupsafe\.escape|escape)$/.test(textOf(item) ?? ''),
      );
      if (escapes || (filters && !filters.items)) return;
      const text = textOf(call.arg(0, 'text'));
      const isPage =
        call.method === 'Template' && text !== undefined ? looksLikeHtml(text) : isAboutHtml(context);
      if (isPage) context.report(call.node);
    },
  },
  flow: {
    sources: ['remote', 'local', 'parameter'],
    sinks: [
      { call: '{flask,quart}.render_template_string', arg: 'any', when: isShownRaw },
      { call: '*.render', arg: 'any', when: isShownRaw },
      { call: '{bottle.,}template', arg: 'any', when: isShownRaw },
      // Mako escapes nothing unless it is told to.
      { call: '*', arg: 'any', labels: ['remote'], when: isShownByMako },
    ],
    sanitizers: [
      { call: '*', when: isHtmlEscape },
      'html.escape',
      'markupsafe.escape',
      'bleach.clean',
      'nh3.clean',
      'django.utils.html.{escape,conditional_escape,format_html}',
    ],
  },
} satisfies Rule;
