import type { CallInfo } from '../../engine/types.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext, SinkHit } from '../../rule.ts';
import { costOf } from './regex/cost.ts';

/** The pattern of a use, and whether it is a method of a compiled one. */
function patternOf(call: CallInfo | undefined): string | undefined {
  if (call?.names.some((name) => name.startsWith('re.Pattern.')))
    return textOf(call.receiver?.call?.arg(0, 'pattern'));
  return textOf(call?.arg(0, 'pattern'));
}

const isCostly = ({ call }: SinkHit): boolean => {
  const pattern = patternOf(call);
  return pattern !== undefined && costOf(pattern, call?.method ?? '') !== 'linear';
};

const uses = '{search,match,fullmatch,findall,finditer,split}';

export const costlyPattern = {
  id: 'costly-pattern',
  title: 'Regular expression that takes very long on some texts',
  cwes: [1333, 400, 730],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'Untrusted text is matched with a pattern whose parts can share the same text in many ways: a repetition in a repetition, alternatives that overlap, or a run of blanks that is searched for before an end.',
  why: 'When the match fails at the end, the matcher tries all the ways: a text of thirty characters (or, in the milder form, of a hundred thousand) keeps a process busy for minutes.',
  fix: 'Write the pattern so that each character can match in one way alone, `[a-z]+(?: [a-z]+)*` instead of `([a-z]+ ?)+`; use possessive repetitions (`++`); strip and split with methods of `str`; limit the length of the text before.',
  bad: [
    `import re

def is_name(text):
    return re.fullmatch(r"([a-z]+[ -]?)+", text) is not None
`,
    `import re
from flask import Flask, request

app = Flask(__name__)
WORDS = re.compile(r"^(\\w+\\s?)*$")

@app.get("/check")
def check():
    return str(WORDS.match(request.args["text"]) is not None)
`,
    `import re

def tidy(text):
    return re.sub(r"[ \\t]+$", "", text, flags=re.MULTILINE)
`,
  ],
  good: [
    `import re

def is_name(text):
    return re.fullmatch(r"[a-z]+(?:[ -][a-z]+)*", text) is not None
`,
    `import re

def is_name(text):
    if len(text) > 40:
        raise ValueError("too long")
    return re.fullmatch(r"([a-z]+[ -]?)+", text) is not None
`,
    `import re

def tidy(text):
    return re.sub(r"\\s+", " ", text).rstrip()
`,
    `import re

def is_constant():
    return re.fullmatch(r"([a-z]+[ -]?)+", "some words") is not None
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/1333.html',
    'https://docs.python.org/3/library/re.html#regular-expression-syntax',
    'https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS',
  ],
  tags: ['regex'],
  flow: {
    sources: ['remote', 'local', 'parameter'],
    sinks: [
      { call: `re.${uses}`, arg: [1, 'string'], when: (hit) => isCostly(hit) && !isShort(hit) },
      { call: 're.{sub,subn}', arg: [2, 'string'], when: (hit) => isCostly(hit) && !isShort(hit) },
      { call: `re.Pattern.${uses}`, arg: [0, 'string'], when: (hit) => isCostly(hit) && !isShort(hit) },
      { call: 're.Pattern.{sub,subn}', arg: [1, 'string'], when: (hit) => isCostly(hit) && !isShort(hit) },
    ],
  },
} satisfies Rule;

/** The length of the text is looked at somewhere before. */
function isShort({ call, context }: SinkHit): boolean {
  return hasLengthCheck(context, call?.node.start ?? 0);
}

const hasLengthCheck = ({ module }: RuleContext, before: number): boolean =>
  /\blen\([\w.[\]"']+\)\s*(>|<|>=|<=)|(<|>|<=|>=)\s*len\(|\[:\s*\w+\]|max_length/.test(
    module.text.slice(0, before),
  );
