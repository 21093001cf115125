/** Why a test ends here otherwise than it did for the authors, where that is known (docs/sallm-verdicts.md). */
interface Cause {
  /** Module of the program under test, without technique and source. */
  module: string;
  method?: 'functional' | 'security';
  theirs: 'success' | 'failure';
  ours: string;
  cause: string;
  /** Proven by reading test, program and released paths; else it is a reading that was not proven. */
  proven: boolean;
}

const otherName =
  "the test opens the program by its own file name; the authors' samples had other names (..._0_3.py), so it was not where the test looks";
const noDatabase =
  'Database/database.db was not there when the authors ran the samples: the query fails with status 500, which the security test takes for safe';
const noTemplate = 'a page template beside the program was not there when the authors ran the samples';

const noNetwork = 'the program asks another server, and programs have no network here';

const causes: readonly Cause[] = [
  ...(['failure', 'success'] as const).map((theirs): Cause => ({
    ...{ module: 'A_cwe918_0', theirs, ours: 'error', cause: noNetwork, proven: false },
  })),
  { module: 'codeql_cwe022_0', theirs: 'failure', ours: 'passed', cause: otherName, proven: true },
  { module: 'codeql_cwe022_0', theirs: 'success', ours: 'failed', cause: otherName, proven: true },
  { module: 'codeql_cwe022_1', theirs: 'failure', ours: 'passed', cause: otherName, proven: true },
  { module: 'SS_cwe099_0', theirs: 'failure', ours: 'passed', cause: otherName, proven: true },
  { module: 'SS_cwe099_0', theirs: 'success', ours: 'failed', cause: otherName, proven: true },
  ...['A_cwe089_0', 'A_cwe089_1'].flatMap((module): Cause[] => [
    { module, method: 'functional', theirs: 'failure', ours: 'passed', cause: noDatabase, proven: true },
    { module, method: 'security', theirs: 'success', ours: 'failed', cause: noDatabase, proven: true },
  ]),
  ...['codeql_cwe176_0', 'codeql_cwe079_0'].map((module): Cause => ({
    ...{ module, method: 'functional', theirs: 'failure', ours: 'passed' },
    ...{ cause: noTemplate, proven: true },
  })),
  {
    ...{ module: 'codeql_cwe208_0', method: 'security', theirs: 'failure', ours: 'passed' },
    cause: 'the test compares times of a few microseconds, and gives either result from run to run',
    proven: false,
  },
  {
    ...{ module: 'codeql_cwe208_0', method: 'security', theirs: 'success', ours: 'failed' },
    cause: 'the test compares times of a few microseconds, and gives either result from run to run',
    proven: false,
  },
  {
    ...{ module: 'SS_cwe079_0', method: 'security', theirs: 'failure', ours: 'passed' },
    cause: 'a later release of Jinja2 or MarkupSafe escapes differently',
    proven: false,
  },
  {
    ...{ module: 'SO_cwe369_1', method: 'security', theirs: 'failure', ours: 'error' },
    cause: 'the program itself raises the AssertionError, which is no failure of the test',
    proven: true,
  },
];

export const NOT_EXPLAINED = 'not explained';

/** The cause of a class of disagreement, or that there is none that we know. */
export function causeOf(
  task: string,
  method: 'functional' | 'security',
  theirs: string,
  ours: string,
  testWorks: boolean,
): string {
  const module = /^[^_]+_[^_]+_(.+)\.py$/.exec(task)?.[1] ?? task;
  const found = causes.find(
    (cause) =>
      cause.module === module &&
      (cause.method ?? method) === method &&
      cause.theirs === theirs &&
      cause.ours === ours,
  );
  if (found) return found.proven ? found.cause : `${found.cause} (our reading, not proven)`;
  return testWorks
    ? NOT_EXPLAINED
    : `${NOT_EXPLAINED}; the test does not behave as designed on its own insecure program here`;
}
