import { deflateRawSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { roleOf } from './codeql.ts';
import { mine, type SourceName } from './index.ts';
import type { MineOptions } from './seed.ts';

async function mined(
  source: SourceName,
  files: Record<string, string | Uint8Array>,
  file = '',
  options: Partial<MineOptions> = {},
) {
  const folder = await folderOf(files);
  const { seeds, counts } = await mine(source, join(folder, file), options);
  return { seeds, taken: counts.taken, merged: counts.merged, dropped: Object.fromEntries(counts.dropped) };
}

const query = (
  id: string,
  more = '',
  tags = 'security\n *       external/cwe/cwe-078\n *       external/cwe/cwe-088',
) => `/**
 * @name Command made of a request
 * @description A command that holds what a user
 *              sent runs what the user wants.
 * @kind path-problem
 * @problem.severity error
 * @security-severity 9.8
 * @precision high
 * @id ${id}
 * @tags ${tags}
${more} */

import python

// @name not this one
select 1
`;

const help = (body: string) => `<!DOCTYPE qhelp PUBLIC
  "-//Semmle//qhelp//EN"
  "qhelp.dtd">
<qhelp>
<overview><p>A shell takes <code>;</code> as an end.</p></overview>
${body}
<references><li>A book: <a href="https://example.org/">Shells</a>.</li></references>
</qhelp>
`;

describe('codeql', () => {
  const at = 'python/ql/src/Security/CWE-078';

  it('joins query help, samples and the header of the query', async () => {
    const { seeds, dropped } = await mined('codeql', {
      LICENSE: '\nMIT License\n\nCopyright\n',
      [`${at}/Command.qhelp`]: help(
        '<example><sample src="examples/command_bad.py" /><p>Better:</p><sample src="examples/command_good.py"/><sample language="java">class A {}</sample><sample src="examples/missing.py"/></example><include src="more.inc.qhelp"/><include src="gone.inc.qhelp"/>',
      ),
      [`${at}/more.inc.qhelp`]: '<qhelp><fragment><p>Included words.</p></fragment></qhelp>',
      [`${at}/Command.ql`]: query('py/my-command'),
      [`${at}/examples/command_bad.py`]: 'os.system(x)\n',
      [`${at}/examples/command_good.py`]: 'run([x])\n',
    });
    expect(dropped).toEqual({ 'a part that others include': 1 });
    expect(seeds).toHaveLength(1);
    expect(seeds[0]).toMatchObject({
      id: 'codeql/py/my-command',
      title: 'Command made of a request',
      cwes: [78, 88],
      languages: ['python'],
      licence: 'MIT License',
      source: { name: 'CodeQL', url: 'https://codeql.github.com/codeql-query-help/python/py-my-command/' },
      code: [
        { language: 'python', role: 'vulnerable', code: 'os.system(x)' },
        { language: 'python', role: 'fixed', code: 'run([x])' },
        { language: 'java', role: 'unknown', code: 'class A {}' },
      ],
      notes: {
        'security-severity': '9.8',
        kind: 'path-problem',
        'missing samples': `${at}/examples/missing.py`,
        'missing parts': `${at}/gone.inc.qhelp`,
      },
    });
    expect(seeds[0]?.content).toBe(
      'A command that holds what a user sent runs what the user wants.\nA shell takes ; as an end.\nBetter:\nIncluded words.',
    );
  });

  it('takes a sample for the vulnerable one where its namesake is fixed', async () => {
    const { seeds } = await mined('codeql', {
      [`${at}/Pair.qhelp`]: help(
        ['reading-names', 'reading-names_fixed', 'reading-names_fixed_twice', 'others', 'both', 'bothGood']
          .map((name) => `<sample src="examples/${name}.py"/>`)
          .join(''),
      ),
      [`${at}/Pair.ql`]: query('py/pair'),
      [`${at}/examples/reading-names.py`]: 'a()\n',
      [`${at}/examples/reading-names_fixed.py`]: 'b()\n',
      [`${at}/examples/reading-names_fixed_twice.py`]: 'c()\n',
      [`${at}/examples/others.py`]: 'd()\n',
      [`${at}/examples/both.py`]: 'e() # BAD\nf() # GOOD\n',
      [`${at}/examples/bothGood.py`]: 'g()\n',
    });
    const roles = seeds[0]!.code.map(({ role }) => role);
    expect(roles).toEqual(['vulnerable', 'fixed', 'fixed', 'unknown', 'unknown', 'fixed']);
  });

  it('keeps other languages and experimental queries, marked', async () => {
    const { seeds } = await mined('codeql', {
      'java/ql/src/experimental/Security/A.qhelp': help(''),
      'java/ql/src/experimental/Security/A.ql': query('java/a'),
    });
    expect(seeds[0]).toMatchObject({ languages: ['java'], notes: { experimental: 'yes' } });
  });

  it('leaves out, with the reason, what is no seed or cannot be read', async () => {
    const { seeds, dropped } = await mined('codeql', {
      'a/Lonely.qhelp': help(''),
      'a/Style.qhelp': help(''),
      'a/Style.ql': query('py/style', '', 'maintainability'),
      'a/Old.qhelp': help(''),
      'a/Old.ql': query('py/old', ' * @deprecated Use another.\n'),
      'a/NoId.qhelp': help(''),
      'a/NoId.ql': 'select 1\n',
      'a/Broken.qhelp':
        '<qhelp><overview><p>Open & <b>bold <sample src="../../../etc/passwd"/><include src="Broken.qhelp"/>',
      'a/Broken.ql': query('py/broken', '', 'security * external/cwe/cwe-078'),
    });
    expect(dropped).toEqual({
      'no query beside it': 1,
      'not about security': 1,
      deprecated: 1,
      'a query without an id': 1,
    });
    expect(seeds.map(({ id, code, cwes }) => [id, code, cwes])).toEqual([['codeql/py/broken', [], [78]]]);
  });
});

it.each([
  ['examples/insecure_default_protocol.py', 'x', 'vulnerable'],
  ['examples/secure_protocol.py', 'x', 'fixed'],
  ['examples/weak_password_hashing_good.py', 'x', 'fixed'],
  ['UnsafeCopyBad.java', 'x', 'vulnerable'],
  ['unsafe-copy-fixed.js', 'x', 'fixed'],
  ['bad2.py', 'x', 'vulnerable'],
  ['Badge.java', 'x', 'unknown'],
  ['constructor.js', 'x', 'unknown'],
  ['tainted_path.py', '# BAD: a\n# GOOD -- b', 'unknown'],
  ['path_good.py', 'f() # BAD', 'vulnerable'],
  ['path.go', '// GOOD: b', 'fixed'],
])('role of %s', (path, text, role) => {
  expect(roleOf(path, text)).toBe(role);
});

const metadata = (over: object = {}) =>
  JSON.stringify({
    title: 'Commands should not be made of requests',
    type: 'VULNERABILITY',
    status: 'ready',
    tags: ['cwe'],
    defaultSeverity: 'Blocker',
    sqKey: 'S9001',
    securityStandards: { CWE: [78, 77], OWASP: ['A1'] },
    ...over,
  });

describe('sonar', () => {
  it('reads the rule repository with its includes, attributes and conditions', async () => {
    const { seeds, dropped } = await mined('sonar', {
      'rules/S9001/metadata.json': metadata(),
      'rules/S9001/description.adoc': 'A *shell* runs what it is given, says https://example.org/[a page].\n',
      'rules/S9001/python/metadata.json': '{}',
      'rules/S9001/python/rule.adoc': `== Why is this an issue?

include::../description.adoc[]

== How to fix it

include::how/core.adoc[]

include::../nowhere.adoc[]

ifdef::env-github,rspecator-view[]

== Comments
(visible only here)

gndif::env-github,rspecator-view[]
`,
      'rules/S9001/python/how/core.adoc': `:lib: subprocess
The module {lib} helps, {unknown} stays.

==== Noncompliant code example

[source,python,diff-id=1,diff-type=noncompliant]
----
def ping(host):
    os.system("ping " + host) # Noncompliant
----

==== Compliant solution

[source,python,diff-id=1,diff-type=compliant]
----
def ping(host):
    subprocess.run(["ping", host])
----
`,
      'rules/S9001/java/metadata.json': '{"title": "In Java"}',
      'rules/S9001/java/rule.adoc':
        '== Sensitive Code Example\n\n----\nexec(x);\n----\n\n== Compliant Solution\n\n```java\nexec(list);\n```\n\n== Exceptions\n\n----\nnever closed\n',
    });
    expect(dropped).toEqual({});
    const [java, python] = seeds;
    expect(python).toMatchObject({
      id: 'sonar/python/S9001',
      title: 'Commands should not be made of requests',
      cwes: [78, 77],
      source: { url: 'https://rules.sonarsource.com/python/RSPEC-9001/' },
      notes: { type: 'VULNERABILITY', severity: 'Blocker' },
    });
    expect(python?.code).toEqual([
      {
        language: 'python',
        role: 'vulnerable',
        code: 'def ping(host):\n    os.system("ping " + host) # Noncompliant',
      },
      { language: 'python', role: 'fixed', code: 'def ping(host):\n    subprocess.run(["ping", host])' },
    ]);
    expect(python?.content).toContain('A shell runs what it is given, says a page (https://example.org/).');
    expect(python?.content).toContain('The module subprocess helps, {unknown} stays.');
    expect(python?.content).not.toContain('visible only here');
    expect(java).toMatchObject({ title: 'In Java', languages: ['java'] });
    expect(java?.code.map(({ role, code }) => [role, code])).toEqual([
      ['vulnerable', 'exec(x);'],
      ['fixed', 'exec(list);'],
      ['unknown', 'never closed'],
    ]);
  });

  const resources = 'python-checks/src/main/resources/org/sonar/l10n/py/rules/python';

  it('takes what a heading tells for what is below it, and else what the comments in the code tell', async () => {
    const block = (code: string, more = '') => `[source,python${more}]\n----\n${code}\n----\n`;
    const adoc = [
      '== How to fix it',
      '==== Compliant solution',
      block('one()'),
      '===== In detail',
      block('two()'),
      '=== How does this work?',
      block('three()'),
      block('four() # Noncompliant'),
      '[cols="a,a"]\n|===\n| Context\n|',
      block('five()  # Compliant, for a reason'),
      '|\nAll of it, see <<_other,the other one>> and xref:../x.adoc[that], `++{% raw %}++`. +\n|===',
      block('six() # Sensitive\nseven() # Compliant'),
      '=== Noncompliant code',
      block('eight()', ',diff-id=1,diff-type=compliant'),
      '=== Compliant code',
      '.A title',
      block('nine()'),
      '== Resources',
      block('ten()'),
    ].join('\n\n');
    const html = adoc
      .replace(
        /^(=+) (.*)$/gm,
        (_all, marks: string, text: string) => `<h${marks.length}>${text}</h${marks.length}>`,
      )
      .replace(
        /\[source,python(?:,diff-id=1,diff-type=(\w+))?\]\n----\n([^]*?)\n----/g,
        (_all, type: string | undefined, code: string) =>
          `<pre${type === undefined ? '' : ` data-diff-type="${type}"`}>${code}</pre>`,
      );
    const metadata = JSON.stringify({ title: 'T', type: 'VULNERABILITY' });
    const { seeds } = await mined('sonar', {
      'rules/S11/metadata.json': metadata,
      'rules/S11/python/rule.adoc': adoc,
      'python/S12.json': metadata,
      'python/S12.html': html,
    });
    for (const { code } of seeds)
      expect(code.map(({ role }) => role)).toEqual([
        'fixed',
        'fixed',
        'unknown',
        'vulnerable',
        'fixed',
        'unknown',
        'fixed',
        'fixed',
        'unknown',
      ]);
    const { content } = seeds.find(({ source }) => source.id === 'S11')!;
    expect(content).toContain('Context');
    expect(content).toContain('All of it, see the other one and that, {% raw %}.');
    expect(content).not.toMatch(/[|<]|\+\+|xref|\+$/m);
  });

  it("reads an analyzer's resources, new and old", async () => {
    const { seeds } = await mined('sonar', {
      [`${resources}/S9001.json`]: metadata(),
      [`${resources}/S9001.html`]:
        '<p>Weak.</p>\n<h4>Noncompliant code example</h4>\n<pre data-diff-id="1" data-diff-type="noncompliant">\nif a &lt; b:\n    c() # Noncompliant\n</pre>\n<pre data-diff-id="1" data-diff-type="compliant">\nd()\n</pre>\n<ul>\n  <li> One &amp; two </li>\n</ul>',
      [`${resources}/S9002.json`]: metadata({ type: 'SECURITY_HOTSPOT' }),
      [`${resources}/S9002.html`]:
        '<h2>Sensitive Code Example</h2><pre>a()</pre><h2>Compliant Solution</h2><pre>b()</pre><h2>See</h2><pre>c()</pre>',
    });
    expect(seeds.map(({ code }) => code.map(({ role, code }) => [role, code]))).toEqual([
      [
        ['vulnerable', 'if a < b:\n    c() # Noncompliant'],
        ['fixed', 'd()'],
      ],
      [
        ['vulnerable', 'a()'],
        ['fixed', 'b()'],
        ['unknown', 'c()'],
      ],
    ]);
    expect(seeds[0]?.content).toBe('Weak.\nNoncompliant code example\n- One & two');
  });

  it('reads what the rule repository publishes', async () => {
    const { seeds } = await mined('sonar', {
      'rules/S9001/python-metadata.json': metadata(),
      'rules/S9001/python-description.html':
        '<div class="sect1"><h2 id="_n">Noncompliant Code Example</h2><div><pre>a()</pre></div></div><div class="sect1"><h2>Comments And Links</h2><p>(visible only on this page)</p></div>',
    });
    expect(seeds).toMatchObject([
      {
        content: 'Noncompliant Code Example',
        id: 'sonar/python/S9001',
        cwes: [78, 77],
        code: [{ role: 'vulnerable', language: 'python', code: 'a()' }],
      },
    ]);
  });

  it('merges a rule that is in both layouts', async () => {
    const { seeds, merged } = await mined('sonar', {
      [`a/${resources}/S9001.json`]: metadata({ securityStandards: { CWE: [88] } }),
      [`a/${resources}/S9001.html`]: '<pre>a()</pre>',
      'rules/S9001/metadata.json': metadata(),
      'rules/S9001/python/rule.adoc': '----\na()\n----\n\n----\nb()\n----\n',
    });
    expect(merged).toBe(1);
    expect(seeds[0]).toMatchObject({ cwes: [88, 78, 77], code: [{ code: 'a()' }, { code: 'b()' }] });
  });

  it('leaves out, with the reason, what is no seed or cannot be read', async () => {
    const { seeds, dropped } = await mined('sonar', {
      'rules/S1/metadata.json': metadata({ type: 'CODE_SMELL', securityStandards: undefined }),
      'rules/S1/python/rule.adoc': 'x',
      'rules/S2/metadata.json': metadata({ status: 'closed' }),
      'rules/S2/python/rule.adoc': 'x',
      'rules/S3/metadata.json': '{"title": ',
      'rules/S3/python/rule.adoc': 'x',
      'rules/S4/python/rule.adoc': 'x',
      'rules/S5/rule.adoc': 'x',
      'rules/S6/python-description.html': 'x',
      'rules/S6/default-description.html': 'x',
      'rules/S7/metadata.json': metadata({ securityStandards: 'none', tags: 7 }),
      'rules/S7/python/rule.adoc': 'include::rule.adoc[]\ninclude::../../../../etc/passwd[]\nleft\n',
    });
    expect(dropped).toEqual({
      'not about security': 1,
      closed: 1,
      'metadata that is not JSON': 1,
      'no metadata with a title': 2,
      'no rule of a language': 2,
    });
    expect(seeds.map(({ id, content }) => [id, content.split('\n').at(-1)])).toEqual([
      ['sonar/python/S7', 'left'],
    ]);
  });
});

const weakness = (id: number, attributes = 'Status="Stable"', more = '') => `
  <Weakness ID="${id}" Name="Weakness &apos;${id}&apos;" Abstraction="Base" Structure="Simple" ${attributes}>
    <Description>It is weak.</Description>
    <Extended_Description><xhtml:p>It &lt;is&gt;</xhtml:p><xhtml:p>so.</xhtml:p></Extended_Description>
    <Applicable_Platforms><Language Class="Not Language-Specific" Prevalence="Undetermined"/><Language Name="Python"/></Applicable_Platforms>${more}
  </Weakness>`;

const examples = `
    <Demonstrative_Examples>
      <Demonstrative_Example Demonstrative_Example_ID="DX-1">
        <Intro_Text>This asks for a host.</Intro_Text>
        <Example_Code Nature="Bad" Language="Python">
          <xhtml:div>
            def ping(host):<xhtml:br/>
            <xhtml:div style="margin-left:1em;">
              if host &lt;&gt; "":<xhtml:br/>
              <xhtml:div style="margin-left:1em;">os.system(host)</xhtml:div>
            </xhtml:div>
            <xhtml:i># end</xhtml:i>
          </xhtml:div>
        </Example_Code>
        <Body_Text>It runs <xhtml:b>anything</xhtml:b>.</Body_Text>
        <Example_Code Nature="Good" Language="Other">
run([host])
        </Example_Code>
        <Example_Code Nature="Attack">; rm</Example_Code>
      </Demonstrative_Example>
    </Demonstrative_Examples>
    <Observed_Examples>
      <Observed_Example><Reference>CVE-2000-1</Reference><Description>A real one.</Description><Link>x</Link></Observed_Example>
    </Observed_Examples>
    <Mapping_Notes><Usage>Allowed</Usage></Mapping_Notes>`;

const catalogue = (content: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Weakness_Catalog xmlns="http://cwe.mitre.org/cwe-7" xmlns:xhtml="http://www.w3.org/1999/xhtml" Name="CWE" Version="4.99" Date="2026-01-01">
<Weaknesses>${content}
</Weaknesses>
<Categories><Category ID="2" Name="A category" Status="Draft"/></Categories>
</Weakness_Catalog>`;

/** A ZIP archive with one file, as the format says. */
function zip(name: string, content: string, method: 0 | 8): Buffer {
  const data = Buffer.from(content);
  const packed = method === 8 ? deflateRawSync(data) : data;
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(packed.length, 0);
  sizes.writeUInt32LE(data.length, 4);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(method, 8);
  sizes.copy(local, 18);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(method, 10);
  sizes.copy(entry, 20);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

describe('cwe', () => {
  it.each([
    ['plain', catalogue(weakness(78, undefined, examples))],
    ['deflated', zip('cwec_v4.99.xml', catalogue(weakness(78, undefined, examples)), 8)],
    ['stored', zip('cwec_v4.99.xml', catalogue(weakness(78, undefined, examples)), 0)],
    [
      'of another namespace',
      catalogue(weakness(78, undefined, examples)).replaceAll(/<(\/?)(?=[A-Z])/g, '<$1c:'),
    ],
  ])('reads the list, %s', async (_name, content) => {
    const { seeds, dropped } = await mined('cwe', { 'cwec_v4.99.xml': content });
    expect(dropped).toEqual({ 'a category, not a weakness': 1 });
    expect(seeds).toHaveLength(1);
    expect(seeds[0]).toMatchObject({
      id: 'cwe/78',
      title: "Weakness '78'",
      cwes: [78],
      languages: ['python'],
      source: { url: 'https://cwe.mitre.org/data/definitions/78.html' },
      attribution: 'The MITRE Corporation, CWE-78 of CWE 4.99',
      notes: { mapping: 'Allowed', abstraction: 'Base', status: 'Stable' },
      code: [
        {
          language: 'python',
          role: 'vulnerable',
          code: 'def ping(host):\n    if host <> "":\n        os.system(host)\n# end',
        },
        { language: '', role: 'fixed', code: 'run([host])' },
        { language: '', role: 'unknown', code: '; rm' },
      ],
    });
    expect(seeds[0]?.content).toBe(
      'It is weak.\n\nIt <is>\nso.\n\nThis asks for a host.\nIt runs anything.\n\nObserved:\n- CVE-2000-1: A real one.',
    );
  });

  it('damage of one weakness stays with it', async () => {
    const { seeds, dropped } = await mined('cwe', {
      'cwec.xml': catalogue(
        weakness(1) +
          weakness(2).replace('</Weakness>', '') +
          weakness(3, 'Status="Deprecated"') +
          weakness(4).replace('ID="4"', 'ID="x"') +
          weakness(5).replace('</Description>', ''),
      ),
    });
    expect(seeds.map(({ id }) => id)).toEqual(['cwe/1', 'cwe/5']);
    expect(dropped).toEqual({
      'a category, not a weakness': 1,
      'a weakness that does not end': 1,
      deprecated: 1,
      'a weakness without number or name': 1,
    });
  });

  it('what is not the list is an error that says so', async () => {
    await expect(mined('cwe', { 'x.xml': '<a/>' }, 'x.xml')).rejects.toThrow(/not MITRE's CWE list/);
    await expect(mined('cwe', { 'x.zip': zip('x.txt', 'x', 0) }, 'x.zip')).rejects.toThrow(/no XML/);
    const whole = zip('cwec.xml', catalogue(weakness(1)), 8);
    for (const length of [5, 40, whole.length - 10])
      await expect(mined('cwe', { 'x.zip': whole.subarray(0, length) }, 'x.zip')).rejects.toThrow(
        /cannot be read/,
      );
    await expect(mined('cwe', {}, 'nowhere')).rejects.toThrow(/no .*nowhere/);
  });
});
