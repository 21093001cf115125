import { readFileSync } from 'node:fs';

/**
 * JSON that is safe inside a script element, whatever model text it carries: no `<` (so no end tag and no comment
 * can begin) and no line separators that old parsers end a line at.
 */
export const embedJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const read = (files: readonly URL[]): string => files.map((file) => readFileSync(file, 'utf8')).join('\n');
const tokens = new URL('./assets/tokens.css', import.meta.url);

/** The policy of a page that stands alone: its own script and style, and no address at all. */
export const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * One HTML file with everything inside. Its policy lets no address be reached and no markup from the data run. The scripts share one
 * scope, in which `document.getElementById('data')` holds the data as JSON. The chunks come after the scripts, so that the
 * page is shown while they are still read; `chunk-0`, `chunk-1` and so on hold them as they are.
 */
export const htmlPage = (page: {
  title: string;
  styles: readonly URL[];
  scripts: readonly URL[];
  data: unknown;
  /** Base64. */
  chunks?: readonly string[];
}): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${reportPolicy}">
<title>${page.title}</title>
<style>
${read([tokens, ...page.styles])}</style>
</head>
<body>
<main id="app"><noscript>This report needs JavaScript to show its data. It runs from this file alone.</noscript></main>
<script type="application/json" id="data">${embedJson(page.data)}</script>
<script>
'use strict';
(() => {
${read(page.scripts)}
})();
</script>
${(page.chunks ?? []).map((chunk, i) => `<script type="application/octet-stream" id="chunk-${i}">${chunk}</script>\n`).join('')}</body>
</html>
`;
