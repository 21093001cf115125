import { agreement } from '../../core/statistics/index.ts';
import type { ProgramEvidence } from './evidence.ts';

/** What CodeQL (published) and one analyzer said of the same program. */
export interface ToolPair {
  setting: string;
  cwe: number;
  codeql: boolean;
  analyses: ProgramEvidence['analyses'];
}

export interface ToolAgreement {
  setting: string;
  tool: string;
  /** `null`: all. */
  cwe: number | null;
  both: number;
  onlyCodeql: number;
  onlyTool: number;
  neither: number;
  /** Programs that the tool could not parse or gave up on. */
  notAnalysed: number;
  kappa: number | null;
}

/** Findings of the task's own CWE: each analyzer against CodeQL, by configuration (first) and by CWE over all of them. */
export function toolAgreements(pairs: readonly ToolPair[]): ToolAgreement[] {
  const tools = [...new Set(pairs.flatMap(({ analyses }) => Object.keys(analyses)))];
  const of = (setting: string, cwe: number | null, own: readonly ToolPair[]): ToolAgreement[] =>
    tools.map((tool) => {
      const seen = own.flatMap(({ codeql, analyses }) => {
        const analysis = analyses[tool];
        return analysis?.status === 'ok' ? [{ codeql, tool: analysis.direct > 0 }] : [];
      });
      const count = (codeql: boolean, found: boolean): number =>
        seen.filter((one) => one.codeql === codeql && one.tool === found).length;
      const [both, onlyCodeql, onlyTool, neither] = [
        count(true, true),
        count(true, false),
        count(false, true),
        count(false, false),
      ];
      const { kappa } = agreement([
        [both, onlyCodeql],
        [onlyTool, neither],
      ]);
      return {
        ...{ setting, tool, cwe, both, onlyCodeql, onlyTool, neither },
        ...{ notAnalysed: own.length - seen.length, kappa },
      };
    });
  const bySetting = [...Map.groupBy(pairs, ({ setting }) => setting)];
  const byCwe = [...Map.groupBy(pairs, ({ cwe }) => cwe)].sort(([a], [b]) => a - b);
  return [
    ...bySetting.flatMap(([setting, own]) => of(setting, null, own)),
    ...byCwe.flatMap(([cwe, own]) => of('all', cwe, own)),
  ];
}
