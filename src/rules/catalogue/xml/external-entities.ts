import type { CallInfo, Value } from '../../engine/types.ts';
import { isConstant } from '../../engine/values/value.ts';
import type { Rule, RuleContext, SinkHit } from '../../rule.ts';
import { some } from '../syntax.ts';

/** The program refuses documents with such parts, or resolves them itself. */
const handlesByHand = ({ module }: RuleContext): boolean =>
  module.calls.some(({ names }) => names.some((name) => name.endsWith('.resolvers.add'))) ||
  some(
    module.ast.body,
    (node) =>
      node.type === 'Compare' &&
      node.ops.some((operator) => operator.endsWith('in')) &&
      node.left.type === 'Str' &&
      /SYSTEM|ENTITY|DOCTYPE/i.test(node.left.value),
  );

const resolves = (call: CallInfo | undefined): boolean => isConstant(call?.arg('resolve_entities'), true);

/** A parser of lxml as it comes, which resolves external entities before version 5. */
function isDefault(parser: Value | undefined): boolean {
  if (parser === undefined || isConstant(parser, null)) return true;
  const { call } = parser;
  return (
    call?.names.some((name) => name === 'lxml.etree.XMLParser') === true &&
    call.arg('resolve_entities') === undefined &&
    call.arg('no_network') === undefined &&
    !call.open
  );
}

const byDefault = (hit: SinkHit): boolean =>
  isDefault(hit.call?.arg(1, 'parser')) &&
  !handlesByHand(hit.context) &&
  !hit.context.module.text.includes('set_default_parser');

/** The path of a file that a caller names is its own, as a rule, unless a parser is made for it. */
const isOfOthers = ({ call, taints, value }: SinkHit): boolean =>
  call?.arg(1, 'parser') !== undefined ||
  taints.some(({ label }) => label === 'remote') ||
  taints.some(({ what }) =>
    /`(source|stream|fp|file_?obj\w*|f|fh|buf(fer)?|body|xml\w*|content|data|document)`/.test(what),
  ) ||
  value.names.some((name) => /BytesIO$|\.(file|stream|body|content)$/.test(name));

/** Whatever module it is of: it is given a parser of lxml. */
const withParser = (hit: SinkHit): boolean => hit.call?.arg('parser')?.call !== undefined && byDefault(hit);

/** Options that the standard library's has not. */
const isIteration = ({ call }: SinkHit): boolean =>
  call !== undefined &&
  call.arg('resolve_entities', 'no_network') === undefined &&
  ['huge_tree', 'recover', 'load_dtd', 'strip_cdata', 'remove_comments', 'tag'].some((name) =>
    call.keywords.has(name),
  );

const explicit = (call: CallInfo, context: RuleContext): void => {
  if (resolves(call) && !handlesByHand(context)) context.report(call.node);
};

const isExternal = (value: Value | undefined): boolean =>
  value?.names.some((name) => /feature_external_(ges|pes)$/.test(name)) === true ||
  /features\/external-(general|parameter)-entities$/.test(String(value?.constant?.value ?? ''));

export const externalEntities = {
  id: 'external-entities',
  title: 'XML parser reads files and addresses that a document names',
  cwes: [611, 827],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'A parser resolves external entities: `resolve_entities=True` or the default of lxml before version 5, the external features of `xml.sax`.',
  why: 'A document names files of the server or addresses of its network, and gets their contents into the result.',
  fix: 'Use `lxml.etree.XMLParser(resolve_entities=False, no_network=True)`, or `defusedxml`.',
  bad: [
    `from lxml import etree

def total(document):
    parser = etree.XMLParser(resolve_entities=True)
    return etree.fromstring(document, parser).findtext("total")
`,
    `from flask import Flask, request
from lxml import etree

app = Flask(__name__)

@app.post("/order")
def order():
    return etree.fromstring(request.data).findtext("number")
`,
    `import xml.sax
from xml.sax.handler import feature_external_ges

def read(stream, handler):
    parser = xml.sax.make_parser()
    parser.setFeature(feature_external_ges, True)
    parser.setContentHandler(handler)
    parser.parse(stream)
`,
  ],
  good: [
    `from lxml import etree

def total(document):
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(document, parser).findtext("total")
`,
    `from defusedxml.ElementTree import fromstring

def total(document):
    return fromstring(document).findtext("total")
`,
    `from lxml import etree

TEMPLATE = etree.fromstring("<page><title/></page>")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/611.html',
    'https://lxml.de/parsing.html',
    'https://docs.python.org/3/library/xml.sax.handler.html#xml.sax.handler.feature_external_ges',
  ],
  tags: ['xml', 'lxml'],
  flow: {
    sources: ['remote', 'parameter'],
    sinks: [
      { call: 'lxml.etree.{fromstring,XML}', when: byDefault },
      { call: 'lxml.etree.parse', when: (hit) => isOfOthers(hit) && byDefault(hit) },
      { call: '{parse,fromstring,XML}', when: withParser },
      { call: 'lxml.etree.iterparse', when: (hit) => isIteration(hit) && !handlesByHand(hit.context) },
      { call: 'lxml.objectify.{fromstring,parse}', when: byDefault },
    ],
  },
  calls: {
    'lxml.etree.{XMLParser,iterparse}': explicit,
    '*.setFeature': (call, { report }) => {
      const on = call.arg(1, 'state');
      if (isExternal(call.arg(0, 'name')) && (isConstant(on, true) || isConstant(on, 1))) report(call.node);
    },
  },
} satisfies Rule;
