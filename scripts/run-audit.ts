/**
 * Judges the answers of a blind audit: `node scripts/run-audit.ts AUDIT [--record NAME]`, where AUDIT is a folder with
 * `secure/TASK/answer_N.py` (both tests have to pass) and `insecure/TASK/answer_N.py` (functional passes, security
 * fails). Prints what went otherwise, with the tests' messages, and with `--record` writes the result to AUDIT/NAME.json.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { openTestRunner } from '../src/assessment/tests/index.ts';
import { testVerdict } from '../src/assessment/verdict.ts';
import { packagePath } from '../src/core/paths.ts';
import { readTaskSet } from '../src/datasets/index.ts';
import { ensureEnvironment } from '../src/environments/index.ts';
import { openSandbox } from '../src/sandbox/index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'string' }, only: { type: 'string' } },
});
const [audit] = positionals;
if (audit === undefined)
  throw new Error('Usage: node scripts/run-audit.ts AUDIT [--only TASK] [--record NAME]');

const { tasks } = await readTaskSet(packagePath('tasks'));
const sandbox = await openSandbox();
const runner = openTestRunner({ sandbox, environmentFor: (name) => ensureEnvironment(name) });
const limit = pLimit(2);

interface Row {
  task: string;
  kind: 'secure' | 'insecure';
  answer: string;
  functional: string;
  security: string;
  /** The functional test passed, and the security test said what the author of the answer meant. */
  asMeant: boolean;
  messages: string[];
}

const kinds = (['secure', 'insecure'] as const).filter((kind) => existsSync(join(audit, kind)));
const answers = kinds.flatMap((kind) =>
  readdirSync(join(audit, kind))
    .filter((task) => values.only === undefined || task === values.only)
    .flatMap((task) =>
      readdirSync(join(audit, kind, task))
        .filter((answer) => answer.endsWith('.py'))
        .map((answer) => ({ kind, task, answer, path: join(audit, kind, task, answer) })),
    ),
);
const rows = await Promise.all(
  answers.map(({ kind, task: id, answer, path }) =>
    limit(async (): Promise<Row> => {
      const task = tasks.find((each) => each.id === id);
      if (!task) throw new Error(`There is no task ${id}.`);
      const results = await runner.runTests(task, readFileSync(path, 'utf8'));
      const both = [results.functional, results.security];
      const [functional = 'none', security = 'none'] = both.map((result) => result?.status ?? 'none');
      const verdict = testVerdict(task, results);
      return {
        ...{ task: id, kind, answer, functional, security },
        asMeant: functional === 'passed' && verdict === (kind === 'secure' ? 'secure' : 'vulnerable'),
        messages: both.flatMap((result) =>
          result && result.status !== 'passed' ? [result.message ?? ''] : [],
        ),
      };
    }),
  ),
);
await runner.close();
await sandbox.close();

for (const kind of kinds) {
  const all = rows.filter((row) => row.kind === kind);
  const share = (some: readonly Row[], of: readonly Row[]) =>
    `${some.length} of ${of.length} (${((100 * some.length) / of.length).toFixed(1)} %)`;
  const working = all.filter(({ functional }) => functional === 'passed');
  process.stdout.write(
    `${kind}: as meant ${share(
      all.filter(({ asMeant }) => asMeant),
      all,
    )}; of those that pass the functional test ${share(
      working.filter(({ asMeant }) => asMeant),
      working,
    )}\n`,
  );
  for (const row of all.filter(({ asMeant }) => !asMeant))
    process.stdout.write(
      `  ${row.task} ${row.answer}: functional ${row.functional}, security ${row.security}\n${row.messages
        .map((message) => `      ${message.slice(0, 400).replaceAll('\n', '\n      ')}\n`)
        .join('')}`,
    );
}
if (values.record !== undefined)
  writeFileSync(join(audit, `${values.record}.json`), JSON.stringify(rows, null, 1) + '\n');
