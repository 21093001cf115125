import { readFileSync } from 'node:fs';
import type { RunData } from '../data.ts';
import type { Renderer } from '../renderer.ts';
import { payloadOf } from './payload.ts';

const asset = (name: string): string => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
const scripts = ['dom.js', 'figures.js', 'samples.js', 'detail.js', 'app.js'];

/**
 * JSON that is safe inside a script element, whatever model text it carries: no `<` (so no end tag and no comment
 * can begin) and no line separators that old parsers end a line at.
 */
export const embedJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** One HTML file with everything inside. Its policy lets no address be reached and no markup from the data run. */
export function renderHtml(data: RunData): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>sallm report</title>
<style>
${asset('style.css')}</style>
</head>
<body>
<main id="app"><noscript>This report needs JavaScript to show its data. It runs from this file alone.</noscript></main>
<script type="application/json" id="data">${embedJson(payloadOf(data))}</script>
<script>
'use strict';
(() => {
${scripts.map(asset).join('\n')}
})();
</script>
</body>
</html>
`;
}

export const html: Renderer = { extension: '.html', summary: 'self-contained report', render: renderHtml };
