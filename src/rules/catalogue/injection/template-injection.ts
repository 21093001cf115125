import type { Rule } from '../../rule.ts';

export const templateInjection = {
  id: 'template-injection',
  title: 'Untrusted data becomes part of a template',
  cwes: [1336, 94],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'Untrusted text is compiled as a template, alone or put into one before it is compiled.',
  why: 'A template engine evaluates what stands between `{{` and `}}`: whoever controls the text reads secrets of the program and, outside of a sandbox, runs code. Escaping for HTML leaves braces as they are.',
  fix: 'Keep the template constant and give the data as variables: `render_template_string("Hello {{ name }}", name=name)`. Templates of other people belong into `jinja2.sandbox.SandboxedEnvironment` (or `string.Template`).',
  bad: [
    `from flask import Flask, render_template_string, request
from markupsafe import escape

app = Flask(__name__)

@app.get("/hello")
def hello():
    name = escape(request.args["name"])
    return render_template_string(f"<p>Hello {name}</p>")
`,
    `import jinja2

def letter(template, person):
    return jinja2.Template(template).render(person=person)
`,
    `from jinja2 import Environment, StrictUndefined

def letter(text, values):
    environment = Environment(undefined=StrictUndefined)
    return environment.from_string("Dear customer, " + text).render(values)
`,
    `from mako.template import Template

def banner(words):
    return Template("<h1>%s</h1>" % words).render()
`,
  ],
  good: [
    `from flask import Flask, render_template_string, request

app = Flask(__name__)

@app.get("/hello")
def hello():
    return render_template_string("<p>Hello {{ name }}</p>", name=request.args["name"])
`,
    `from jinja2.sandbox import SandboxedEnvironment

def letter(template, name):
    return SandboxedEnvironment().from_string(template).render(name=name)
`,
    `import string

def letter(template, name):
    return string.Template(template).safe_substitute(name=name)
`,
    `from jinja2 import Environment, FileSystemLoader

environment = Environment(loader=FileSystemLoader("templates"), autoescape=True)

def page(title):
    return environment.get_template("page.html").render(title=title)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/1336.html',
    'https://jinja.palletsprojects.com/en/stable/sandbox/',
  ],
  tags: ['jinja2', 'flask', 'mako'],
  flow: {
    sinks: [
      { call: '{flask,quart}.render_template_string', arg: [0, 'source'] },
      { call: 'jinja2.{Template,nativetypes.NativeTemplate}', arg: [0, 'source'] },
      {
        call: '{jinja2.Environment,jinja2.nativetypes.NativeEnvironment}.{from_string,compile}',
        arg: [0, 'source'],
      },
      { call: 'flask.Flask.jinja_env.from_string' },
      { call: 'mako.template.Template', arg: [0, 'text'] },
      { call: 'tornado.template.Template' },
      {
        call: 'bottle.{template,SimpleTemplate}',
        when: ({ value }) => value.kind === 'str' || value.parts !== undefined,
      },
      { call: 'django.template.{Template,Engine.from_string}' },
      { call: '{Cheetah.Template,chameleon}.{Template,PageTemplate}' },
    ],
    // Who reads the tree of a template decides on what is in it.
    guards: [{ call: 'jinja2.Environment.parse', outcome: 'returns' }],
  },
} satisfies Rule;
