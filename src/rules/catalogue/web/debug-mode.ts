import type { CallInfo } from '../../engine/types.ts';
import { isConstant, textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';

const reportIfOn =
  (...where: readonly (number | string)[]) =>
  (call: CallInfo, { report }: RuleContext): void => {
    if (isConstant(call.arg(...where), true)) report(call.argNode(...where));
  };

export const debugMode = {
  id: 'debug-mode',
  title: 'Application runs in debug mode',
  cwes: [489, 215],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'A web application is started with its debugger or its debug mode switched on in the code.',
  why: 'Errors show source code, variables and settings to visitors; the debugger of Werkzeug also runs code that is sent to it.',
  fix: 'Leave debug mode off in code. For development, switch it on from outside: `flask --debug run`, an environment variable that is off by default.',
  bad: [
    `from flask import Flask

app = Flask(__name__)

if __name__ == "__main__":
    app.run(debug=True)
`,
    `from werkzeug.serving import run_simple
from bookshop import application

run_simple("localhost", 8080, application, use_debugger=True)
`,
    `from fastapi import FastAPI

api = FastAPI(title="Orders", debug=True)
`,
    `DEBUG = True
ALLOWED_HOSTS = ["shop.example"]
INSTALLED_APPS = ["django.contrib.auth", "shop"]
`,
    `from flask import Flask

app = Flask(__name__)
app.config["DEBUG"] = True
`,
  ],
  good: [
    `import os
from flask import Flask

app = Flask(__name__)

if __name__ == "__main__":
    app.run(debug=os.environ.get("SHOP_DEBUG") == "1")
`,
    `import asyncio

async def work():
    await asyncio.sleep(1)

asyncio.run(work(), debug=True)
`,
    `DEBUG = True

def log(text):
    if DEBUG:
        print(text)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/489.html',
    'https://cwe.mitre.org/data/definitions/215.html',
    'https://flask.palletsprojects.com/en/stable/debugging/',
  ],
  tags: ['flask', 'django', 'fastapi', 'werkzeug'],
  calls: {
    '*.run': (call, context) => {
      if (call.names.some((name) => /^(asyncio|anyio|trio|subprocess|@|pytest)/.test(name))) return;
      reportIfOn('debug')(call, context);
    },
    'bottle.run': reportIfOn('debug'),
    'werkzeug.serving.run_simple': reportIfOn('use_debugger'),
    'werkzeug.debug.DebuggedApplication': reportIfOn(1, 'evalex'),
    '{fastapi.FastAPI,starlette.applications.Starlette,sanic.Sanic,tornado.web.Application}':
      reportIfOn('debug'),
    'flask.Flask.config.{update,from_mapping}': (call, { report }) => {
      if (isConstant(call.arg('DEBUG'), true)) report(call.argNode('DEBUG'));
    },
  },
  stores: {
    'flask.Flask.debug': ({ value, node }, { report }) => {
      if (isConstant(value, true)) report(node);
    },
    'flask.Flask.config': ({ value, node, key }, { report }) => {
      if (textOf(key) === 'DEBUG' && isConstant(value, true)) report(node);
    },
  },
  file: ({ module, report }) => {
    // Settings of Django are known by their company.
    if (!['INSTALLED_APPS', 'MIDDLEWARE', 'ROOT_URLCONF'].some((name) => module.globals.has(name))) return;
    for (const statement of module.ast.body) {
      if (
        statement.type !== 'Assign' ||
        statement.value.type !== 'Constant' ||
        statement.value.value !== true
      )
        continue;
      const [target] = statement.targets;
      if (target?.type === 'Name' && target.id === 'DEBUG') report(statement);
    }
  },
  meaningfulNames: /^(DEBUG|INSTALLED_APPS|MIDDLEWARE|ROOT_URLCONF)$/,
} satisfies Rule;
