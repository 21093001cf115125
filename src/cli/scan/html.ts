import type { ScannedFile, ScannedFinding } from '../../scanning/scan.ts';
import { Spool } from './output-file.ts';
import { severities, type Summary } from './summary.ts';
import type { ScanFormat } from './writer.ts';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string | number): string => String(text).replaceAll(/[&<>"']/g, (c) => entities[c]!);
const longestLine = 300;

const style = `
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1c1c22; background: #fff; }
table { border-collapse: collapse; } th, td { text-align: left; padding: .15rem .8rem .15rem 0; vertical-align: top; }
td.n { text-align: right; font-variant-numeric: tabular-nums; } summary { cursor: pointer; padding: .2rem 0; }
code, pre { font: 13px/1.5 ui-monospace, monospace; } pre { margin: .1rem 0 .5rem; padding: .2rem .5rem; background: #f3f3f6; overflow-x: auto; }
.high { color: #a4001d; } .medium { color: #855500; } .low { color: #205ea8; } .unknown, .off { color: #5c5c66; } .failed { color: #855500; }
@media (prefers-color-scheme: dark) { body { color: #e6e6ea; background: #17171b; } pre { background: #24242a; }
.high { color: #ff8f9e; } .medium { color: #f0bd5d; } .low { color: #8fc0ff; } .unknown, .off { color: #a5a5b0; } .failed { color: #f0bd5d; } }
`;

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

function findingHtml(finding: ScannedFinding, lines: readonly string[]): string {
  const { rule, symbol, message, severity, range, tool, cwes, suppressed } = finding;
  const line = (lines[range.line - 1] ?? '').trim().slice(0, longestLine);
  const name = symbol === undefined ? rule : `${rule} ${symbol}`;
  const cwe = cwes.map((number) => `CWE-${number} `).join('');
  const rank = suppressed
    ? '<span class="off">suppressed</span>'
    : `<span class="${severity}">${severity}</span>`;
  return (
    `<tr><td class="n">${range.line}:${range.column}</td><td>${rank}</td>` +
    `<td>${escape(message)} <span class="off">${escape(`${name}, ${cwe}${tool}`)}</span>` +
    `${line === '' ? '' : `<pre>${escape(line)}</pre>`}</td></tr>\n`
  );
}

function fileHtml({ path, code, analyses }: ScannedFile): string {
  const findings = [...analyses.values()]
    .flatMap((analysis) => analysis.findings)
    .sort((a, b) => a.range.line - b.range.line || a.range.column - b.range.column);
  const failed = [...analyses].filter(([, { status }]) => status !== 'ok');
  if (findings.length === 0 && failed.length === 0) return '';
  const lines = code.split(/\r\n|\r|\n/);
  const notes = failed.map(
    ([tool, { status, detail = '' }]) =>
      `<p class="failed">${escape(tool)}: ${status}${detail === '' ? '' : `: ${escape(detail)}`}</p>\n`,
  );
  return (
    `<details open><summary><code>${escape(path)}</code> <span class="off">${findings.length}</span></summary>\n` +
    notes.join('') +
    `<table>\n${findings.map((finding) => findingHtml(finding, lines)).join('')}</table>\n</details>\n`
  );
}

function summaryHtml({ files, tools }: Summary): string {
  const rows = tools.map(({ name, version, findings, suppressed, severities: counts, files: byStatus }) => {
    const figures = [findings, ...severities.map((severity) => counts[severity]), suppressed];
    const analyzed = [
      byStatus.ok,
      byStatus.unparsable,
      byStatus.timeout + byStatus.crashed + byStatus.unavailable,
    ];
    const cells = [...figures, ...analyzed].map((count) => `<td class="n">${count}</td>`).join('');
    return `<tr><td>${escape(`${name} ${version}`)}</td>${cells}</tr>\n`;
  });
  const titles = ['tool', 'findings', ...severities, 'suppressed', 'files analyzed', 'unparsable', 'failed'];
  const head = titles.map((title) => `<th scope="col">${title}</th>`).join('');
  return `<p>${files} files</p>\n<table>\n<tr>${head}</tr>\n${rows.join('')}</table>\n`;
}

/** One page that loads nothing and runs nothing; every text from code or tools is escaped. */
export const html = {
  extension: '.html',
  open(sink) {
    const body = new Spool();
    return {
      add: (file) => body.write(fileHtml(file)),
      end(summary) {
        sink.write(
          `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n` +
            `<meta name="viewport" content="width=device-width, initial-scale=1">\n` +
            `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` +
            `<title>sallm scan</title>\n<style>${style}</style>\n</head>\n<body>\n<h1>sallm scan</h1>\n` +
            summaryHtml(summary),
        );
        body.copyTo(sink);
        sink.write('</body>\n</html>\n');
      },
      release: () => body.remove(),
    };
  },
} satisfies ScanFormat;
