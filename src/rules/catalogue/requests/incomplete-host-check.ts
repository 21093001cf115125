import type { CallInfo } from '../../engine/types.ts';
import { textOf } from '../../engine/values/value.ts';
import type { Rule, RuleContext } from '../../rule.ts';

/** A name of a host with two labels at least; a file's ending is none. */
const hostText =
  /^([a-z][a-z0-9+.-]*:\/\/)?([a-z0-9-]+\.)+(com|org|net|edu|gov|io|dev|app|co|info|biz|example|test|local|internal|[a-z]{2})(:\d+)?\/?$/i;
const fileEnding = /\.(py|js|ts|md|sh|go|rs|so|pl|rb|cs|cc|hs|gz|xz|ps|ai|db|cfg|tex|in|am|ml)$/i;
const isHost = (text: string | undefined): text is string =>
  text !== undefined && hostText.test(text) && !fileEnding.test(text);

/** An ending of hosts alone (`.com/`), where an address may have any path. */
const endingText = /^\.[a-z]{2,}\/$/i;

function checkEnding(call: CallInfo, { report }: RuleContext): void {
  const texts = call.positional[0]?.items?.map(textOf) ?? [textOf(call.positional[0])];
  if (
    texts.some(
      (text) =>
        text !== undefined &&
        ((isHost(text) && !text.includes('://')) ||
          endingText.test(text) ||
          (/^\.[\w.-]+\/$/.test(text) && isHost(text.slice(1)))),
    )
  )
    report(call.node, 'An ending that other hosts and addresses may have as well');
}

function checkStart(call: CallInfo, { report }: RuleContext): void {
  const texts = call.positional[0]?.items?.map(textOf) ?? [textOf(call.positional[0])];
  if (texts.some((text) => isHost(text) && text.includes('://') && !text.endsWith('/')))
    report(call.node, 'A beginning that goes on in names of other hosts');
}

/** A dot between names that stands for any character: `www.example.com`, and `[a-z]+.[a-z]+`. */
const loosePattern =
  /(^|[^\\\]a-z0-9-])[a-z0-9-]*(\w|\)\*?)(?<!\\)\.(?:[a-z0-9-]+(?:\\?\.[a-z0-9-]+)*)?(?:(?<=\w)\\?\.|(?<=\.))?(com|org|net|edu|gov|io|example|internal|local)\b/i;
const looseDot = /[\])][+*]\.(\[|\()[^\]]*[\])][+*]/;

/** What looks for an address in a text decides nothing about it. */
const looksFor = /search|find|filter|extract|count/i;

function checkPattern(call: CallInfo, pattern: string | undefined, { report }: RuleContext): void {
  if (pattern === undefined || looksFor.test(call.function?.name ?? '')) return;
  const addresses = pattern.replace(/\[(\\.|[^\]\\])*\]/g, (found) => found.replace(/[a-z0-9]/gi, 'x'));
  if (loosePattern.test(addresses) && !/\s/.test(pattern))
    report(call.node, 'A dot in the pattern of a host stands for any character', { cwes: [20, 625] });
  else if (looseDot.test(pattern) && !/\.\*|\.\+/.test(pattern))
    report(call.node, 'A dot between two parts of the pattern stands for any character', { cwes: [20, 625] });
}

const patternOf = (call: CallInfo): string | undefined => textOf(call.arg(0, 'pattern'));

export const incompleteHostCheck = {
  id: 'incomplete-host-check',
  title: 'Check of an address that others pass as well',
  cwes: [20],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'Whether an address belongs to a host is decided by a part of its text: by `in`, by an ending without a dot before it, by a beginning without a slash behind it, by what stands before a colon in the netloc, or by a pattern with a bare dot.',
  why: '`https://evil.example/?good.example`, `evilgood.example`, `https://good.example.evil.example` and `https://good.example:x@evil.example` pass such checks.',
  fix: 'Take the address apart: `host = urlsplit(url).hostname`, then `host == "good.example" or host.endswith(".good.example")`. Escape dots in patterns and use `fullmatch`.',
  bad: [
    `def is_ours(url):
    return "shop.example.com" in url
`,
    `from urllib.parse import urlparse

def is_ours(url):
    return urlparse(url).hostname.endswith("example.com")
`,
    `import re

def is_ours(url):
    return re.match("https://(www|shop).example.com/", url) is not None
`,
    `from urllib.parse import urlsplit

def is_ours(url):
    host = urlsplit(url).netloc.split(":")[0]
    return host in ("example.com", "www.example.com")
`,
    `def is_ours(url):
    return url.startswith("https://example.com")
`,
  ],
  good: [
    `from urllib.parse import urlsplit

def is_ours(url):
    host = urlsplit(url).hostname or ""
    return host == "example.com" or host.endswith(".example.com")
`,
    `HOSTS = ["example.com", "www.example.com"]

def is_ours(host):
    return host in HOSTS or "example.com" in HOSTS
`,
    `import re

def is_ours(url):
    return re.fullmatch(r"https://(www|shop)\\.example\\.com/[a-z]*", url) is not None
`,
    `def search(text):
    return "found" if "www.example.com" in text else "not found"
`,
    `def is_page(name):
    return name.endswith("page.html") or name.startswith("https://example.com/") or name.endswith("setup.py")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/20.html',
    'https://docs.python.org/3/library/urllib.parse.html#url-parsing-security',
  ],
  tags: ['url', 'regex'],
  meaningfulNames: /^search$/,
  calls: {
    '*.endswith': checkEnding,
    '*.startswith': checkStart,
    're.{match,search,fullmatch,compile}': (call, context) => checkPattern(call, patternOf(call), context),
  },
  nodes: {
    Compare: (node, { report, valueOf }, fn) => {
      if (looksFor.test(fn?.name ?? '')) return;
      const [op] = node.ops;
      const [container] = node.comparators;
      if (node.ops.length !== 1 || !container || (op !== 'in' && op !== 'not in')) return;
      if (!isHost(textOf(valueOf(node.left)))) return;
      const { kind, items, entries, taints, constant } = valueOf(container);
      if (items || entries || constant || (kind !== undefined && kind !== 'str')) return;
      if (taints.length > 0) report(node);
    },
    Subscript: (node, { report, valueOf }) => {
      const { value, index } = node;
      if (index.type !== 'Constant' || index.value !== 0 || value.type !== 'Call') return;
      const { func, args } = value;
      if (
        func.type !== 'Attribute' ||
        func.attr !== 'split' ||
        textOf(args[0] && valueOf(args[0].value)) !== ':'
      )
        return;
      const owner = valueOf(func.value);
      const isNetloc =
        (func.value.type === 'Attribute' && func.value.attr === 'netloc') ||
        owner.names.some((name) => name.endsWith('.netloc'));
      if (isNetloc) report(node, 'Before the colon may stand a user name, not the host');
    },
  },
} satisfies Rule;
