import { z } from 'zod';
import type { Finding, Range, SampleAnalysis } from '../../core/finding.ts';
import { ruffCwes } from './cwes.ts';

const Position = z.object({ row: z.int(), column: z.int() });
const Diagnostic = z.object({
  code: z.string().nullable(),
  name: z.string().optional(),
  message: z.string(),
  filename: z.string(),
  location: Position,
  end_location: Position,
});
type Diagnostic = z.infer<typeof Diagnostic>;
export const RuffReport = z.array(Diagnostic);
export type RuffReport = z.infer<typeof RuffReport>;

/** One sample's share of Ruff's JSON output. */
export function analysisOf(
  diagnostics: readonly Diagnostic[],
  code: string,
  toolVersion: string,
): SampleAnalysis {
  const suppressions = countSuppressions(code);
  const syntax = diagnostics.filter(isSyntaxError);
  if (syntax.length > 0) {
    const [first] = syntax;
    const detail = `line ${first?.location.row}: ${first?.message}`;
    return { status: 'unparsable', findings: [], detail, suppressions };
  }
  const broken = diagnostics.find(({ code: rule }) => rule === null || !/^S\d+$/.test(rule));
  if (broken) return { status: 'crashed', findings: [], detail: broken.message, suppressions };
  if (diagnostics.length === 0) return { status: 'ok', findings: [], suppressions };
  const lines = code.split(/\r\n|\r|\n/);
  const findings = diagnostics.map((diagnostic): Finding => {
    const rule = diagnostic.code ?? '';
    const cwe = ruffCwes[rule];
    return {
      rule,
      ...(diagnostic.name !== undefined && { symbol: diagnostic.name }),
      message: diagnostic.message,
      kind: 'security',
      cwes: cwe === undefined ? [] : [cwe],
      severity: 'unknown',
      confidence: 'unknown',
      range: rangeOf(diagnostic, lines),
      tool: 'ruff',
      toolVersion,
    };
  });
  return { status: 'ok', findings, suppressions };
}

const isSyntaxError = ({ code }: Diagnostic): boolean => code === null || code === 'invalid-syntax';

/** `# noqa` in its forms. Found by pattern, so one inside a string counts too. */
const countSuppressions = (code: string): number =>
  code.match(/#\s*(?:(?:ruff|flake8)\s*[:=]\s*)?noqa\b|#\s*ruff\s*:\s*(?:ignore|disable)\b/gi)?.length ?? 0;

function rangeOf({ location, end_location: end }: Diagnostic, lines: readonly string[]): Range {
  return {
    line: location.row,
    column: utf16Column(lines[location.row - 1] ?? '', location.column),
    endLine: end.row,
    endColumn: utf16Column(lines[end.row - 1] ?? '', end.column),
  };
}

/** Ruff counts code points. */
function utf16Column(line: string, column: number): number {
  let units = 0;
  let points = 1;
  for (const character of line) {
    if (points++ >= column) break;
    units += character.length;
  }
  return units + 1;
}
