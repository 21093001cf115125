import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  existsSync,
  cpSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../scripts/build-site.ts';
import { packagePath } from '../../src/core/paths.ts';
import { accessibilityProblems, useBrowser, watchProblems } from '../support/browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallm-site-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small repository with these files, and the site of it. */
function siteOf(name: string, files: Record<string, string>): string {
  const root = join(folder, name);
  const all = { 'README.md': '# sallm\n', 'docs/a.md': '# A\n', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  cpSync(packagePath('docs', 'site'), join(root, 'docs', 'site'), { recursive: true });
  buildSite(root, join(root, 'site'));
  return join(root, 'site');
}

describe('the documentation as it stands', () => {
  const out = join(folder, 'site');
  const browser = useBrowser();

  it('has a page for each, no link that leads nowhere, and nothing from elsewhere', () => {
    const pages = buildSite(packagePath('.'), out);
    expect(pages).toEqual(expect.arrayContaining(['index.html', 'models.html', 'tasks/index.html']));
    for (const page of pages) {
      const html = readFileSync(join(out, page), 'utf8');
      const ids = (of: string) => new Set([...of.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
      expect(html).not.toMatch(/(?:src|<link[^>]*href)="(?:https?:)?\/\//);
      for (const [, href = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
        if (/^(https?|mailto):/.test(href)) continue;
        const [path = '', id = ''] = href.split('#');
        const target = path === '' ? join(out, page) : join(out, dirname(page), decodeURI(path));
        expect(existsSync(target), `${page}: ${href}`).toBe(true);
        if (id !== '') expect(ids(readFileSync(target, 'utf8')), `${page}: ${href}`).toContain(id);
      }
    }
  });

  it('has an index that finds every page', () => {
    const text = readFileSync(join(out, 'search-index.js'), 'utf8');
    const entries = JSON.parse(text.slice('sallmSearch('.length, text.lastIndexOf(')'))) as string[][];
    const found = new Set(entries.map(([url = '']) => url.split('#')[0]));
    const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.html') && !path.startsWith('files'),
    );
    expect([...found].sort()).toEqual(pages.sort());
  });

  it('is searched by keyboard, from disk, and leads to the section', async () => {
    const page = await browser().newPage();
    const problems = watchProblems(page);
    await page.goto(pathToFileURL(join(out, 'tasks', 'index.html')).href);
    await page.keyboard.press('/');
    await page.keyboard.type('gate bound interval');
    const results = page.getByRole('region', { name: 'Search results' });
    await results.getByRole('link').first().waitFor();
    await results.getByRole('link', { name: 'In CI: Gates' }).click();
    await page.waitForURL(/ci\.html#gates$/);
    expect(await page.getByRole('heading', { name: 'Gates' }).isVisible()).toBe(true);
    await page.keyboard.press('/');
    await page.keyboard.type('<b>no such words</b>');
    await expect.poll(() => results.textContent()).toBe('Nothing found.');
    await page.keyboard.press('Escape');
    expect(await results.isHidden()).toBe(true);
    expect(problems).toEqual([]);
    await page.close();
  });

  it.each(['light', 'dark'] as const)('is %s when the system is, keeps the choice', async (scheme) => {
    const context = await browser().newContext({ colorScheme: scheme });
    const page = await context.newPage();
    const background = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const brightness = async () => Number(/\d+/.exec(await background())![0]);
    const isDark = async () => (await brightness()) < 128;
    await page.goto(pathToFileURL(join(out, 'index.html')).href);
    expect(await isDark()).toBe(scheme === 'dark');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.locator('#theme').click();
    expect(await isDark()).toBe(scheme === 'light');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.reload();
    expect(await isDark()).toBe(scheme === 'light');
    await context.close();
  });

  it('fits a phone', async () => {
    const page = await browser().newPage({ viewport: { width: 360, height: 740 } });
    for (const path of ['index.html', 'metrics.html', 'datasets.html', 'rules/argument-injection.html']) {
      await page.goto(pathToFileURL(join(out, path)).href);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(
        360,
      );
    }
    await page.close();
  });
});

it('fixes links between pages, and copies the files that they name', () => {
  const out = siteOf('links', {
    'README.md':
      '# sallm\n[a](docs/a.md#two-words) [more](MORE.md) [code](code/x.txt) [folder](code) ![i](docs/i.svg)\n',
    'MORE.md': '# More\n[back](README.md)\n',
    'docs/a.md': '# A\n## Two `words`!\n[up](../README.md) [here](#a) <a id="by-hand"></a>\n',
    'docs/deep/README.md': '# Deep\n[a](../a.md#by-hand)\n',
    'docs/i.svg': '<svg/>',
    'code/x.txt': 'x',
  });
  const read = (path: string) => readFileSync(join(out, path), 'utf8');
  for (const href of ['a.html#two-words', 'MORE.html', 'files/code/x.txt'])
    expect(read('index.html')).toContain(`<a href="${href}">`);
  expect(read('index.html')).toContain('src="files/docs/i.svg"');
  expect(read('index.html')).not.toContain('>folder</a>');
  expect(read('deep/index.html')).toContain('<a href="../a.html#by-hand">');
  expect(read('files/code/x.txt')).toBe('x');
});

it.each([
  ['a page', '[x](no.md)'],
  ['a section', '[x](a.md#no)'],
  ['a file outside', '[x](../../outside.md)'],
  ['an image', '![x](no.png)'],
])('a dead link to %s ends the build', (name, text) => {
  expect(() => siteOf(`dead ${name}`, { 'docs/a.md': '# A\n', 'docs/b.md': text })).toThrow(
    /Dead links:\ndocs\/b\.md/,
  );
});

it('text that looks like HTML stays text', () => {
  const out = siteOf('html', {
    'docs/a.md': '# A <b>\n<script>alert(1)</script>\n\n<img src=x onerror=y>\n\n<model>_<t>\n',
  });
  const main = /<main[^>]*>([^]*)<\/main>/.exec(readFileSync(join(out, 'a.html'), 'utf8'))?.[1];
  expect(main).not.toMatch(/<(script|img|b|model)/);
  expect(main).toContain('alert(1)');
});
