import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeRun } from '../../../tests/support/made-run.ts';
import { loadRun } from '../data.ts';
import { rendererOf } from '../index.ts';
import { junit } from './index.ts';
import { element, escapeXml } from './xml.ts';

let runs = '';
beforeEach(() => (runs = mkdtempSync(join(tmpdir(), 'sallm-junit-'))));
afterEach(() => rmSync(runs, { recursive: true, force: true }));

const summary = {
  schema: 1,
  taskSet: { name: 'made', hash: 'x', tasks: 5, leftOut: 0 },
  samples: { wanted: 6, judged: 6 },
  headline: 'tests',
  ...{ metrics: [], agreement: [], published: [], repair: [] },
};

it('a case per sample: vulnerable fails with evidence, secure passes, inconclusive is skipped, lost is an error', () => {
  const hostile = ']]> </failure> \u0000\u001b[31m \ud800 "quoted" & <b>';
  const path = makeRun(runs, 'run', {
    samples: [
      { task: 'a', tests: 'vulnerable', message: hostile, code: 'print("x")\n' },
      { task: 'b', tests: 'secure' },
      { task: 'c', tests: 'inconclusive' },
      { task: 'd', tests: null, outcome: 'infrastructure-error' },
      { task: 'e', tests: null },
      { task: 'a', tests: 'secure', temperature: 0.8 },
    ],
  });
  writeFileSync(join(path, 'summary.json'), JSON.stringify(summary));
  const xml = junit.render(loadRun(path));
  expect(xml).toContain('<testsuites name="sallm run" tests="6" failures="1" errors="1" skipped="2"');
  expect(xml).toContain('<testsuite name="m at 0" tests="5" failures="1" errors="1" skipped="2"');
  expect(xml).toContain(
    '<testcase name="a #0" classname="made.CWE-89" time="0.010"><failure message="security test failed:',
  );
  expect(xml).toContain('\\u0000\\u001b[31m \\ud800');
  expect(xml).toContain('print(&#34;x&#34;)\n');
  expect(xml).toContain('<testcase name="b #0" classname="made.CWE-89" time="0.010"/>');
  expect(xml).not.toContain('</failure> ');
  expect(
    xml.match(/<skipped message="(?:inconclusive: security test error|no verdict by tests)"\/>/g),
  ).toHaveLength(2);
});

it('escapes any text into what XML 1.0 allows, and nothing of it is markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (attribute, content) => {
      const xml = element('a', { b: attribute }, escapeXml(content)).trimEnd();
      expect(xml).toMatch(/^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      const [, inside = ''] = /^<a b="([^"<>]*)"(?:\/>|>[^<>]*<\/a>)$/u.exec(xml) ?? [];
      expect(xml.startsWith(`<a b="${inside}"`)).toBe(true);
      expect(xml.replace(/&#\d+;/g, '')).not.toContain('&');
    }),
  );
});

it('finds renderers by the longest ending', () => {
  expect(rendererOf('out/summary.md')).toBe(rendererOf('x.summary.md'));
  expect(rendererOf('summary.md')).not.toBe(rendererOf('table.md'));
  expect(rendererOf('results.XML')).toBe(junit.render);
  expect(() => rendererOf('table.docx')).toThrow('the extension has to be one of');
});
