import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { messageOf, UsageError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';

/** A row of SALLM's published CodeQL findings. */
export interface CodeqlRow {
  /** Path in the published layout: `Assertion/SonarSource/SS_cwe601_0_3.py`, the 3 being the sample's number. */
  file: string;
  finding: Finding;
}

const count = z.coerce.number().int().min(0);
// cwe, model, temperature, result file, rule, description, severity, message, path, start line and column, end line and column
const FindingRow = z.tuple([
  ...[z.string(), z.string(), z.string(), z.string(), z.string().min(1), z.string(), z.string(), z.string()],
  z.string().regex(/^\/?[^/]+\/[^/]+\/[^/]+\.py$/),
  ...[count, count, count, count],
] as const);

/**
 * SALLM's `codeql_findings_*.csv` (or `.csv.gz`; no header), row by row as published, repeated rows included.
 *
 * @throws UsageError when the file is not of this kind
 */
export async function readCodeqlFindings(path: string): Promise<CodeqlRow[]> {
  return (await readRows(path, FindingRow)).map((row) => {
    const [cwe, , , , rule, , severity, message, file, line, column, endLine, endColumn] = row;
    return {
      file: file.replace(/^\//, ''),
      finding: {
        rule,
        // "some text [["text"|"relative:///file:1:2:3:4"]] more": the links only make sense in their own archive.
        message: message.replaceAll(/\[\["((?:[^"]|"(?!\|))*)"\|"[^"]*"\]\]/g, '$1'),
        kind: 'security',
        // One result file is of a topic, `cryptography`, not of a CWE.
        cwes: /^\d+$/.test(cwe) ? [Number(cwe)] : [],
        severity: severities[severity] ?? 'unknown',
        confidence: 'unknown',
        range: {
          line: Math.max(line, 1),
          column: Math.max(column, 1),
          endLine: Math.max(endLine, line, 1),
          // CodeQL's end column is inclusive.
          endColumn: endColumn + 1,
        },
        tool: 'codeql',
        toolVersion: 'published',
      },
    };
  });
}

const severities: Record<string, Finding['severity']> = {
  error: 'high',
  warning: 'medium',
  recommendation: 'low',
};

async function readRows<T>(path: string, row: z.ZodType<T>): Promise<T[]> {
  try {
    const bytes = await readFile(path);
    const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    return z.array(row).parse(parse(text, { bom: true, skip_empty_lines: true }));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const what = issue ? `row ${String(issue.path[0])}: ${issue.message}` : messageOf(error);
    throw new UsageError(`${path} is not a table of CodeQL findings as SALLM published them: ${what}`, {
      cause: error,
    });
  }
}
