import { beforeAll, describe, expect, test } from 'vitest';
import { analyzeText, loadEngine } from '../analyze.ts';
import type { Rule } from '../rule.ts';
import { RuleSet } from './rule-set.ts';

beforeAll(loadEngine);

const rule = {
  id: 'flow',
  title: 'Data of a source reaches a sink',
  cwes: [74],
  severity: 'high',
  precision: 'high',
  kind: 'security',
  what: 'what',
  why: 'why',
  fix: 'fix',
  bad: [''],
  good: [''],
  references: [],
  tags: [],
  flow: {
    sources: ['remote', 'local', 'parameter', 'environment'],
    sinks: [
      { call: 'lib.sink' },
      { call: 'lib.Client.send', arg: [1, 'text'] },
      { store: 'lib.Client.text' },
      { call: 'lib.show', labels: ['field'] },
    ],
    sanitizers: ['lib.clean'],
    guards: [
      { call: 'lib.ok', outcome: true },
      { call: 'lib.require', outcome: 'returns' },
    ],
    guardKinds: ['constant', 'pattern', 'characters', 'validator', 'conversion', 'verified', 'contained'],
  },
} satisfies Rule;
const rules = new RuleSet([rule]);

/** Lines of the findings of a program that starts with the usual imports. */
function linesOf(body: string, untrustedParameters = false): number[] {
  const code = `import lib\nfrom lib import sink\n${body}`;
  const { status, findings } = analyzeText(code, { rules, toolVersion: 'test', untrustedParameters });
  expect(status, code).toBe('ok');
  return findings.map(({ range }) => range.line - 2);
}

/** `x = input()` and then these lines, in a function. */
const inFunction = (lines: string): string =>
  `def f(a, b):\n    x = input()\n${lines.replaceAll(/^/gm, '    ')}\nf(1, 2)\n`;

