import { Verdict } from '../../core/outcome.ts';
import { agreement } from '../../core/statistics/index.ts';
import { byConfiguration, byKey } from './grouping.ts';
import type { AgreementRow } from './rows.ts';
import type { ScoredSample } from './scored-sample.ts';

/** Tests against static analysis, per configuration: on all tasks (first) and per CWE. */
export function computeAgreement(samples: readonly ScoredSample[]): AgreementRow[] {
  return byConfiguration(samples).flatMap(([configuration, own]) =>
    (['all', 'cwe'] as const).flatMap((group) =>
      byKey(own, group).map(([key, members]) => {
        const counts = Verdict.options.map((tests) =>
          Verdict.options.map(
            (statics) =>
              members.filter(({ verdicts }) => verdicts.tests === tests && verdicts.static === statics)
                .length,
          ),
        );
        const agreed = agreement(counts);
        const missing = members.length - agreed.n;
        return { ...configuration, cwe: key === null ? null : Number(key), counts, missing, ...agreed };
      }),
    ),
  );
}
