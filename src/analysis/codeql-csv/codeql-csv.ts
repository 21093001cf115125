import { UsageError } from '../../core/errors.ts';
import type { Finding, SampleAnalysis } from '../../core/finding.ts';
import { canonicalJson } from '../../core/hash.ts';
import type { Sample } from '../../core/sample.ts';
import type { Analyzer, AnalyzerKind } from '../analyzer.ts';
import { type CodeqlRow, readCodeqlFindings } from './read.ts';

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** Findings under the whole path and, as they were published, under the file's base name. */
class Index {
  readonly #byPath = new Map<string, Map<string, Finding>>();
  readonly #paths = new Map<string, Set<string>>();

  constructor(rows: readonly CodeqlRow[]) {
    for (const { file, finding } of rows) {
      const findings = this.#byPath.get(file) ?? new Map<string, Finding>();
      this.#byPath.set(file, findings.set(canonicalJson(finding), finding));
      const paths = this.#paths.get(baseName(file)) ?? new Set();
      this.#paths.set(baseName(file), paths.add(file));
    }
  }

  analysisOf(file: string): SampleAnalysis {
    const paths = file.includes('/') ? [file] : [...(this.#paths.get(file) ?? [])];
    const findings = paths.flatMap((path) => [...(this.#byPath.get(path)?.values() ?? [])]);
    return {
      status: 'ok',
      findings,
      ...(paths.length > 1 && {
        detail: `The base name stands for ${paths.join(' and ')}: findings of all of them`,
      }),
    };
  }
}

/**
 * SALLM's published CodeQL findings instead of a CodeQL run: `codeql-csv:PATH`. A sample is looked up by
 * `origin.file`: with folders exactly, a bare base name as in the publication, where four of them stand for two
 * prompts each. A sample without a file name is `unavailable`.
 */
class CodeqlCsv implements Analyzer {
  readonly name = 'codeql';
  readonly #path: string;
  #index: Promise<Index> | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  async prepare(): Promise<{ version: string }> {
    this.#index ??= readCodeqlFindings(this.#path).then((rows) => new Index(rows));
    await this.#index;
    return { version: 'published' };
  }

  async analyze(batch: readonly Sample[]): Promise<Map<string, SampleAnalysis>> {
    await this.prepare();
    const index = await this.#index;
    return new Map(
      batch.map(({ id, origin }) => {
        const file = origin['file'];
        const named = typeof file === 'string' && index !== null;
        const detail = 'The sample has no file name to look it up by';
        return [id, named ? index.analysisOf(file) : { status: 'unavailable', findings: [], detail }];
      }),
    );
  }

  async close(): Promise<void> {
    this.#index = null;
  }
}

export const codeqlCsv = {
  name: 'codeql-csv',
  summary: "codeql-csv:PATH: the CodeQL findings that SALLM published, looked up by the sample's file name",
  open(_settings, argument) {
    if (!argument)
      throw new UsageError('codeql-csv needs a file.', { hint: 'codeql-csv:codeql_findings_X.csv.gz' });
    return new CodeqlCsv(argument);
  },
} satisfies AnalyzerKind;
