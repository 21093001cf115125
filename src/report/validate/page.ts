import { readFileSync } from 'node:fs';

const read = (files: readonly URL[]): string => files.map((file) => readFileSync(file, 'utf8')).join('\n');
const shared = (name: string): URL => new URL(`../html/assets/${name}`, import.meta.url);
const own = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

/** The policy of the page: its own script and style, requests to where it came from, nothing else. */
export const policyOf = (nonce: string): string =>
  [
    ...[
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      `style-src 'nonce-${nonce}'`,
      "connect-src 'self'",
    ],
    ...[
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ],
  ].join('; ');

/** A page of a local server, with the shared style and helpers. It holds no data. */
export const livePage = (page: {
  nonce: string;
  title: string;
  styles: readonly URL[];
  scripts: readonly URL[];
}): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<style nonce="${page.nonce}">
${read([shared('tokens.css'), shared('style.css'), ...page.styles])}</style>
</head>
<body>
<main id="app"><noscript>This page needs JavaScript.</noscript></main>
<script type="application/json" id="data">{}</script>
<script nonce="${page.nonce}">
'use strict';
(() => {
${read([shared('dom.js'), ...page.scripts])}
})();
</script>
</body>
</html>
`;

/** The labelling page. It holds no data: that comes by requests, which carry the token of the page's address. */
export const labellingPage = (nonce: string): string =>
  livePage({
    nonce,
    title: 'sallm validate',
    styles: [own('validate.css')],
    scripts: [own('code.js'), own('validate.js')],
  });