describe('data passes through', () => {
  test.each([
    ['a variable', 'y = x\nsink(y)'],
    ['concatenation', 'sink("a" + x)'],
    ['augmented assignment', 'y = "a"\ny += x\nsink(y)'],
    ['an f-string', 'sink(f"a {x!r}")'],
    ['% with one value', 'sink("a %s" % x)'],
    ['% with a tuple', 'sink("%d %s" % (1, x))'],
    ['% with a dict', 'sink("%(k)s" % {"k": x})'],
    ['format by position', 'sink("{} {}".format(1, x))'],
    ['format by name', 'sink("{k}".format(k=x))'],
    ['format with a dict', 'd = {"k": x}\nsink("{k}".format(**d))'],
    ['join', 'sink(",".join(["a", x]))'],
    ['a template', 'from string import Template\nsink(Template("$k").substitute(k=x))'],
    ['methods of text', 'sink(x.strip().lower().replace("a", "b"))'],
    ['encoding', 'sink(x.encode("utf-8"))'],
    ['slices', 'sink(x[1:])'],
    ['a list', 'l = ["a", x]\nsink(l)'],
    ['an element of a list', 'l = ["a", x]\nsink(l[1])'],
    ['append', 'l = []\nl.append(x)\nsink(" ".join(l))'],
    ['extend', 'l = ["a"]\nl.extend([x])\nsink(l)'],
    ['a dict', 'd = {"k": x}\nsink(d["k"])'],
    ['a dict whose entry is set', 'd = {}\nd["k"] = x\nsink(d["k"])'],
    ['update', 'd = {}\nd.update(k=x)\nsink(d["k"])'],
    ['setdefault', 'd = {}\nsink(d.setdefault("k", x))'],
    ['get with a default', 'sink({}.get("k", x))'],
    ['unpacking', 'p, q = ("a", x)\nsink(q)'],
    ['unpacking of unknown length', 'p, *q = x.split()\nsink(q[0])'],
    ['a loop', 'for c in x.split():\n    sink(c)'],
    ['a loop with enumerate', 'for i, c in enumerate(x.split()):\n    sink(c)'],
    ['zip', 'for i, c in zip([1], [x]):\n    sink(c)'],
    ['what a later round of a loop brings', 'y = "a"\nwhile a:\n    sink(y)\n    y = x'],
    ['a comprehension', 'sink([c for c in x.split()])'],
    ['a dict comprehension', 'd = {c: c for c in x}\nsink(d["a"])'],
    ['a generator', 'sink("".join(c for c in x))'],
    ['either branch', 'if a:\n    y = x\nelse:\n    y = "b"\nsink(y)'],
    ['a conditional expression', 'sink(x if a else "b")'],
    ['or', 'sink(x or "b")'],
    ['what one way alone has found empty', 'y = x.form or None\nsink(x.form)'],
    ['what one way alone has compared', 'if x.form == "a":\n    pass\nsink(x.form)'],
    ['and', 'sink(a and x)'],
    ['a walrus', 'if (y := x):\n    sink(y)'],
    ['with', 'with lib.open(x) as y:\n    sink(y)'],
    ['try', 'try:\n    y = x\nexcept ValueError:\n    y = "b"\nsink(y)'],
    ['match', 'match a:\n    case 1:\n        y = x\n    case _:\n        y = ""\nsink(y)'],
    ['what a pattern binds', 'match x:\n    case y:\n        sink(y)'],
    ['a lambda', 'g = lambda v: "a" + v\nsink(g(x))'],
    ['a nested function', 'def g():\n    sink(x)\ng()'],
    ['a function given away', 'for y in map(lambda v: v + "a", [x]):\n    sink(y)'],
    ['a function for each', 'for _ in map(lib.sink, x.split()):\n    pass'],
    ['a pool that calls a function for each', 'lib.Pool().map(lib.sink, x.split())'],
    ['the format of a date', 'sink(a.strftime(x))'],
    ['a filter that checks nothing', 'sink(list(filter(lambda v: len(v) > 1, x.split())))\n'],
    ['a filter of what is not empty', 'sink(list(filter(None, x.split())))'],
    ['what it has in common with something untrusted', 'sink(set(x) & set(input()))'],
    ['a set without something', 'y = set(x) - {"a"}\nif y:\n    sink(y)'],
    [
      'a set that is part of something untrusted',
      'y = set(input())\nif set(x) <= y and set(x).issubset(y) and y.issuperset(x) and not set(x) - y:\n    sink(x)',
    ],
    ['a set that is no part of another', 'if not set(x).issubset({"a"}):\n    sink(x)'],
    ['a callback', 'def g(v):\n    sink(v)\nlib.each([x], g)'],
    ['the key of an entry', 'd = {x: "a"}\nfor k in d:\n    sink(k)'],
    ['the key of an entry that is set', 'd = {}\nd[x] = "a"\nsink(list(d.keys()))'],
    ['what lies under a key that is checked', 'sink({k: v for k, v in x.items() if k in ("p", "q")}["p"])'],
    ['a mark in a text', 'sink("<b>@NAME@</b>".replace("@NAME@", x))'],
    ['a mark in a text from elsewhere', 'sink(lib.LAYOUT.replace("@NAME@", x))'],
    ['a default of another table', 'sink(lib.table.get("k", x))'],
    ['what a method of it stands for', 'sink(lib.node(x).resolve(a))'],
    [
      'a page of very many pieces',
      'y = "a" + x\n' +
        Array.from({ length: 70 }, (_, i) => `y += "a%s" % lib.part(${i})`).join('\n') +
        '\nsink(y)',
    ],
    ['a field of a form', 'import tkinter\nsink(a.name_entry.get())'],
    ['an unknown function', 'sink(lib.something(x))'],
    ['an unknown method', 'sink(x.something())'],
    ['an attribute', 'o = lib.Thing()\no.name = x\nsink(o.name)'],
    ['an attribute of what it made', 'sink(lib.parse(x).name)'],
    ['**keywords', 'k = {"text": x}\nlib.Client().send("to", **k)'],
    ['*arguments', 'l = ["to", x]\nlib.Client().send(*l)'],
    ['a keyword argument', 'lib.Client().send(text=x, to="to")'],
    ['an assignment to an attribute of a class', 'c = lib.Client()\nc.text = x'],
    ['getattr', 'sink(getattr(x, "name"))'],
    ['a query of it', 'from lxml import etree\nsink(etree.fromstring(x).xpath("//b")[0].text)'],
    ['await', 'sink(lib.get(x))'],
    ['del of another', 'y = x\ndel x\nsink(y)'],
    ['a check of something else', 'if a not in ("p", "q"):\n    return\nsink(x)'],
    ['a check whose other branch goes on', 'if not x.isalnum():\n    print("bad")\nsink(x)'],
    ['a list of what is refused', 'if ";" in x:\n    return\nsink(x)'],
    ['a regular expression that allows all', 'import re\nif not re.match(r"^.+$", x):\n    return\nsink(x)'],
    ['a regular expression without an end', 'import re\nif not re.match(r"[a-z]+", x):\n    return\nsink(x)'],
    ['a filter of what is refused', 'import re\nsink(re.sub(r"[;&|]", "", x))'],
    [
      'a loop that checks some',
      'for c in x:\n    if a:\n        continue\n    if c not in "abc":\n        return\nsink(x)',
    ],
    [
      'a loop that may end early',
      'for c in x:\n    if a:\n        break\n    if c not in "abc":\n        return\nsink(x)',
    ],
    ['a length', 'if len(x) > 5:\n    return\nsink(x)'],
    ['or of a check', 'if x.isalnum() or a:\n    sink(x)'],
    ['a flag of another check', 'e = None\nif len(x) > 5:\n    e = "bad"\nif e:\n    return\nsink(x)'],
    [
      'a flag, where it tells that the check failed',
      'e = None\nif not x.isalnum():\n    e = "bad"\nif e:\n    sink(x)',
    ],
    [
      'a variable set anew after a flag',
      'e = None\nif not x.isalnum():\n    e = "bad"\nx = input()\nif e:\n    return\nsink(x)',
    ],
    [
      'a flag set anew',
      'e = None\nif not x.isalnum():\n    e = "bad"\nif a:\n    e = None\nif e:\n    return\nsink(x)',
    ],
    ['letters and a sign that was taken out', 'if not x.replace(";", "").isalnum():\n    return\nsink(x)'],
    ['a variable set anew after its check', 'if not x.isalnum():\n    return\nx = input()\nsink(x)'],
  ])('%s', (_name, lines) => {
    expect(linesOf(inFunction(lines)).length).toBeGreaterThan(0);
  });
});

