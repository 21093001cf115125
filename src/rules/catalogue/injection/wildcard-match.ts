import { textOf } from '../../engine/values/value.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { isAsItCame } from '../text.ts';

/** Where in a statement `LIKE` or `GLOB` compares with nothing but a parameter. */
const bare =
  /\b(?:like|glob)\s+(?:(?:lower|upper|trim)\(\s*)*(\?|%s|:\w+|%\(\w+\)s)(?:\s*\))*(?!\s*\)*\s*(\|\||escape))/gi;

/** The parameters of a statement by number or name. */
function isComparedAsPattern({ call, value, isTainted }: SinkHit): boolean {
  const statement = textOf(call?.positional[0]);
  if (statement === undefined) return false;
  const marks = [...statement.matchAll(/\?|%s|:\w+|%\(\w+\)s/g)].map(({ index }) => index);
  for (const match of statement.matchAll(bare)) {
    const mark = match[1]!;
    const name = /\w+/.exec(mark.replace(/^%s$/, ''))?.[0];
    const at = marks.indexOf(match.index + match[0].indexOf(mark));
    const given = name === undefined ? value.items?.[at] : value.entries?.get(name);
    if (given && isTainted(given) && given.parts === undefined && isAsItCame(given)) return true;
  }
  return false;
}

export const wildcardMatch = {
  id: 'wildcard-match',
  title: 'Untrusted text compared as a pattern with wildcards',
  cwes: [155, 943],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'A whole value out of a request is the pattern of `LIKE`, `GLOB` or `fnmatch` where equality seems to be meant.',
  why: '`%` and `*` match anything: a code that nobody knows is found with a single sign, or letter by letter.',
  fix: 'Compare with `=` (with `COLLATE NOCASE` or `lower(...)` where case does not matter), or escape the wildcards and say so with `ESCAPE`.',
  bad: [
    `import sqlite3
from flask import Flask, request

app = Flask(__name__)

@app.get("/ticket")
def ticket():
    db = sqlite3.connect("tickets.db")
    row = db.execute("SELECT seat FROM tickets WHERE code LIKE ?", (request.args["code"],)).fetchone()
    return row[0]
`,
    `import fnmatch
from flask import Flask, request

app = Flask(__name__)
CODES = {"k3-9x": 10}

@app.post("/redeem")
def redeem():
    for code, value in CODES.items():
        if fnmatch.fnmatch(code, request.form["code"]):
            return str(value)
    return "unknown", 404
`,
  ],
  good: [
    `import sqlite3
from flask import Flask, request

app = Flask(__name__)

@app.get("/ticket")
def ticket():
    db = sqlite3.connect("tickets.db")
    code = request.args["code"]
    row = db.execute("SELECT seat FROM tickets WHERE lower(code) = lower(?)", (code,)).fetchone()
    return row[0]
`,
    `import sqlite3
from flask import Flask, request

app = Flask(__name__)

@app.get("/search")
def search():
    db = sqlite3.connect("tickets.db")
    return db.execute("SELECT name FROM items WHERE name LIKE ?", ("%" + request.args["q"] + "%",)).fetchall()
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/155.html',
    'https://www.sqlite.org/lang_expr.html#the_like_glob_regexp_match_and_extract_operators',
  ],
  tags: ['sql'],
  flow: {
    sources: ['remote'],
    sinks: [
      { call: '*.execute', arg: 1, when: isComparedAsPattern },
      { call: 'fnmatch.{fnmatch,fnmatchcase,filter}', arg: [1, 'pat'] },
    ],
    sanitizers: ['glob.escape'],
  },
} satisfies Rule;
