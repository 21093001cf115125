import { type Analyzer, openAnalyzers } from '../analysis/index.ts';
import { IncompleteError, messageOf, PrerequisiteError, UsageError } from '../core/errors.ts';
import type { Finding, SampleAnalysis } from '../core/finding.ts';
import { type Progress, silent } from '../core/progress.ts';
import { findFiles, type FoundFile } from './files.ts';

/** Suppression comments in the code: taken, not taken, or taken and the findings that they switch off shown as such. */
export const suppressionModes = ['honour', 'ignore', 'show'] as const;
export type SuppressionMode = (typeof suppressionModes)[number];

export interface ScanOptions {
  /** Files and folders. */
  paths: readonly string[];
  /** As `openAnalyzers` takes them. */
  analyzers: readonly string[];
  exclude?: readonly string[];
  suppressions?: SuppressionMode;
  secondsPerSample?: number;
  workers?: number;
  cache?: boolean;
  /** Where CodeQL is. */
  codeql?: string;
  progress?: Progress;
  signal?: AbortSignal;
}

export type ScannedFinding = Finding & { suppressed?: boolean };
export interface ScannedFile {
  path: string;
  /** Empty where the file could not be read. */
  code: string;
  /** By tool, in the order asked for. */
  analyses: ReadonlyMap<string, Omit<SampleAnalysis, 'findings'> & { findings: ScannedFinding[] }>;
}
export interface Scan {
  tools: readonly { name: string; version: string }[];
  /** In a fixed order, a few hundred in memory at a time. To be read to its end, or `return`ed from: workers end then. */
  files: AsyncGenerator<ScannedFile>;
}

const batchFiles = 200;
const batchCharacters = 8 * 1024 ** 2;

/**
 * Runs analyzers over a tree of Python files.
 *
 * @throws UsageError for unknown names, IncompleteError when a tool cannot be set up
 */
export async function scan(options: ScanOptions): Promise<Scan> {
  const { suppressions = 'honour', progress = silent, signal, workers, cache, codeql } = options;
  const names = [...new Set(options.analyzers)];
  if (names.length === 0) throw new UsageError('No analyzer was named.');
  const settings = {
    onNote: (message: string) => progress.note(message),
    ...(workers !== undefined && { workers }),
    ...(cache !== undefined && { cache }),
    ...(codeql !== undefined && { codeql }),
  };
  const main = openAnalyzers(names, { ...settings, honourSuppressions: suppressions !== 'ignore' });
  const bare = suppressions === 'show' ? openAnalyzers(names, settings) : [];
  const all = [...main, ...bare];
  const close = async () => void (await Promise.all(all.map((analyzer) => analyzer.close())));
  try {
    const versions = await Promise.all(all.map((analyzer) => analyzer.prepare(signal ? { signal } : {})));
    const tools = main.map(({ name }, i) => ({ name, version: versions[i]!.version }));
    return { tools, files: scanFiles(main, bare, options, close) };
  } catch (error) {
    await close();
    if (!(error instanceof PrerequisiteError)) throw error;
    const { hint } = error;
    throw new IncompleteError(messageOf(error), { ...(hint !== undefined && { hint }), cause: error });
  }
}

async function* scanFiles(
  main: readonly Analyzer[],
  bare: readonly Analyzer[],
  options: ScanOptions,
  close: () => Promise<void>,
): AsyncGenerator<ScannedFile> {
  const { progress = silent } = options;
  progress.phase('Files');
  try {
    for await (const batch of batches(findFiles(options.paths, options.exclude))) {
      yield* await scanBatch(batch, main, bare, options);
      progress.tick(batch.length);
    }
    progress.done();
  } finally {
    await close();
  }
}

async function* batches(files: AsyncIterable<FoundFile>): AsyncGenerator<FoundFile[]> {
  let batch: FoundFile[] = [];
  let characters = 0;
  for await (const file of files) {
    batch.push(file);
    characters += file.code?.length ?? 0;
    if (batch.length < batchFiles && characters < batchCharacters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

async function scanBatch(
  batch: readonly FoundFile[],
  main: readonly Analyzer[],
  bare: readonly Analyzer[],
  { secondsPerSample, signal }: ScanOptions,
): Promise<ScannedFile[]> {
  const samples = batch.flatMap(({ path, code }) =>
    code === null ? [] : [{ id: path, code, origin: { file: path } }],
  );
  const limits = { ...(secondsPerSample !== undefined && { secondsPerSample }), ...(signal && { signal }) };
  const analyze = (analyzer: Analyzer) => analyzer.analyze(samples, limits);
  const [found, unsuppressed] = await Promise.all([
    Promise.all(main.map(analyze)),
    Promise.all(bare.map(analyze)),
  ]);
  return batch.map((file): ScannedFile => {
    const analyses = main.map(({ name }, i) => {
      const analysis = found[i]!.get(file.path) ?? unread(file);
      return [name, withSuppressed(analysis, unsuppressed[i]?.get(file.path))] as const;
    });
    return { path: file.path, code: file.code ?? '', analyses: new Map(analyses) };
  });
}

const unread = ({ problem, unreadable }: FoundFile): SampleAnalysis => ({
  status: unreadable ? 'unavailable' : 'unparsable',
  findings: [],
  ...(problem !== undefined && { detail: problem }),
});

/** The findings that stand, and those that only a scan without regard to comments has, in the order of lines. */
function withSuppressed(
  analysis: SampleAnalysis,
  bare: SampleAnalysis | undefined,
): SampleAnalysis & { findings: ScannedFinding[] } {
  if (!bare) return analysis;
  const standing = new Set(analysis.findings.map((finding) => JSON.stringify(finding)));
  const suppressed = bare.findings
    .filter((finding) => !standing.has(JSON.stringify(finding)))
    .map((finding) => ({ ...finding, suppressed: true }));
  const findings = [...analysis.findings, ...suppressed].sort((a, b) => a.range.line - b.range.line);
  return { ...analysis, findings };
}