describe('data is stopped by', () => {
  test.each([
    ['a new value', 'x = "a"\nsink(x)'],
    ['a sanitizer', 'sink("a" + lib.clean(x))'],
    ['conversions', 'sink(int(x))\nsink(len(x))\nsink(x == "a")\nsink(float(x) + 1)'],
    ['a number in a format', 'sink("%d" % int(x))\nsink(f"{int(x)}")'],
    ['another element', 'l = ["a", x]\nsink(l[0])'],
    ['another entry', 'd = {"k": x, "l": "a"}\nsink(d["l"])'],
    ['another element of a tuple', 'p, q = ("a", x)\nsink(p)'],
    ['another argument', 'lib.Client().send(x, "text")'],
    ['a look-up in what another library keeps', 'sink(lib.session.get(x))'],
    ['a key that is checked', 'for k in {k: v for k, v in x.items() if k in ("p", "q")}:\n    sink(k)'],
    ['the keys of another dict', 'd = {"k": x}\nfor k in d:\n    sink(k)'],
    ['a member of an enumeration', 'sink(Status(x).value)'],
    ['what a server sets', 'sink(lib.request.environ["REMOTE_ADDR"])'],
    ['an address of a network', 'import socket\nsocket.inet_pton(socket.AF_INET, x)\nsink(x)'],
    ['a look-up in a table', 'sink({"a": "b"}[x])\nsink({"a": "b"}.get(x, "c"))'],
    ['a condition on a constant', 'if False:\n    sink(x)'],
    ['code that is never reached', 'return\nsink(x)'],
    ['a return', 'if a:\n    return\n    sink(x)'],
    ['isalnum', 'if not x.isalnum():\n    return\nsink(x)'],
    ['isdigit and more', 'if x.isdigit() and a:\n    sink(x)'],
    ['in with a list', 'if x not in ["p", "q"]:\n    raise ValueError(x)\nsink(x)'],
    ['in with a dict', 'T = {"p": 1}\nif x in T:\n    sink(x)'],
    ['in of lower case', 'if x.lower() in ("p", "q"):\n    sink(x)'],
    ['equality', 'if x == "a":\n    sink(x)'],
    ['either of two', 'if x == "a" or x == "b":\n    sink(x)'],
    ['a full match', 'import re\nif not re.fullmatch(r"[a-z0-9_]+", x):\n    return\nsink(x)'],
    ['an anchored match', 'import re\nif re.match(r"^\\w+$", x):\n    sink(x)'],
    [
      'a compiled match',
      'import re\np = re.compile(r"[a-z]+")\nif p.fullmatch(x) is None:\n    return\nsink(x)',
    ],
    ['a match in a variable', 'import re\nm = re.fullmatch(r"[a-z]+", x)\nif not m:\n    return\nsink(x)'],
    ['all characters of a list', 'if not all(c in "abc" for c in x):\n    return\nsink(x)'],
    ['any character out of a list', 'if any(c not in "abc" for c in x):\n    return\nsink(x)'],
    [
      'a filter of characters',
      'import re\nsink(re.sub(r"[^\\w.-]+", "_", x))\nsink(re.compile("[^a-z]").sub("", x))',
    ],
    ['a choice of characters', 'sink("".join(c for c in x if c.isalnum() or c in "-_"))'],
    ['a loop that checks each', 'for c in x:\n    if c not in "abc":\n        return\nsink(x)'],
    [
      'a loop that checks several',
      'y = input()\nfor v in (x, y):\n    if not v.isalnum():\n        raise ValueError(v)\nsink(x + y)',
    ],
    [
      'a folder as the parent',
      'from pathlib import Path\nbase = Path("/a").resolve()\np = (base / x).resolve()\nif p.parent != base:\n    return\nsink(p)',
    ],
    ['being empty', 'if x and not x.isalnum():\n    return\nsink(x)'],
    ['a set of characters', 'if set(x) <= set("abc"):\n    sink(x)'],
    ['a set that another one holds', 'if not set("abc").issuperset(x):\n    return\nsink(x)'],
    ['a set that is part of another', 'if set(x).issubset("abc"):\n    sink(x)'],
    ['a set of which nothing is left', 'if set(x) - set("abc"):\n    return\nsink(x)'],
    ['what it has in common with a set', 'sink(set(x) & {"a", "b"})\nsink({"a"}.intersection(x))'],
    [
      'a filter',
      'sink(list(filter(str.isdigit, x)))\nsink(list(filter(lambda v: v in ("p", "q"), x.split())))\nsink(list(filter({"p"}.__contains__, x)))',
    ],
    ['a date in figures', 'sink(x.strftime("%Y"))\nsink(x.isoformat())'],
    ['a conversion of each', 'sink(",".join(map(str, map(int, x.split()))))'],
    ['a number between others', 'if not 0 < x < 10:\n    return\nsink(x)'],
    ['int that did not raise', 'try:\n    int(x)\nexcept ValueError:\n    return\nsink(x)'],
    ['a guard of the rule', 'if not lib.ok(x):\n    return\nsink(x)'],
    ['a guard of the rule that raises', 'lib.require(x)\nsink(x)'],
    [
      'a function from elsewhere that checks',
      'from app import is_valid_name\nif not is_valid_name(x):\n    return\nsink(x)',
    ],
    [
      'an error that a failed check leaves behind',
      'e = None\nif not x.isalnum():\n    e = "bad"\nif e:\n    return\nsink(x)',
    ],
    [
      'an error of one of several checks',
      'y = input()\ne = ""\nif not x.isalnum():\n    e = "bad %s" % x\nelif not y.isdigit():\n    e = "worse"\nif e != "":\n    pass\nif not e:\n    sink(x + y)',
    ],
    [
      'a list of errors',
      'e = []\nif not x.isalnum():\n    e.append("bad")\nif len(x) > 9:\n    e.append("worse")\nif e:\n    return\nsink("a" + x)',
    ],
    ['a flag', 'ok = True\nif not x.isalnum():\n    ok = False\nif ok is False:\n    return\nsink(x)'],
    [
      'a flag after try',
      'e = None\ntry:\n    int(x)\nexcept ValueError:\n    e = "bad"\nif e is not None:\n    return\nsink(x)',
    ],
    ['the only key of what is read from a table', 'y = lib.PORTS[x]\nsink(x)'],
    [
      'letters and what was taken out',
      'if not x.replace("_", "").replace("-", "").isalnum():\n    return\nsink(x)',
    ],
    ['assert', 'assert x in ("p", "q")\nsink(x)'],
    ['abort', 'from flask import abort\nif x not in ("p", "q"):\n    abort(400)\nsink(x)'],
    ['continue', 'for y in x.split():\n    if not y.isalnum():\n        continue\n    sink(y)'],
    ['a condition in a variable', 'good = x in ("p", "q")\nif not good:\n    return\nsink(x)'],
    ['a condition of a comprehension', 'sink([c for c in x.split() if c in ("p", "q")])'],
    ['a conditional expression', 'sink(x if x in ("p", "q") else "p")'],
    ['match of a constant', 'match x:\n    case "a" | "b":\n        sink(x)'],
    [
      'a folder',
      'import os\nbase = os.path.realpath("/a")\np = os.path.realpath(os.path.join(base, x))\nif not p.startswith(base + os.sep):\n    return\nsink(p)',
    ],
    [
      'a folder by commonpath',
      'import os\nbase = os.path.realpath("/a")\np = os.path.realpath(os.path.join(base, x))\nif os.path.commonpath([base, p]) != base:\n    return\nsink(p)',
    ],
    [
      'a folder by pathlib',
      'from pathlib import Path\nbase = Path("/a").resolve()\np = (base / x).resolve()\nif not p.is_relative_to(base):\n    return\nsink(p)',
    ],
    [
      'a folder among the parents',
      'from pathlib import Path\nbase = Path("/a").resolve()\np = (base / x).resolve()\nif base not in p.parents:\n    return\nsink(p)',
    ],
    ['a check of the whole before', 'y = "a" + a\nsink(y)'],
    [
      'what a query finds in a document of its own',
      'from lxml import etree\nd = etree.fromstring("<a/>")\nsink(d.xpath("//b[@c=\'" + x + "\']")[0].findtext(x))',
    ],
    [
      'the name of a temporary file that it was written to',
      'import tempfile\nt = tempfile.NamedTemporaryFile()\nt.write(x)\nsink(t.name)',
    ],
    [
      'a signature',
      'import hmac\nimport hashlib\nif not hmac.compare_digest(hmac.new(b"k", x, hashlib.sha256).digest(), a):\n    return\nsink(x)',
    ],
  ])('%s', (_name, lines) => {
    expect(linesOf(inFunction(lines))).toEqual([]);
  });

  test('a prefix that is no whole folder does not stop it', () => {
    const lines =
      'import os\np = os.path.normpath("/a/" + x)\nif not p.startswith("/a"):\n    return\nsink(p)';
    expect(linesOf(inFunction(lines))).toHaveLength(1);
  });
});

