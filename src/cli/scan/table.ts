import { styleText } from 'node:util';
import type { Finding } from '../../core/finding.ts';
import type { ScannedFile, ScannedFinding } from '../../scanning/scan.ts';
import { severities, type Summary } from './summary.ts';
import { plain, type ScanFormat, type ScanWriter } from './writer.ts';
import type { Sink } from './output-file.ts';

type Style = (name: 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green', text: string) => string;
const colours = { high: 'red', medium: 'yellow', low: 'blue', unknown: 'dim' } as const;

/** The findings of each file, one a line, and the counts. */
export class TableWriter implements ScanWriter {
  readonly #sink: Sink;
  readonly #style: Style;

  constructor(sink: Sink, colour: boolean) {
    this.#sink = sink;
    this.#style = colour
      ? (name, text) => styleText(name, text, { validateStream: false })
      : (_, text) => text;
  }

  add({ path, analyses }: ScannedFile): void {
    const lines = [...analyses].flatMap(([tool, { status, detail = '' }]) =>
      status === 'ok' ? [] : [`  ${this.#style('yellow', status)}  ${tool}: ${plain(detail)}`],
    );
    const findings = [...analyses.values()]
      .flatMap((analysis) => analysis.findings)
      .sort((a, b) => a.range.line - b.range.line || a.range.column - b.range.column);
    const places = findings.map(({ range }) => `${range.line}:${range.column}`);
    const width = Math.max(...places.map((place) => place.length));
    findings.forEach((finding, i) => lines.push(this.#line(finding, places[i]!.padStart(width))));
    if (lines.length > 0) this.#sink.write([this.#style('bold', plain(path)), ...lines, '', ''].join('\n'));
  }

  end(summary: Summary): void {
    for (const { name, version, findings, suppressed, severities: counts, files } of summary.tools) {
      const found = severities.filter((severity) => counts[severity] > 0);
      const bySeverity = found.map((severity) => `${counts[severity]} ${severity}`).join(', ');
      const { ok, ...others } = files;
      const rest = Object.entries(others).flatMap(([status, count]) =>
        count > 0 ? `${count} ${status}` : [],
      );
      this.#sink.write(
        `${name} ${version}: ${findings} findings` +
          (bySeverity === '' ? '' : ` (${bySeverity})`) +
          (suppressed > 0 ? `, ${suppressed} suppressed` : '') +
          `; ${ok} of ${summary.files} files analyzed` +
          (rest.length > 0 ? `, ${this.#style('yellow', rest.join(', '))}` : '') +
          '\n',
      );
    }
  }

  #line({ rule, message, severity, cwes, tool, suppressed }: ScannedFinding, place: string): string {
    const cwe = cwes.map((number) => ` CWE-${number}`).join('');
    const text = `${rule} ${plain(message)}`;
    if (suppressed) return this.#style('dim', `  ${place}  suppressed  ${text} (${tool}${cwe})`);
    return `  ${place}  ${this.#severity(severity)}  ${text} ${this.#style('dim', `(${tool}${cwe})`)}`;
  }

  #severity(severity: Finding['severity']): string {
    return this.#style(colours[severity], severity.padEnd(7));
  }
}

export const text = {
  extension: '.txt',
  open: (sink) => new TableWriter(sink, false),
} satisfies ScanFormat;
