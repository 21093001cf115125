import fc from 'fast-check';
import { once } from 'node:events';
import { createWriteStream, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { folderOf } from '../../../tests/support/folder.ts';
import { mine } from './index.ts';
import type { MineOptions } from './seed.ts';
import { tagsOf } from './stackoverflow.ts';

const escape = (text: string): string =>
  text.replace(
    /[&<>"\n]/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#xA;' })[c]!,
  );

const row = (attributes: Record<string, string | number>): string =>
  `  <row ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${escape(String(value))}"`)
    .join(' ')} />\n`;

const question = (id: number, answer: number, over: Record<string, string | number> = {}) =>
  row({
    Id: id,
    PostTypeId: 1,
    AcceptedAnswerId: answer,
    CreationDate: '2015-01-02T03:04:05.678',
    Score: 12,
    Body: `<p>Is this "safe" (CWE-89)?</p>\n<pre class="lang-py prettyprint-override"><code>query = "x" + y\nif a &lt; b: run(query)\n</code></pre>`,
    OwnerUserId: 7,
    Title: `Question ${id}`,
    Tags: '<python><sql-injection>',
    ...over,
  });

const answer = (id: number, parent: number, over: Record<string, string | number> = {}) =>
  row({
    Id: id,
    PostTypeId: 2,
    ParentId: parent,
    CreationDate: '2019-01-02T03:04:05.678',
    Score: 30,
    Body: '<p>No. Use <code>?</code>:</p><pre><code>run("?", y)</code></pre>',
    OwnerDisplayName: 'Ann',
    ...over,
  });

const posts = (...rows: string[]): string =>
  `\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<posts>\r\n${rows.join('')}</posts>`;

async function mined(content: string | Uint8Array, options: Partial<MineOptions> = {}) {
  const folder = await folderOf({ 'Posts.xml': content });
  const { seeds, counts } = await mine('stackoverflow', folder, options);
  return { seeds, dropped: Object.fromEntries(counts.dropped) };
}

it('joins a question with its accepted answer; licence and attribution of both go along', async () => {
  const content = posts(question(1, 3), answer(2, 1), answer(3, 1));
  for (const written of [content, gzipSync(content)]) {
    const { seeds, dropped } = await mined(written);
    expect(dropped).toEqual({ 'an answer to no question that fits': 1 });
    expect(seeds).toEqual([
      {
        id: 'stackoverflow/1',
        title: 'Question 1',
        content: 'Is this "safe" (CWE-89)?\n\nAccepted answer:\nNo. Use ?:',
        code: [
          { language: 'python', code: 'query = "x" + y\nif a < b: run(query)', role: 'unknown' },
          { language: 'python', code: 'run("?", y)', role: 'unknown' },
        ],
        source: { name: 'Stack Overflow', id: '1', url: 'https://stackoverflow.com/questions/1' },
        cwes: [89],
        languages: ['python'],
        licence: 'question CC BY-SA 3.0, answer CC BY-SA 4.0',
        attribution:
          'user https://stackoverflow.com/users/7, https://stackoverflow.com/questions/1; answer by Ann, https://stackoverflow.com/a/3',
        notes: { score: '12', tags: 'python sql-injection', answer: '3', 'answer score': '30' },
        also: [],
      },
    ]);
  }
});

it('chooses by tags, old and new ones, and score; other languages stay, marked', async () => {
  const content = posts(
    question(1, 11, { Tags: '|java|xss|' }),
    question(2, 12, { Tags: '<java><collections>' }),
    question(3, 13, { Score: 2, Tags: '<python-3.x><security>', ContentLicense: 'CC BY-SA 4.0' }),
    question(4, 14, { Score: -5 }),
    ...[1, 2, 3, 4].map((id) => answer(id + 10, id)),
  );
  const ids = async (options: Partial<MineOptions>) =>
    (await mined(content, options)).seeds.map(({ source }) => source.id);
  const { seeds, dropped } = await mined(content);
  expect(seeds.map(({ languages, cwes }) => [languages, cwes])).toEqual([
    [['java'], [79, 89]],
    [['python'], [89]],
  ]);
  expect(seeds[1]?.licence).toBe('CC BY-SA 4.0');
  expect(dropped).toMatchObject({ 'not tagged as about security': 1, 'a score below 1': 1 });
  expect(await ids({ tags: ['java'] })).toEqual(['1']);
  expect(await ids({ tags: ['java'], anyTags: [] })).toEqual(['1', '2']);
  expect(await ids({ minScore: -10 })).toEqual(['1', '3', '4']);
  expect(await ids({ minScore: 10 })).toEqual(['1']);
});

it('a malformed row is dropped, and those around it are read', async () => {
  const { seeds, dropped } = await mined(
    posts(
      question(1, 2),
      '  <row Id="8" PostTypeId="1" Title="never closed\n',
      answer(2, 1),
      '  <row Id="9" Body="a > b" />\n',
      '  <row Id="10" PostTypeId="5" />\n  <other Id="4"/>\n',
      question(20, 21),
      question(30, 31).replace(' Title=', ' Heading='),
      question(40, 41, { Body: '<p>No code' }),
      answer(41, 40, { Body: '' }),
      question(50, 51),
      answer(51, 49),
      row({ Id: 60, PostTypeId: 1, Score: 5, Tags: '|xss|', Title: 't', Body: 'b' }),
      '  <row Id="70" PostTypeId="1" Bo',
    ),
  );
  expect(seeds.map(({ id }) => id)).toEqual(['stackoverflow/1']);
  expect(dropped).toEqual({
    'a row that does not end': 2,
    'a row that is no post': 1,
    'neither question nor answer': 1,
    'a question without title or text': 1,
    'no code': 1,
    'an answer to another question': 1,
    'a question without accepted answer': 1,
    'an accepted answer that is not there': 1,
  });
});

it('whatever a post says comes out as it was, wherever the file is cut into chunks', async () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'é', '𝄞', '<', '>', '&', '"', "'", '/', ' ', ';', '/>', '<row '),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 6 }),
      fc.nat(40_000),
      async (texts, padding) => {
        const codes = texts.map((code, i) => `x${i} ${code.trim()}.`);
        const rows = codes.flatMap((code, i) => [
          question(i + 1, i + 1001, { Body: `<pre><code>${escape(code)}</code></pre>` }),
          answer(i + 1001, i + 1),
        ]);
        const { seeds } = await mined(
          posts(row({ Id: 9999, PostTypeId: 4, Body: 'é'.repeat(padding) }), ...rows),
        );
        expect(seeds.map(({ code }) => code[0]?.code)).toEqual(codes);
      },
    ),
    { numRuns: 25 },
  );
});

it('reads tags as they were and as they are', () => {
  expect(tagsOf('<a><b-c><c#>')).toEqual(['a', 'b-c', 'c#']);
  expect(tagsOf('|a|b-c|c++|')).toEqual(['a', 'b-c', 'c++']);
  expect(tagsOf('')).toEqual([]);
});

it('memory does not grow with the file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sallm-posts-'));
  try {
    const path = join(folder, 'Posts.xml');
    const out = createWriteStream(path);
    const other = question(1, 2, { Tags: '|java|collections|', Body: 'x'.repeat(20_000) }).repeat(50);
    for (let i = 0; i < 100; i++) if (!out.write(other)) await once(out, 'drain');
    out.end(question(5, 6) + answer(6, 5));
    await finished(out);
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    const { seeds } = await mine('stackoverflow', path, {
      drop: () => {
        most = Math.max(most, process.memoryUsage().heapUsed - before);
      },
    });
    expect(seeds).toHaveLength(1);
    // The file has 100 MB.
    expect(most).toBeLessThan(80 * 1024 ** 2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