describe('across functions of the file', () => {
  test.each([
    ['a parameter reaches a sink', 'def g(v):\n    sink(v)\n\ndef f():\n    g(input())\n', [2]],
    ['a returned source', 'def g():\n    return input()\n\ndef f():\n    sink(g())\n', [5]],
    [
      'a parameter that comes back',
      'def g(v):\n    return "a" + v\n\ndef f():\n    sink(g(input()))\n    sink(g("b"))\n',
      [5],
    ],
    ['what does not come back', 'def g(v):\n    return "a"\n\ndef f():\n    sink(g(input()))\n', []],
    [
      'three functions',
      'def h(v):\n    sink(v)\n\ndef g(v):\n    h(v + "a")\n\ndef f():\n    g(input())\n',
      [2],
    ],
    [
      'by keyword',
      'def g(a, b):\n    sink(b)\n\ndef f():\n    g(b=input(), a=1)\n    g(b="c", a=input())\n',
      [2],
    ],
    ['a default', 'def g(a, b="c"):\n    sink(b)\n\ndef f():\n    g(input())\n', []],
    ['*arguments', 'def g(*values):\n    sink(values[1])\n\ndef f():\n    g("a", input())\n', [2]],
    ['**keywords', 'def g(**values):\n    sink(values["b"])\n\ndef f():\n    g(a=1, b=input())\n', [2]],
    [
      'a method',
      'class C:\n    def g(self, v):\n        sink(v)\n\n    def f(self):\n        self.g(input())\n',
      [3],
    ],
    [
      'an attribute of self',
      'class C:\n    def __init__(self):\n        self.v = input()\n\n    def f(self):\n        sink(self.v)\n',
      [6],
    ],
    [
      'an attribute set by another method',
      'class C:\n    def f(self):\n        sink(self.v)\n\n    def g(self):\n        self.v = input()\n',
      [3],
    ],
    [
      'an attribute through a constructor',
      'class C:\n    def __init__(self, v):\n        self.v = v\n\n    def f(self):\n        sink(self.v)\n\ndef g():\n    C(input()).f()\n',
      [6],
    ],
    [
      'a method of a base class',
      'class B:\n    def g(self, v):\n        sink(v)\n\nclass C(B):\n    def f(self):\n        self.g(input())\n',
      [3],
    ],
    [
      'a property',
      'class C:\n    @property\n    def v(self):\n        return input()\n\n    def f(self):\n        sink(self.v)\n',
      [7],
    ],
    [
      'a static method',
      'class C:\n    @staticmethod\n    def g(v):\n        sink(v)\n\ndef f():\n    C.g(input())\n',
      [4],
    ],
    [
      'a class method',
      'class C:\n    @classmethod\n    def g(cls, v):\n        sink(v)\n\ndef f():\n    C.g(input())\n',
      [4],
    ],
    ['a global', 'G = "a"\n\ndef f():\n    global G\n    G = input()\n\ndef g():\n    sink(G)\n', [8]],
    ['a list of the module', 'L = []\n\ndef f():\n    L.append(input())\n\ndef g():\n    sink(L[0])\n', [7]],
    [
      'a list that is filled by another',
      'def g(l, v):\n    l.append(v)\n\ndef f():\n    l = []\n    g(l, input())\n    sink(l)\n',
      [7],
    ],
    ['a closure', 'def f():\n    v = input()\n\n    def g():\n        sink(v)\n\n    return g\n', [5]],
    [
      'nonlocal',
      'def f():\n    v = "a"\n\n    def g():\n        nonlocal v\n        v = input()\n\n    g()\n    sink(v)\n',
      [9],
    ],
    ['a generator', 'def g():\n    yield input()\n\ndef f():\n    for v in g():\n        sink(v)\n', [6]],
    ['an async function', 'async def g():\n    return input()\n\nasync def f():\n    sink(await g())\n', [5]],
    [
      'recursion',
      'def g(v, n):\n    if n == 0:\n        sink(v)\n    g(v + "a", n - 1)\n\ndef f():\n    g(input(), 3)\n',
      [3],
    ],
    [
      'mutual recursion that nobody enters',
      'def g():\n    sink(input())\n    h()\n\ndef h():\n    g()\n',
      [2],
    ],
    [
      'a check that raises',
      'def check(v):\n    if not v.isalnum():\n        raise ValueError(v)\n\ndef f():\n    v = input()\n    check(v)\n    sink(v)\n',
      [],
    ],
    [
      'a check that says so',
      'def good(v):\n    return v in ("p", "q")\n\ndef f():\n    v = input()\n    if good(v):\n        sink(v)\n    else:\n        sink(v)\n',
      [9],
    ],
    [
      'a check with two answers',
      'def good(v):\n    if not v:\n        return False\n    if v.isdigit():\n        return True\n    return False\n\ndef f():\n    v = input()\n    if not good(v):\n        return\n    sink(v)\n',
      [],
    ],
    [
      'a check that checks nothing',
      'def is_valid(v):\n    return len(v) > 3\n\ndef f():\n    v = input()\n    if is_valid(v):\n        sink(v)\n',
      [7],
    ],
    [
      'a check that returns what it checked',
      'def checked(v):\n    if v not in ("p", "q"):\n        raise ValueError(v)\n    return v\n\ndef f():\n    sink(checked(input()))\n',
      [],
    ],
    [
      'a function that never returns',
      'import sys\n\ndef fail():\n    sys.exit(1)\n\ndef f():\n    v = input()\n    if v not in ("p", "q"):\n        fail()\n    sink(v)\n',
      [],
    ],
    [
      'an inherited framework class',
      'from http.server import BaseHTTPRequestHandler\n\nclass H(BaseHTTPRequestHandler):\n    def do_GET(self):\n        sink(self.path)\n',
      [5],
    ],
    [
      'functools.partial',
      'import functools\n\ndef g(a, b):\n    sink(b)\n\ndef f():\n    functools.partial(g, 1)(input())\n',
      [],
    ],
    ['a table of functions', 'def g(v):\n    sink(v)\n\nT = {"g": g}\n\ndef f(k):\n    T[k](input())\n', [2]],
  ])('%s', (_name, body, lines) => {
    expect(linesOf(body)).toEqual(lines);
  });
});

