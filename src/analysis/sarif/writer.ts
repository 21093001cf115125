import { cweEntries, cweName, cweSource } from '../../core/cwe/index.ts';
import type { AnalysisStatus, Finding, FlowStep, Range, SampleAnalysis } from '../../core/finding.ts';
import { sha256 } from '../../core/hash.ts';
import { levelOf, ruleOf } from './rule.ts';
import type { CodeFlow, Descriptor, Notification, Region, Result, Run } from './schema.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const failures: ReadonlySet<AnalysisStatus> = new Set(['crashed', 'timeout', 'unavailable']);

export interface SarifFile {
  /** As the user names it, with forward slashes: relative to where the command ran, or absolute. */
  path: string;
  code: string;
}
/** A finding that a comment in the code switches off is written as suppressed. */
export type SarifFinding = Finding & { suppressed?: boolean };
export type SarifAnalysis = Omit<SampleAnalysis, 'findings'> & { findings: readonly SarifFinding[] };

/**
 * One run of one tool, in pieces, so that the results of a big tree never lie in memory: {@link open}, {@link add} per
 * file, {@link close}, put together in this order. {@link sarifLog} wraps the runs.
 */
export class SarifRun {
  readonly #tool: string;
  readonly #version: string;
  readonly #suppressionsSeen: boolean;
  readonly #rules = new Map<string, { index: number; rule: Descriptor }>();
  readonly #cwes = new Set<number>();
  readonly #notifications: Notification[] = [];
  #successful = true;
  #count = 0;

  /** @param suppressionsSeen whether the tool looked for suppression comments, so that "not suppressed" is known */
  constructor(tool: string, version: string, suppressionsSeen: boolean) {
    this.#tool = tool;
    this.#version = version;
    this.#suppressionsSeen = suppressionsSeen;
  }

  open(): string {
    return '{"results":[';
  }

  add({ path, code }: SarifFile, { status, detail, findings }: SarifAnalysis): string {
    const uri = uriOf(path);
    if (status !== 'ok') {
      if (failures.has(status)) this.#successful = false;
      this.#notifications.push({
        descriptor: { id: status },
        level: failures.has(status) ? 'error' : 'warning',
        message: { text: `${status}${detail === undefined ? '' : `: ${detail}`}` },
        locations: [{ physicalLocation: { artifactLocation: { uri } } }],
      });
    }
    const lines = findings.length > 0 ? code.split(/\r\n|\r|\n/) : [];
    const seen = new Map<string, number>();
    return findings
      .map((finding) => {
        const line = (lines[finding.range.line - 1] ?? '').trim();
        const print = sha256(JSON.stringify([finding.rule, line])).slice(0, 16);
        const nth = (seen.get(print) ?? 0) + 1;
        seen.set(print, nth);
        const comma = this.#count++ === 0 ? '' : ',\n';
        return comma + JSON.stringify(this.#resultOf(finding, uri, `${print}:${nth}`));
      })
      .join('');
  }

  close(): string {
    const rules = [...this.#rules.values()].map(({ rule }) => rule);
    const cwes = [...this.#cwes].sort((a, b) => a - b);
    const rest: Omit<Run, 'results'> = {
      tool: {
        driver: {
          name: this.#tool,
          ...(this.#version !== '' && { version: this.#version }),
          rules,
          notifications: [...new Set(this.#notifications.map(({ descriptor }) => descriptor.id))].map(
            (id) => ({ id }),
          ),
          ...(cwes.length > 0 && { supportedTaxonomies: [{ name: 'CWE', index: 0 }] }),
        },
      },
      columnKind: 'utf16CodeUnits',
      invocations: [
        { executionSuccessful: this.#successful, toolExecutionNotifications: this.#notifications },
      ],
      ...(cwes.length > 0 && {
        taxonomies: [
          {
            name: 'CWE',
            organization: 'MITRE',
            shortDescription: { text: cweSource },
            taxa: cwes.map((cwe) => ({
              id: String(cwe),
              ...(cweEntries.has(cwe) && { shortDescription: { text: cweName(cwe) } }),
              helpUri: `https://cwe.mitre.org/data/definitions/${cwe}.html`,
            })),
          },
        ],
      }),
    };
    return `],${JSON.stringify(rest).slice(1)}`;
  }

  #resultOf(finding: SarifFinding, uri: string, print: string): Result {
    const { rule, message, severity, confidence, cwes, range, flow, suppressed } = finding;
    let known = this.#rules.get(rule);
    if (!known) this.#rules.set(rule, (known = { index: this.#rules.size, rule: ruleOf(finding) }));
    for (const cwe of cwes) this.#cwes.add(cwe);
    const suppressions = suppressed ? [{ kind: 'inSource' as const }] : this.#suppressionsSeen ? [] : null;
    return {
      ruleId: rule,
      ruleIndex: known.index,
      level: levelOf(severity),
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: { uri }, region: regionOf(range) } }],
      ...(flow && flow.length > 0 && { codeFlows: [codeFlowOf(flow, uri)] }),
      partialFingerprints: { 'sallmLine/v1': print },
      ...(cwes.length > 0 && {
        taxa: cwes.map((cwe) => ({ id: String(cwe), toolComponent: { name: 'CWE', index: 0 } })),
      }),
      ...(suppressions && { suppressions }),
      properties: { severity, confidence },
    };
  }
}

/** A whole log around runs that are written already. */
export const sarifLog = {
  open: `{"$schema":"${schema}","version":"2.1.0","runs":[`,
  between: ',\n',
  close: ']}\n',
};

/** Without an end where the tool names none: the region is then the rest of the line. */
const regionOf = ({ line, column, endLine, endColumn }: Range): Region => ({
  startLine: line,
  startColumn: column,
  ...((endLine !== line || endColumn !== column) && { endLine, endColumn }),
});

const codeFlowOf = (flow: readonly FlowStep[], uri: string): CodeFlow => ({
  threadFlows: [
    {
      locations: flow.map(({ range, message }) => ({
        location: {
          physicalLocation: { artifactLocation: { uri }, region: regionOf(range) },
          message: { text: message },
        },
      })),
    },
  ],
});

function uriOf(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
