import type { Rule, SinkHit } from '../../rule.ts';
import { some } from '../syntax.ts';

const withoutParser = ({ call, context }: SinkHit): boolean =>
  call?.arg(1, 'parser') === undefined &&
  !some(context.module.ast.body, (node) => node.type === 'Str' && /<!(ENTITY|DOCTYPE)/i.test(node.value));

/** The bytes of a document; what is the name of a file is somebody's own, as a rule. */
const isDocument = (hit: SinkHit): boolean =>
  withoutParser(hit) &&
  (hit.taints.some(({ label }) => label === 'remote') ||
    hit.value.names.some((name) => /BytesIO|StringIO/.test(name)));

export const entityExpansion = {
  id: 'entity-expansion',
  title: 'XML parser expands the entities of an untrusted document',
  cwes: [776, 400],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'An untrusted document is read with a parser of the standard library, which expands entities that the document declares.',
  why: 'A few lines of entities that name each other grow to gigabytes (newer versions of Expat stop some of this, older ones none).',
  fix: 'Use `defusedxml`, which refuses such declarations, or `lxml.etree.XMLParser(resolve_entities=False)`.',
  bad: [
    `import xml.etree.ElementTree as ET
from flask import Flask, request

app = Flask(__name__)

@app.post("/order")
def order():
    return ET.fromstring(request.data).findtext("number")
`,
    `from xml.dom import minidom

def title(document):
    return minidom.parseString(document).getElementsByTagName("title")[0].firstChild.data
`,
  ],
  good: [
    `from defusedxml.ElementTree import fromstring

def number(document):
    return fromstring(document).findtext("number")
`,
    `import xml.etree.ElementTree as ET

def version():
    return ET.parse("pom.xml").findtext("version")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/776.html',
    'https://docs.python.org/3/library/xml.html#xml-security',
  ],
  tags: ['xml'],
  flow: {
    sources: ['remote', 'parameter'],
    sinks: [
      { call: 'xml.etree.ElementTree.{fromstring,XML,fromstringlist}', when: withoutParser },
      { call: 'xml.etree.ElementTree.{parse,iterparse}', when: isDocument },
      { call: 'xml.dom.{minidom,pulldom}.parseString', when: withoutParser },
      { call: 'xml.dom.{minidom,pulldom}.parse', when: isDocument },
      { call: 'xml.sax.parseString' },
      { call: 'xml.sax.parse', when: isDocument },
    ],
  },
} satisfies Rule;
