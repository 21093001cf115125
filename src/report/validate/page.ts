import { readFileSync } from 'node:fs';

const files = (...names: string[]): string =>
  names.map((name) => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n');

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

/** The labelling page. It holds no data: that comes by requests, which carry the token of the page's address. */
export const labellingPage = (nonce: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>sallm validate</title>
<style nonce="${nonce}">
${files('../html/assets/style.css', './assets/validate.css')}</style>
</head>
<body>
<main id="app"><noscript>This page needs JavaScript.</noscript></main>
<script type="application/json" id="data">{}</script>
<script nonce="${nonce}">
'use strict';
(() => {
${files('../html/assets/dom.js', './assets/code.js', './assets/validate.js')}
})();
</script>
</body>
</html>
`;
