import type { SampleAnalysis } from '../../core/finding.ts';
import { type AboutFile, analysisOfFile } from '../sarif/join.ts';
import type { SarifLogIn } from '../sarif/reader.ts';

/** Queries of kind "diagnostic" in codeql/python-queries; their results are notifications in SARIF. */
const extractedFiles = 'py/diagnostics/successfully-extracted-files';
const extractionWarnings = 'py/diagnostics/extraction-warnings';

/** Whether the log says which files were extracted at all. */
export const namesExtracted = ({ notifications }: SarifLogIn): boolean =>
  notifications.some(({ id }) => id === extractedFiles);

/**
 * One sample's findings and whether CodeQL has seen it. A file with a syntax error is listed as extracted too, so the
 * warning decides; a file that is nowhere listed was not analyzed, whatever its lack of findings looks like.
 */
export function sampleAnalysis(
  code: string,
  about: AboutFile,
  { known, honour }: { known: boolean; honour: boolean },
): SampleAnalysis {
  const warning = about.notifications.find(({ id }) => id === extractionWarnings);
  const analysis = analysisOfFile(code, about, honour);
  // Its own name for the tool is "CodeQL"; ours is the analyzer's.
  const findings = analysis.findings.map((finding) => ({ ...finding, tool: 'codeql' }));
  if (warning) return { ...analysis, status: 'unparsable', findings, detail: warning.message };
  if (analysis.status !== 'ok') return { ...analysis, findings };
  const extracted = about.results.length > 0 || about.notifications.some(({ id }) => id === extractedFiles);
  if (extracted) return { ...analysis, findings };
  return known
    ? { ...analysis, status: 'crashed', findings, detail: 'CodeQL did not extract it' }
    : {
        ...analysis,
        status: 'unavailable',
        findings,
        detail: 'CodeQL does not say which files it extracted',
      };
}
