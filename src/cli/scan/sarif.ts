import { sarifLog, SarifRun } from '../../analysis/sarif/writer.ts';
import { Spool } from './output-file.ts';
import type { ScanFormat } from './writer.ts';

/** SARIF 2.1.0, one run per tool. */
export const sarif = {
  extension: '.sarif',
  open(sink, { tools, suppressionsSeen }) {
    const runs = tools.map(({ name, version }) => ({
      name,
      run: new SarifRun(name, version, suppressionsSeen),
      spool: new Spool(),
    }));
    return {
      add({ path, code, analyses }) {
        for (const { name, run, spool } of runs) {
          const analysis = analyses.get(name);
          if (analysis) spool.write(run.add({ path, code }, analysis));
        }
      },
      end() {
        sink.write(sarifLog.open);
        runs.forEach(({ run, spool }, i) => {
          sink.write((i === 0 ? '' : sarifLog.between) + run.open());
          spool.copyTo(sink);
          sink.write(run.close());
        });
        sink.write(sarifLog.close);
      },
      release() {
        for (const { spool } of runs) spool.remove();
      },
    };
  },
} satisfies ScanFormat;