describe('parameters', () => {
  const body =
    'def g(v):\n    sink(v)\n\ndef f(x, n: int, t: "float" = 1):\n    g(x)\n    sink(n)\n    sink(t)\n\nif __name__ == "__main__":\n    f("a", 1)\n';
  test('of functions that no function calls are untrusted when asked', () => {
    expect(linesOf(body, true)).toEqual([2]);
    expect(linesOf(body, false)).toEqual([]);
  });

  test('of functions that a program calls with what it has found are known', () => {
    const program = (value: string): string =>
      `def pick():\n    return lib.names()[0]\n\ndef f(x):\n    sink(x)\n\ndef main():\n    name = ${value}\n    f(name)\n`;
    expect(linesOf(program('pick()'), true)).toEqual([]);
    expect(linesOf(program('"a"'), true)).toEqual([5]);
  });

  test('of views are always untrusted, but for those that a converter has read', () => {
    const app = 'from flask import Flask\napp = Flask(__name__)\n';
    expect(
      linesOf(`${app}@app.route("/<name>/<int:n>")\ndef f(name, n):\n    sink(name)\n    sink(n)\n`),
    ).toEqual([5]);
    const api = 'from fastapi import FastAPI, Depends\napi = FastAPI()\n';
    expect(
      linesOf(
        `${api}@api.get("/{name}")\ndef f(name: str, n: int, db=Depends(lib.db)):\n    sink(name)\n    sink(n)\n    sink(db)\n`,
      ),
    ).toEqual([5]);
  });

  test('of views that a framework holds to a choice are harmless', () => {
    const api =
      'from enum import Enum\nfrom typing import Literal\nfrom fastapi import FastAPI\napi = FastAPI()\n' +
      'class Size(str, Enum):\n    small = "s"\n';
    expect(
      linesOf(
        `${api}@api.get("/")\ndef f(size: Size, kind: Literal["a", "b"], name: str):\n    sink(size)\n    sink(kind)\n    sink(name)\n`,
      ),
    ).toEqual([11]);
  });

  test('of views that a framework holds to a pattern are harmless, if it is a strict one', () => {
    const api =
      'from typing import Annotated, Union\nfrom fastapi import FastAPI, Query\nfrom pydantic import BaseModel, Field, constr\n' +
      'api = FastAPI()\n';
    expect(
      linesOf(
        `${api}@api.get("/")\ndef f(a: str = Query(pattern="^[a-z]+$"), b: Annotated[str, Query(regex="^[a-z]+$")] = "", c: str = Query(pattern="^.+$")):\n    sink(a)\n    sink(b)\n    sink(c)\n`,
      ),
    ).toEqual([9]);
    expect(
      linesOf(
        `${api}class Job(BaseModel):\n    a: str = Field(pattern="^[a-z]+$")\n    b: constr(pattern="^[a-z]+$")\n    c: str\n` +
          '@api.post("/")\ndef f(job: Job):\n    sink(job.a)\n    sink(job.b)\n    sink(job.c)\n',
      ),
    ).toEqual([13]);
  });

  test('that may be a choice or any text are untrusted', () => {
    const api =
      'from enum import Enum\nfrom typing import Union\nfrom fastapi import FastAPI\napi = FastAPI()\n' +
      'class Size(str, Enum):\n    small = "s"\n';
    expect(
      linesOf(
        `${api}@api.get("/")\ndef f(a: Union[Size, str], b: Union[Size, None]):\n    sink(a)\n    sink(b)\n`,
      ),
    ).toEqual([9]);
  });

  test('of a function that its one user calls at once are what that gives it', () => {
    const program = (text: string): string =>
      `import re\n\ndef f(a):\n    def g(m):\n        sink(m.group(0))\n    re.sub("x", g, ${text})\n`;
    expect(linesOf(program('"x"'), true)).toEqual([]);
    expect(linesOf(program('a'), true)).toEqual([5]);
  });

  test('what a method of an object gives is not what the object is', () => {
    const fragment = (value: string): string => `def f(self):\n    lib.show(${value})\n`;
    for (const value of [
      'self.name',
      'self.name.strip().lower()',
      'self.name.replace("a", "b")',
      '",".join(self.row.values())',
    ])
      expect(linesOf(fragment(value), true), value).toEqual([2]);
    for (const value of ['self.find("a")', 'self.store.find("a")', 'self.LAYOUT'])
      expect(linesOf(fragment(value), true), value).toEqual([]);
  });

  test('of a constructor reach the fields of its class', () => {
    const code =
      'class C:\n    def __init__(self, v):\n        self.v = v\n\n    def f(self):\n        sink(self.v)\n';
    expect(linesOf(code, true)).toEqual([6]);
  });

  test('checked as a whole, they stay harmless in what was made of them before', () => {
    expect(
      linesOf('def f(x):\n    y = "a" + x\n    if not x.isalnum():\n        return\n    sink(y)\n', true),
    ).toEqual([]);
    expect(
      linesOf('def f(x):\n    y = "a" + x\n    if not x[:2].isalnum():\n        return\n    sink(y)\n', true),
    ).toEqual([5]);
  });
});
