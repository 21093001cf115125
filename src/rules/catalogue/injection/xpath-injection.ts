import type { Rule } from '../../rule.ts';

export const xpathInjection = {
  id: 'xpath-injection',
  title: 'XPath expression built from untrusted data',
  cwes: [643],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'Untrusted data becomes part of an XPath expression.',
  why: 'With a quote and an `or`, whoever controls the data selects other nodes or skips a check of a password.',
  fix: 'Give the values as variables: `tree.xpath("//user[@name=$name]", name=name)`; or compare in Python.',
  bad: [
    `from lxml import etree

def find(path, name):
    return etree.parse(path).xpath(f"//user[@name='{name}']")
`,
    `from lxml import etree
from flask import Flask, request

app = Flask(__name__)
tree = etree.parse("users.xml")

@app.get("/user")
def user():
    search = etree.XPath("//user[name='" + request.args["name"] + "']")
    return str(search(tree))
`,
    `import xml.etree.ElementTree as ElementTree

def price(text, article):
    root = ElementTree.fromstring(text)
    return root.find("./article[@id='%s']/price" % article).text
`,
  ],
  good: [
    `from lxml import etree

def find(path, name):
    return etree.parse(path).xpath("//user[@name=$name]", name=name)
`,
    `import xml.etree.ElementTree as ElementTree

def price(text, article):
    for element in ElementTree.fromstring(text).iter("article"):
        if element.get("id") == article:
            return element.findtext("price")
    return None
`,
    `from lxml import etree

def find(path, number):
    return etree.parse(path).xpath("//user[@id='%d']" % int(number))
`,
    `def first_word(text, word):
    return text.find(word)
`,
  ],
  references: [
    'https://cwe.mitre.org/data/definitions/643.html',
    'https://lxml.de/xpathxslt.html#the-xpath-method',
  ],
  tags: ['xpath', 'lxml'],
  flow: {
    sinks: [
      { call: '*.xpath', arg: 0, when: ({ call }) => !/^(scrapy|parsel)\./.test(call?.names[0] ?? '') },
      // Such an object is called as well: with a tree.
      {
        call: 'lxml.etree.{XPath,XPathEvaluator,ETXPath}',
        when: ({ value }) => value.names.every((name) => !name.startsWith('lxml.')),
      },
      {
        call: '{lxml.etree,xml.etree.ElementTree}.{Element,ElementTree}.{find,findall,findtext,iterfind}',
        when: ({ value }) =>
          value.parts?.some((part) => typeof part === 'string' && /[[=]/.test(part)) ?? false,
      },
      { call: 'libxml2.*.xpathEval' },
    ],
  },
} satisfies Rule;
