import { posix } from 'node:path';
import { escaped, type Page } from './page.ts';

/** A group of the navigation: pages of one folder. */
export interface Group {
  title: string;
  pages: Page[];
}

const titles: Record<string, string> = {
  '': 'Guide',
  analyzers: 'Analyzers',
  reproduction: 'Reproduced papers',
  rules: 'Rules',
  tasks: 'Tasks',
};

/** Pages by their folder in the site, an index first, then by title. */
export function groupsOf(pages: readonly Page[]): Group[] {
  const folders = Map.groupBy(pages, ({ url }) => (url.includes('/') ? posix.dirname(url) : ''));
  const rank = ({ url }: Page) => (url.endsWith('index.html') ? 0 : 1);
  return [...folders]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([folder, all]) => ({
      title: titles[folder] ?? folder,
      pages: all.toSorted(
        (a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'en', { numeric: true }),
      ),
    }));
}

/** From one page of the site to a file of it. */
export const relative = (from: string, to: string): string => posix.relative(posix.dirname(from), to);

/** The whole document around a page's content. Nothing in it comes from elsewhere. */
export function documentOf(page: Page, groups: readonly Group[]): string {
  const to = (url: string) => escaped(relative(page.url, url));
  const item = ({ url, title }: Page) =>
    `<li><a href="${to(url)}"${url === page.url ? ' aria-current="page"' : ''}>${escaped(title)}</a></li>`;
  const group = ({ title, pages }: Group) =>
    `<details${pages.includes(page) ? ' open' : ''}><summary>${escaped(title)}</summary><ul>${pages.map(item).join('')}</ul></details>`;
  return `<!doctype html>
<html lang="en" data-root="${to('.') || '.'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}${page.title === 'sallm' ? '' : ' – sallm'}</title>
<link rel="stylesheet" href="${to('tokens.css')}">
<link rel="stylesheet" href="${to('site.css')}">
<script src="${to('site.js')}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header>
<a class="home" href="${to('index.html')}">sallm</a>
<input id="search" type="search" placeholder="Search (press /)" aria-label="Search" autocomplete="off">
<button id="theme" type="button">Dark</button>
</header>
<div id="results" role="region" aria-label="Search results" aria-live="polite" hidden></div>
<div class="columns">
<nav aria-label="Pages">${groups.map(group).join('')}</nav>
<main id="content">
${page.html}</main>
</div>
</body>
</html>
`;
}
