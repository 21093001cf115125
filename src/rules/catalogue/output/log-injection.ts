import { matchesName } from '../../engine/names/patterns.ts';
import { skeleton, textBefore } from '../../engine/values/shape.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { hasBreakablePiece } from './lines.ts';

const levels = '{debug,info,warning,warn,error,critical,exception,fatal}';
const loggerName = /(^|[._])(log|logger|logging|_log|audit)(ger)?$/i;

/** What the conversions of a message's own format do with the argument in this place: `%r` and `%d` leave no line break. */
function isShownRaw({ call, value }: SinkHit): boolean {
  const at = call?.positional.indexOf(value) ?? -1;
  if (at <= 0) return at === 0;
  const format = textOf(call?.positional[0]);
  if (format === undefined) return true;
  const conversions = [...format.matchAll(/%[#0\- +]*\d*(?:\.\d+)?([a-zA-Z%])/g)].flatMap(([, each]) =>
    each === '%' ? [] : [each],
  );
  return conversions[at - 1] === 's';
}

/** A formatter or filter of the file's own may take line breaks out of whole entries. */
const formatsItself = /class \w+\([^)]*(Formatter|Filter|LoggerAdapter)\b/;

const isLogger = ({ call, context }: SinkHit): boolean =>
  call !== undefined &&
  (matchesName(call.names, `logging.${levels}`, `logging.Logger.${levels}`, `*.logger.${levels}`) ||
    (call.receiverNode !== undefined && loggerName.test(context.textOf(call.receiverNode))));

/** Data of a function's caller counts where the text says whose it is: a name, an address, a search. */
const speaksOfPeople =
  /\b(user(name)?|login|logon|account|e?-?mail|from|ip|address|query|search(ed)?)\b[\w ]*\W{0,6}$/i;

function isOfPeople(hit: SinkHit): boolean {
  if (hit.taints.some(({ label }) => label === 'remote')) return true;
  const at = hit.call?.positional.indexOf(hit.value) ?? -1;
  if (at > 0) {
    const before = (textOf(hit.call?.positional[0]) ?? '').split(/%(?!%)[^a-zA-Z]*[a-zA-Z]/)[at - 1];
    return before !== undefined && speaksOfPeople.test(before);
  }
  return speaksOfPeople.test(textBefore(hit.value, hit.isTainted));
}

const isRaw = (hit: SinkHit): boolean =>
  !formatsItself.test(hit.context.module.text) &&
  isLogger(hit) &&
  isShownRaw(hit) &&
  isOfPeople(hit) &&
  hasBreakablePiece(hit);

/** A line added to a file that is called a log. */
const isLogLine = (hit: SinkHit): boolean => {
  const opened = hit.call?.receiver?.call;
  if (!opened || !/^a/.test(textOf(opened.arg(1, 'mode')) ?? '')) return false;
  const about = `${hit.call?.receiverNode ? hit.context.textOf(hit.call.receiverNode) : ''} ${hit.context.textOf(opened.node)} ${hit.function?.name ?? ''}`;
  return (
    /(^|[^a-z])(log|audit|journal)/i.test(about) && /\n$/.test(skeleton(hit.value)) && hasBreakablePiece(hit)
  );
};

export const logInjection = {
  id: 'log-injection',
  title: 'Untrusted text in a log entry as it came',
  cwes: [117],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'Data of other people is written to a log with its line breaks.',
  why: 'With a line break in a name, someone writes entries of their own: faked successes, hidden traces.',
  fix: 'Log the quoted form, `logger.info("login of %r", name)`, or take line breaks out of the text before.',
  bad: [
    `import logging
from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)

@app.get("/find")
def find():
    logger.info("searched for %s", request.args["q"])
    return "ok"
`,
    `import logging

def failed(name):
    logging.warning(f"failed login of user {name.strip()}")
`,
    `import datetime

def record(name):
    with open("audit.log", "a") as log:
        log.write(f"{datetime.datetime.now()} login {name}\\n")
`,
  ],
  good: [
    `import logging
from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)

@app.get("/find")
def find():
    text = request.args["q"].replace("\\r", "").replace("\\n", "")
    logger.info("searched for %s", text)
    logger.info("searched for %r on page %d", request.args["q"], int(request.args["page"]))
    logger.info(f"searched with {request.args}")
    return "ok"
`,
    `import logging

def failed(name):
    logging.warning(f"failed login of user {name!r}")
`,
    `import logging

def load(path):
    logging.info("loading %s", path)
`,
    `import logging

def failed(name):
    if not name.isalnum():
        name = "?"
    logging.warning("failed login of user %s", name)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/117.html',
    'https://docs.python.org/3/library/logging.html',
  ],
  tags: ['logging'],
  flow: {
    sources: ['remote', 'parameter'],
    sinks: [
      { call: `*.${levels}`, arg: 'any', when: isRaw },
      { call: '{file,?}.write', when: isLogLine },
    ],
    sanitizers: ['repr', 'ascii', 'json.dumps', 'urllib.parse.{quote,quote_plus}', 'shlex.quote'],
  },
} satisfies Rule;
