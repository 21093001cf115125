import { type Analyzer, openAnalyzers } from '../analysis/index.ts';
import { isDirect } from '../core/cwe/index.ts';
import { messageOf, PrerequisiteError } from '../core/errors.ts';
import type { SampleAnalysis } from '../core/finding.ts';
import type { Progress } from '../core/progress.ts';
import type { Sample } from '../core/sample.ts';
import type { Case, Detection, EvaluationSet } from './case.ts';

export interface DetectOptions {
  /** Findings of any CWE count, not only those of a CWE that is related to the case's. */
  anyCwe: boolean;
  progress: Progress;
  cache?: boolean;
  workers?: number;
  secondsPerSample?: number;
  signal?: AbortSignal;
}

/** What one analyzer said of every case of every set, in their order. */
export interface Detections {
  name: string;
  version: string | null;
  /** Why it could not run at all. */
  unavailable: string | null;
  perSet: readonly {
    detections: readonly Detection[];
    /** Rules of the findings that count. */ rules: readonly (readonly string[])[];
  }[];
}

/** Results are kept batch by batch: what an interrupt loses is less than one. */
const BATCH = 100;

/**
 * Runs analyzers over sets of cases, one after the other.
 *
 * @throws UsageError for names that `openAnalyzers` does not take
 */
export async function detect(
  sets: readonly EvaluationSet[],
  names: readonly string[],
  { anyCwe, progress, cache, workers, secondsPerSample, signal }: DetectOptions,
): Promise<Detections[]> {
  const analyzers = openAnalyzers(names, {
    onNote: (message) => progress.note(message),
    ...(cache !== undefined && { cache }),
    ...(workers !== undefined && { workers }),
  });
  const limits = { ...(secondsPerSample !== undefined && { secondsPerSample }), ...(signal && { signal }) };
  const total = sets.reduce((sum, { cases }) => sum + cases.length, 0);
  const results: Detections[] = [];
  for (const analyzer of analyzers) {
    try {
      const started = await start(analyzer, signal);
      progress.phase(analyzer.name, total);
      const perSet: Detections['perSet'][number][] = [];
      for (const { cases } of sets) {
        const judged: Judged[] = [];
        for (let at = 0; at < cases.length; at += BATCH) {
          const batch = cases.slice(at, at + BATCH);
          const analyses = await analyzer.analyze(batch.map(toSample), limits);
          judged.push(...batch.map((one) => judge(analyses.get(one.id), one, anyCwe)));
          progress.tick(batch.length);
        }
        perSet.push({
          detections: judged.map(({ detection }) => detection),
          rules: judged.map(({ rules }) => rules),
        });
      }
      progress.done();
      results.push({ name: analyzer.name, ...started, perSet });
    } finally {
      await analyzer.close();
    }
  }
  return results;
}

interface Judged {
  detection: Detection;
  rules: string[];
}

const toSample = ({ id, code, file }: Case): Sample => ({
  id,
  code,
  origin: file === undefined ? {} : { file },
});

async function start(
  analyzer: Analyzer,
  signal: AbortSignal | undefined,
): Promise<Pick<Detections, 'version' | 'unavailable'>> {
  try {
    const { version } = await analyzer.prepare(signal ? { signal } : {});
    return { version, unavailable: null };
  } catch (error) {
    if (!(error instanceof PrerequisiteError)) throw error;
    return { version: null, unavailable: messageOf(error) };
  }
}

/** A finding that counts is one whatever else happened; without one, only a whole analysis clears the program. */
export function judge(
  analysis: SampleAnalysis | undefined,
  { cwes }: Pick<Case, 'cwes'>,
  anyCwe: boolean,
): Judged {
  const { status = 'unavailable', findings = [] } = analysis ?? {};
  const counting = findings.filter((finding) =>
    anyCwe ? finding.kind === 'security' : isDirect(finding.cwes, cwes),
  );
  const rules = [...new Set(counting.map(({ rule }) => rule))].sort();
  if (rules.length > 0) return { detection: 'flagged', rules };
  if (status === 'ok') return { detection: 'clear', rules };
  return { detection: status === 'unparsable' ? 'unparsable' : 'failed', rules };
}
