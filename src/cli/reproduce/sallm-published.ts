import { type MetricRow, metricsOfFile, type PublishedRow } from '../../benchmark/metrics/index.ts';
import { readPublishedStaticFigures, readPublishedTestFigures } from '../../datasets/index.ts';
import { countStatuses } from '../../reproduction/figures.ts';
import type { PageSection } from '../../reproduction/page.ts';
import {
  comparePublished,
  type CountingRow,
  defectsOf,
  publishedSection,
} from '../../reproduction/sallm-2024/index.ts';
import type { SallmBase } from './sallm-work.ts';

const KS = [1, 3, 5];

/** The published tables in the published counting and in ours. */
export async function recomputePublished({
  layout,
  configurations,
  options,
  command,
}: SallmBase): Promise<{ section: PageSection; summary: string[] }> {
  const { progress } = options;
  const onProblem = ({ where, what }: { where: string; what: string }) =>
    progress.note(`left out: ${where}: ${what}`);
  const tests = layout.testTable ? await readPublishedTestFigures(layout.testTable, onProblem) : [];
  const statics = layout.staticTable ? await readPublishedStaticFigures(layout.staticTable, onProblem) : [];
  const published: PublishedRow[] = [];
  const countings: CountingRow[] = [];
  progress.phase('computing the published tables', configurations.length);
  for (const { setting, outputs, verdicts } of configurations) {
    const report = await metricsOfFile([outputs, ...(verdicts === null ? [] : [verdicts])], { ks: KS });
    for (const problem of report.problems) onProblem(problem);
    published.push(...report.published);
    countings.push(...countingRows(setting, report.rows, report.published));
    progress.tick();
  }
  progress.done();
  const compared = comparePublished(tests, statics, published);
  const defects = configurations.flatMap(({ setting, samples }) =>
    defectsOf(samples).map((defect) => ({ setting, ...defect })),
  );
  const counts = countStatuses(compared.filter((one) => one.released).flatMap((one) => one.figures));
  const released = compared.filter((one) => one.released).length;
  return {
    section: publishedSection(compared, countings, defects, command),
    summary: [
      `${counts.equal} of ${counts.equal + counts.different} published figures of ${released} configurations are equal to the last digit${counts.different > 0 ? `; ${counts.different} differ` : ''}. ${compared.length - released} configurations cannot be checked: their outputs are not there.`,
    ],
  };
}

/** Each published figure beside the one that stands in its place in our counting. */
function countingRows(
  setting: string,
  rows: readonly MetricRow[],
  published: readonly PublishedRow[],
): CountingRow[] {
  const own = rows.filter(({ group }) => group === 'all');
  return published.flatMap((row) => {
    const at = (source: string) =>
      own.find(({ verdictSource }) => verdictSource === source)?.at.find(({ k }) => k === row.k);
    const [tests, statics] = [at('tests'), at('static')];
    const { k } = row;
    return [
      ...(tests && row.pass !== null
        ? [
            {
              judge: 'tests',
              figure: `Pass@${k}`,
              published: row.pass,
              ourName: `pass@${k}`,
              ours: tests.pass,
            },
            {
              ...{ judge: 'tests', figure: `Vul@${k}`, published: row.vulnerable },
              ...{ ourName: `vulnerable@${k}`, ours: tests.vulnerable },
            },
            {
              ...{ judge: 'tests', figure: `New_Security@${k}`, published: row.secure },
              ...{ ourName: `secure@${k} (all k work and are secure)`, ours: tests.secure },
            },
          ]
        : []),
      ...(statics && row.staticVulnerable !== null
        ? [
            {
              ...{ judge: 'CodeQL', figure: `vul_at_k@${k}`, published: row.staticVulnerable },
              ...{ ourName: `vulnerable@${k}`, ours: statics.vulnerable },
            },
            {
              ...{ judge: 'CodeQL', figure: `new_security_at_k@${k}`, published: row.staticSecure },
              ...{ ourName: `secure@${k} (all k compile, no finding)`, ours: statics.secure },
            },
          ]
        : []),
    ].map((cells) => ({ setting, ...cells }));
  });
}
