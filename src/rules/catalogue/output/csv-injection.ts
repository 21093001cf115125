import type { SinkHit, Rule } from '../../rule.ts';
import { matchesName } from '../../engine/names/patterns.ts';
import { callsBefore } from '../text.ts';

/** A place that knows of the signs with which formulas begin. */
const knowsFormulas = (text: string): boolean =>
  /['"][^'"\n]{0,8}=[^'"\n]{0,3}\+[^'"\n]{0,3}-[^'"\n]{0,3}@/.test(text) ||
  ['=', '+', '-', '@'].every((sign) => text.includes(`"${sign}"`) || text.includes(`'${sign}'`));

/** A table made in memory or for a response is for other people; one in a file often only for the program. */
const isForPeople = (hit: SinkHit): boolean =>
  hit.taints.some(({ label }) => label === 'remote') ||
  callsBefore(hit.call?.receiver).some(
    (call) => matchesName(call.names, 'csv.*') && isText(call.arg(0)?.names),
  ) ||
  (hit.call?.receiver?.call !== undefined && isText(hit.call.receiver.call.arg(0)?.names));
const isText = (names: readonly string[] | undefined): boolean =>
  names !== undefined &&
  matchesName(names, 'io.StringIO', 'io.TextIOWrapper', 'django.http.*', 'flask.Response');

export const csvInjection = {
  id: 'csv-injection',
  title: 'Untrusted text in a table that becomes a formula',
  cwes: [1236],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'Cells of a CSV table for others hold untrusted text that may begin with `=`, `+`, `-` or `@`.',
  why: 'Spreadsheets take such cells as formulas, quoted or not: they fetch addresses with the contents of other cells and, after a click, run programs.',
  fix: 'Put an apostrophe before texts that begin with one of `= + - @`, a tab or a carriage return, or refuse them.',
  bad: [
    `import csv
import io

def export(contacts):
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    for contact in contacts:
        writer.writerow([contact["name"], contact["company"]])
    return out.getvalue()
`,
    `import csv
from flask import Flask, request

app = Flask(__name__)

@app.post("/feedback")
def feedback():
    with open("feedback.csv", "a", newline="") as file:
        csv.writer(file).writerow([request.form["name"], request.form["text"]])
    return "thanks"
`,
  ],
  good: [
    `import csv
import io

def cell(text):
    return "'" + text if text.startswith(("=", "+", "-", "@", "\\t", "\\r")) else text

def export(contacts):
    out = io.StringIO()
    writer = csv.writer(out)
    for contact in contacts:
        writer.writerow([cell(contact["name"]), cell(contact["company"])])
    return out.getvalue()
`,
    `import csv

def save(path, rows):
    with open(path, "w", newline="") as file:
        csv.writer(file).writerows(rows)
`,
    `import csv
import io

def export(points):
    out = io.StringIO()
    csv.writer(out).writerows([[float(x), float(y)] for x, y in points])
    return out.getvalue()
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/1236.html',
    'https://owasp.org/www-community/attacks/CSV_Injection',
    'https://docs.python.org/3/library/csv.html',
  ],
  tags: ['csv'],
  flow: {
    sources: ['remote', 'parameter'],
    sinks: [
      {
        call: '{csv.writer(),csv.DictWriter}.{writerow,writerows}',
        when: (hit) => isForPeople(hit) && !knowsFormulas(hit.context.module.text),
      },
    ],
  },
} satisfies Rule;
