import { piecesOf } from '../../engine/values/shape.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { hasPieceAsItCame } from '../text.ts';

/** A function that is given a whole pattern is meant to use it. */
const isOfOthers = ({ value, taints }: SinkHit): boolean =>
  piecesOf(value).length > 1 || taints.some(({ label }) => label !== 'parameter');

export const patternInjection = {
  id: 'pattern-injection',
  title: 'Untrusted text used as a regular expression',
  cwes: [1333, 400, 730],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'Untrusted text becomes a regular expression, or a part of one, without `re.escape`.',
  why: 'Whoever controls the pattern writes one that takes for ever, `(a+)+$`, or one that matches what must not match.',
  fix: 'Escape what is meant literally, `re.escape(text)`, or use `in`, `startswith` and `fnmatch`. For patterns of others take a matcher without backtracking (`re2`).',
  bad: [
    `import re
from flask import Flask, request

app = Flask(__name__)
NAMES = ["rake", "spade"]

@app.get("/find")
def find():
    return str([name for name in NAMES if re.search(request.args["q"], name)])
`,
    `import re

def count(word, text):
    return len(re.findall(r"\\b" + word + r"\\b", text))
`,
  ],
  good: [
    `import re

def lines_with(pattern, lines):
    expression = re.compile(pattern)
    return [line for line in lines if expression.search(line)]
`,
    `import re
from flask import Flask, request

app = Flask(__name__)
NAMES = ["rake", "spade"]

@app.get("/find")
def find():
    return str([name for name in NAMES if re.search(re.escape(request.args["q"]), name)])
`,
    `import re

def count(text):
    return len(re.findall(r"\\bword\\b", text))
`,
    `import re2

def matches(pattern, text):
    return re2.search(pattern, text) is not None
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/1333.html',
    'https://docs.python.org/3/library/re.html#re.escape',
  ],
  tags: ['regex'],
  flow: {
    sources: ['remote', 'local', 'parameter'],
    sinks: [
      {
        call: 're.{compile,search,match,fullmatch,findall,finditer,split,sub,subn}',
        arg: [0, 'pattern'],
        when: (hit: SinkHit) =>
          hit.value.names.every((name) => name !== 're.Pattern') && isOfOthers(hit) && hasPieceAsItCame(hit),
      },
    ],
    sanitizers: ['re.escape'],
  },
} satisfies Rule;
