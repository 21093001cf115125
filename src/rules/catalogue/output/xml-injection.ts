import type { Value } from '../../engine/types.ts';
import { skeleton } from '../../engine/values/shape.ts';
import { isConstant } from '../../engine/values/value.ts';
import type { Rule, SinkHit } from '../../rule.ts';
import { callsBefore } from '../text.ts';
import { harmsMarkup, looksLikeHtml, unknownPieces } from './markup.ts';

/** An element that is opened and closed, with something unknown in it or in one of its attributes. */
const element = /<([a-z_][\w:.-]*)(\s[^<>]*)?>[^]*<\/\1\s*>|<\?xml\b|<[a-z_][\w:.-]*\s[^<>]*\0[^<>]*\/>/i;

/** What was read from a place that the data names is not the data. */
const isContent = (piece: Value): boolean =>
  callsBefore(piece).some(({ method }) =>
    /^(open|load\w*|read\w*|glob|listdir|iterdir|fetch\w*|query|get_\w+)$/.test(method),
  );

const isUnsafeXml = (hit: SinkHit): boolean => {
  const text = skeleton(hit.value);
  if (!text.includes('\0') || !element.test(text) || (looksLikeHtml(text) && !/<\?xml\b/.test(text)))
    return false;
  return unknownPieces(hit.value).some(
    ({ piece, before }) =>
      before.includes('<') && hit.isTainted(piece) && !isContent(piece) && harmsMarkup(piece, before),
  );
};

export const xmlInjection = {
  id: 'xml-injection',
  title: 'XML put together out of untrusted text',
  cwes: [91],
  severity: 'medium',
  precision: 'medium',
  kind: 'security',
  what: 'Untrusted text is put between tags or into attributes without being escaped for the place where it stands, or a style sheet of others is run.',
  why: 'With `<`, a quote or `]]>` in the text, someone adds elements of their own: another price, another payer.',
  fix: 'Build the tree with `xml.etree.ElementTree` and serialize it; or escape with `xml.sax.saxutils.escape`, and `quoteattr` in attributes.',
  bad: [
    `def order(article, note):
    return f"<order><article>{article}</article><note>{note}</note></order>"
`,
    `from xml.sax.saxutils import escape

def item(name, text):
    return '<item name="%s">%s</item>' % (escape(name), escape(text))
`,
    `def message(text):
    return "<message><![CDATA[" + text + "]]></message>"
`,
    `from lxml import etree

def transform(document, style):
    return str(etree.fromstring(document).getroottree().xslt(etree.XML(style)))
`,
  ],
  good: [
    `import xml.etree.ElementTree as ElementTree

def order(article):
    root = ElementTree.Element("order")
    ElementTree.SubElement(root, "article").text = article
    return ElementTree.tostring(root, encoding="unicode")
`,
    `from xml.sax.saxutils import escape, quoteattr

def item(name, text):
    return f"<item name={quoteattr(name)}>{escape(text)}</item>"
`,
    `def item(number):
    return f"<item>{int(number)}</item>"
`,
    `def show(name):
    return f"<{name}>"
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/91.html',
    'https://docs.python.org/3/library/xml.sax.utils.html',
  ],
  tags: ['xml', 'lxml'],
  flow: {
    sinks: [
      { returns: ({ name }) => !/^__(str|repr|format)__$/.test(name), when: isUnsafeXml },
      {
        call: '*.{post,put,send,sendall,write,write_text,publish,fromstring,XML,parseString,encode}',
        when: isUnsafeXml,
      },
      { call: 'lxml.etree.XSLT' },
      { call: '*.xslt' },
    ],
    sanitizers: [
      'xml.sax.saxutils.quoteattr',
      { call: 'html.escape', when: (call) => !isConstant(call.arg(1, 'quote'), false) },
      'markupsafe.escape',
      'base64.*',
      'urllib.parse.{quote,quote_plus,urlencode}',
      'django.utils.html.escape',
    ],
  },
} satisfies Rule;
