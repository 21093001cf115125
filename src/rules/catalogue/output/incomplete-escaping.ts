import type { CallInfo } from '../../engine/types.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule } from '../../rule.ts';
import { callsBefore } from '../text.ts';

/** Whether the backslash itself was escaped before, or the text went through something that does. */
const escapesBackslash = (call: CallInfo): boolean =>
  callsBefore(call.receiver).some(
    ({ method, positional }) =>
      (method === 'replace' && textOf(positional[0]) === '\\') ||
      /^(dumps|repr|translate|encode|b64encode|quote|escape\w*|sub)$/.test(method),
  );

const scriptPattern = /<\\?\/?\s*\\?s?\*?\(?script/i;

export const incompleteEscaping = {
  id: 'incomplete-escaping',
  title: 'Escaping or filtering that leaves a way around',
  cwes: [116, 74, 80],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'Quotes are escaped with a backslash while backslashes stay as they are; or HTML is filtered by removing tags with a replacement or a regular expression.',
  why: 'A backslash in the text undoes the escaping of the quote behind it. Browsers read more as a script than any such expression: `<SCRIPT >`, attributes with events, tags that appear when the inner one was removed.',
  fix: 'Escape the backslash first, or let `json.dumps` or a library of the format write the text. Escape HTML (`html.escape`) or clean it with a parser (`nh3.clean`).',
  bad: [
    `def quoted(text):
    return '"' + text.replace('"', '\\\\"') + '"'
`,
    `def assignment(name, value):
    value = value.strip().replace("'", "\\\\'")
    return f"{name} = '{value}'"
`,
    `import re

def without_scripts(text):
    return re.sub(r"<script.*?>.*?</script>", "", text, flags=re.DOTALL)
`,
    `def without_scripts(text):
    return text.replace("<script>", "").replace("</script>", "")
`,
  ],
  good: [
    `def quoted(text):
    return '"' + text.replace("\\\\", "\\\\\\\\").replace('"', '\\\\"') + '"'
`,
    `import json

def quoted(text):
    return json.dumps(text)
`,
    `import html

def shown(text):
    return html.escape(text)
`,
    `def cell(text):
    return '"' + text.replace('"', '""') + '"'
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/116.html',
    'https://cwe.mitre.org/data/definitions/80.html',
    'https://docs.python.org/3/library/html.html#html.escape',
  ],
  tags: ['html', 'escaping'],
  calls: {
    '*.replace': (call, { report }) => {
      const [from, to] = [textOf(call.positional[0]), textOf(call.positional[1])];
      if (from === undefined || to === undefined || call.receiver === undefined) return;
      if ((from === '"' || from === "'") && to === `\\${from}` && !escapesBackslash(call)) report(call.node);
      if (/^<\/?script\b/i.test(from) && !to.includes('<') && !/&lt;|\\u003c/i.test(to))
        report(call.node, 'Scripts are removed by their usual spelling alone');
    },
    '{re.sub,re.subn}': (call, { report }) => {
      const pattern = textOf(call.arg(0, 'pattern'));
      if (pattern !== undefined && scriptPattern.test(pattern) && textOf(call.arg(1, 'repl')) !== undefined)
        report(call.node, 'HTML is filtered with a regular expression');
    },
  },
} satisfies Rule;
