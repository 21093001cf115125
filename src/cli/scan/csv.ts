import { csvLine } from '../../core/table.ts';
import type { ScanFormat } from './writer.ts';

const header =
  'path,tool,version,status,rule,symbol,kind,category,severity,confidence,cwes,line,column,end_line,end_column,suppressed,message';

/** One row per finding; a tool that has none to tell because it could not analyze the file has a row with its status. */
export const csv = {
  extension: '.csv',
  open(sink, { tools }) {
    const versions = new Map(tools.map(({ name, version }) => [name, version]));
    sink.write(`${header}\n`);
    return {
      add({ path, analyses }) {
        for (const [tool, { status, detail = '', findings }] of analyses) {
          const start = [path, tool, versions.get(tool) ?? '', status];
          if (status !== 'ok' && findings.length === 0)
            sink.write(csvLine([...start, ...Array.from({ length: 12 }, () => null), detail]));
          for (const { range, ...finding } of findings)
            sink.write(
              csvLine([
                ...[...start, finding.rule, finding.symbol ?? null, finding.kind, finding.category ?? null],
                ...[finding.severity, finding.confidence, finding.cwes.join(' ')],
                ...[range.line, range.column, range.endLine, range.endColumn],
                ...[finding.suppressed ? 'yes' : 'no', finding.message],
              ]),
            );
        }
      },
      end() {},
    };
  },
} satisfies ScanFormat;
