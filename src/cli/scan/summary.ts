import type { AnalysisStatus, Finding } from '../../core/finding.ts';
import type { ScannedFile, ScannedFinding } from '../../scanning/scan.ts';

export const gates = ['low', 'medium', 'high', 'any', 'never'] as const;
export type Gate = (typeof gates)[number];

type Severity = Finding['severity'];
export const severities: readonly Severity[] = ['high', 'medium', 'low', 'unknown'];

export interface ToolSummary {
  name: string;
  version: string;
  findings: number;
  suppressed: number;
  severities: Record<Severity, number>;
  /** Files by what became of them. */
  files: Record<AnalysisStatus, number>;
}

/** Counts over a scan, by tool. Suppressed findings are counted apart and never reach the gate. */
export class Summary {
  files = 0;
  readonly tools: ToolSummary[];

  constructor(tools: readonly { name: string; version: string }[]) {
    this.tools = tools.map(({ name, version }) => ({
      name,
      version,
      findings: 0,
      suppressed: 0,
      severities: { high: 0, medium: 0, low: 0, unknown: 0 },
      files: { ok: 0, unparsable: 0, timeout: 0, crashed: 0, unavailable: 0 },
    }));
  }

  add({ analyses }: ScannedFile): void {
    this.files++;
    for (const tool of this.tools) {
      const analysis = analyses.get(tool.name);
      if (!analysis) continue;
      tool.files[analysis.status]++;
      for (const finding of analysis.findings) this.#count(tool, finding);
    }
  }

  #count(tool: ToolSummary, { severity, suppressed }: ScannedFinding): void {
    if (suppressed) tool.suppressed++;
    else {
      tool.findings++;
      tool.severities[severity]++;
    }
  }

  total(severity: Severity): number {
    return this.tools.reduce((sum, tool) => sum + tool.severities[severity], 0);
  }

  /** Pairs of file and tool without a result; unparsable ones have one. */
  get failures(): number {
    const failed = ({ files }: ToolSummary) => files.timeout + files.crashed + files.unavailable;
    return this.tools.reduce((sum, tool) => sum + failed(tool), 0);
  }

  /** How many findings a gate lets nobody pass with. `unknown` severities count for `any` alone. */
  beyond(gate: Gate): number {
    if (gate === 'never') return 0;
    const counted = gate === 'any' ? severities : severities.slice(0, severities.indexOf(gate) + 1);
    return counted.reduce((sum, severity) => sum + this.total(severity), 0);
  }
}
