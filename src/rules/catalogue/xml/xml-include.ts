import { piecesOf } from '../../engine/values/shape.ts';
import type { Rule } from '../../rule.ts';

export const xmlInclude = {
  id: 'xml-include',
  title: 'Document includes the files that it names',
  cwes: [829, 611],
  severity: 'high',
  precision: 'medium',
  kind: 'security',
  what: 'XInclude is carried out on a document, or a file is read as XML whose name a document gives.',
  why: 'Whoever writes the document gets any file that the program may read into the result.',
  fix: 'Leave inclusion out for documents of others, or load only names from a list (`ElementInclude.include(root, loader=...)` with a check of the resolved path).',
  bad: [
    `from lxml import etree

def assemble(document):
    root = etree.fromstring(document)
    root.getroottree().xinclude()
    return etree.tostring(root)
`,
    `import xml.etree.ElementInclude as ElementInclude
import xml.etree.ElementTree as ElementTree

def assemble(document):
    root = ElementTree.fromstring(document)
    ElementInclude.include(root)
    return ElementTree.tostring(root)
`,
  ],
  good: [
    `import xml.etree.ElementInclude as ElementInclude
import xml.etree.ElementTree as ElementTree

CHAPTERS = {"one": "chapters/one.xml", "two": "chapters/two.xml"}

def load(href, parse, encoding=None):
    return ElementTree.parse(CHAPTERS[href]).getroot()

def assemble(document):
    root = ElementTree.fromstring(document)
    ElementInclude.include(root, loader=load)
    return ElementTree.tostring(root)
`,
    `from lxml import etree

def title(document):
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(document, parser).findtext("title")
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/829.html',
    'https://docs.python.org/3/library/xml.etree.elementtree.html#xinclude-support',
    'https://lxml.de/api.html#xinclude-and-elementinclude',
  ],
  tags: ['xml', 'lxml'],
  calls: {
    '*.xinclude': (call, { report, module }) => {
      if (module.imports.has('lxml')) report(call.node);
    },
    'xml.etree.ElementInclude.include': (call, { report, module }) => {
      const loads = module.callsOf('xml.etree.ElementInclude.default_loader').length > 0;
      if (call.arg(1, 'loader') === undefined || loads) report(call.node);
    },
  },
  flow: {
    sources: ['remote', 'parameter'],
    guardKinds: ['constant', 'pattern', 'characters', 'validator', 'conversion', 'verified', 'contained'],
    sinks: [
      {
        call: '{lxml.etree,xml.etree.ElementTree}.parse',
        when: ({ value, isTainted }) =>
          piecesOf(value).some((piece, i) => i > 0 && typeof piece !== 'string' && isTainted(piece)) &&
          // Of an element, not of a caller that knows the name of its file.
          value.taints.some(({ step }) => step.before?.before !== undefined && step.before.before !== null),
      },
    ],
  },
} satisfies Rule;
