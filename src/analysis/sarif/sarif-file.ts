import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf, UsageError } from '../../core/errors.ts';
import type { SampleAnalysis } from '../../core/finding.ts';
import { sha256 } from '../../core/hash.ts';
import type { Sample } from '../../core/sample.ts';
import type { Analyzer, AnalyzerKind, AnalyzerSettings, Prepared } from '../analyzer.ts';
import { analysisOfFile, contentName, SarifByFile } from './join.ts';
import { readSarif } from './reader.ts';

interface Ready {
  version: string;
  files: SarifByFile;
  successful: boolean;
}

/**
 * Findings out of a SARIF file instead of a tool's run. A sample is looked up by its file (`origin.file`, from the
 * working folder) and by the name that exported programs have ({@link contentName}).
 */
class SarifFile implements Analyzer {
  readonly name: string;
  readonly #path: string;
  readonly #settings: AnalyzerSettings;
  #ready: Promise<Ready> | null = null;

  constructor(path: string, settings: AnalyzerSettings) {
    this.name = `sarif:${path}`;
    this.#path = path;
    this.#settings = settings;
  }

  async prepare(): Promise<Prepared> {
    this.#ready ??= this.#read();
    const { version } = await this.#ready;
    return { version };
  }

  async analyze(batch: readonly Sample[]): Promise<Map<string, SampleAnalysis>> {
    this.#ready ??= this.#read();
    const ready = await this.#ready;
    return new Map(batch.map((sample) => [sample.id, this.#analysisOf(sample, ready)]));
  }

  async close(): Promise<void> {
    const unmatched = (await this.#ready?.catch(() => null))?.files.unmatched ?? 0;
    this.#ready = null;
    if (unmatched > 0)
      this.#settings.onNote?.(
        `${this.#path}: ${unmatched} results lie in files that were not analyzed here; left out.`,
      );
  }

  async #read(): Promise<Ready> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      throw new UsageError(`--sarif: ${this.#path} cannot be read: ${messageOf(error)}`, { cause: error });
    }
    const log = readSarif(text, this.#path);
    const files = new SarifByFile(log, '');
    const paths = [...files.keys];
    // A report about something else would otherwise make every sample look clean.
    if (paths.length > 0 && !paths.some((path) => !path.includes('/') || existsSync(path)))
      throw new UsageError(`None of the files that ${this.#path} speaks of is here, such as ${paths[0]}.`, {
        hint: 'Run the command in the folder that its paths begin in. For generated programs: export them with --export-code and let the tool read that folder.',
      });
    const tools = [...new Set(log.tools.map(({ name, version }) => `${name} ${version}`.trim()))];
    const version = `${tools.join(', ') || 'no run'}, file ${sha256(text).slice(0, 12)}`;
    return { version, files, successful: log.successful };
  }

  #analysisOf({ code, origin }: Sample, { files, successful }: Ready): SampleAnalysis {
    const file = origin['file'];
    const about = files.about(...(typeof file === 'string' ? [resolve(file)] : []), contentName(code));
    const analysis = analysisOfFile(code, about, this.#settings.honourSuppressions ?? false);
    if (analysis.status !== 'ok') return analysis;
    if (!successful)
      return { ...analysis, status: 'crashed', detail: 'The tool says that its run did not succeed' };
    const unseen = files.listsAll && !about.listed && about.results.length === 0;
    return unseen
      ? {
          ...analysis,
          status: 'unavailable',
          detail: `${this.#path} does not list it among the files analyzed`,
        }
      : analysis;
  }
}

export const sarifFile = {
  name: 'sarif',
  summary: 'sarif:FILE: findings out of a SARIF 2.1.0 file of any tool, looked up by path',
  open(settings, argument) {
    if (!argument) throw new UsageError('sarif needs a file.', { hint: 'sarif:findings.sarif' });
    return new SarifFile(argument, settings);
  },
} satisfies AnalyzerKind;
