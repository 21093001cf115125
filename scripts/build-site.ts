// Builds the documentation site out of README.md and docs/: node scripts/build-site.ts [FOLDER]. It needs no server.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { packagePath } from '../src/core/paths.ts';
import { documentOf, groupsOf, relative } from './site/frame.ts';
import { renderPage, urlOf, type Page } from './site/page.ts';

/**
 * Writes the site. Files of the repository that pages name are copied beside them, so that no link leads out of it but
 * those to other sites.
 *
 * @param root of the repository, with README.md, docs/ and the site's own assets in docs/site/
 * @param out is emptied first
 * @returns the paths of all pages in the site
 * @throws Error that names every dead link
 */
export function buildSite(root: string, out: string): string[] {
  const pages = new Map<string, Page>();
  const files = new Set<string>();
  /** Links to check once all pages are there. */
  const links: { from: string; href: string; target: string; anchor: string }[] = [];
  const dead: string[] = [];
  const queue = [
    'README.md',
    ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => `docs/${path.replaceAll('\\', '/')}`)
      .sort(),
  ];
  const known = new Set(queue);

  const resolver =
    (source: string) =>
    (href: string): string | null => {
      if (/^(https?|mailto):/.test(href)) return href;
      const [path = '', anchor = ''] = href.split('#');
      const target = path === '' ? source : posix.join(posix.dirname(source), decodeURI(path));
      const place = join(root, target);
      const inside = !target.startsWith('..') && existsSync(place);
      // A folder has no page of its own.
      if (inside && statSync(place).isDirectory()) return null;
      if (!inside) {
        dead.push(`${source}: ${href}`);
        return href;
      }
      if (target.endsWith('.md') && !known.has(target)) {
        known.add(target);
        queue.push(target);
      }
      if (!target.endsWith('.md')) files.add(target);
      links.push({ from: source, href, target, anchor: decodeURIComponent(anchor) });
      const to = target.endsWith('.md') ? urlOf(target) : `files/${target}`;
      const way = target === source ? '' : relative(urlOf(source), to);
      return anchor === '' ? way || '#' : `${way}#${anchor}`;
    };
  // Grows while it is read: pages outside of docs/ come in by being named.
  for (const source of queue)
    pages.set(source, renderPage(source, readFileSync(join(root, source), 'utf8'), resolver(source)));

  for (const { from, href, target, anchor } of links) {
    const page = pages.get(target);
    if (anchor !== '' && page && !page.ids.has(anchor)) dead.push(`${from}: ${href}`);
  }
  if (dead.length > 0) throw new Error(`Dead links:\n${[...new Set(dead)].join('\n')}`);

  rmSync(out, { recursive: true, force: true });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  };
  const all = [...pages.values()];
  const groups = groupsOf(all);
  for (const page of all) write(page.url, documentOf(page, groups));
  for (const file of files) cpSync(join(root, file), join(out, 'files', file));
  cpSync(join(root, 'docs', 'site'), out, { recursive: true });
  cpSync(packagePath('src', 'report', 'html', 'assets', 'tokens.css'), join(out, 'tokens.css'));
  // A script and no JSON: a page that was opened from disk may not read files.
  const index = all.flatMap(({ url, title, sections }) =>
    sections
      .filter(({ id, text }) => id !== '' || text !== '')
      .map((section) => [url + (section.id && `#${section.id}`), title, section.title, section.text]),
  );
  write('search-index.js', `sallmSearch(${JSON.stringify(index)});\n`);
  return all.map(({ url }) => url);
}

if (import.meta.main) {
  const out = process.argv[2] ?? packagePath('site');
  const pages = buildSite(packagePath('.'), out);
  process.stderr.write(`${pages.length} pages in ${out}\n`);
}
