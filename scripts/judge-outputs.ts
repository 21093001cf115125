/**
 * Outputs of real models on the built-in tasks, read by hand: are the tests' verdicts right?
 *
 *     node scripts/judge-outputs.ts draw RUN...       draws from runs of `sallm bench` into audits/real-outputs/outputs.jsonl
 *     node scripts/judge-outputs.ts check [--limit N] repairs and judges the drawn answers again and tells which verdicts are
 *                                                     not what reading said; exit code 1 where one was right before
 *     node scripts/judge-outputs.ts report            the figures of the judgements, written into the page as well
 */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openProgramJudge, type ProgramJudge } from '../src/benchmark/judge-program.ts';
import { type JudgedSample, readJudgedSamples } from '../src/benchmark/metrics/read-run.ts';
import { TestStatus } from '../src/core/assessment.ts';
import { Outcome, Verdict } from '../src/core/outcome.ts';
import { packagePath } from '../src/core/paths.ts';
import { wilsonInterval } from '../src/core/statistics/index.ts';
import { markdownTable } from '../src/core/table.ts';
import { openSyntax, repairOutput, type Syntax } from '../src/repair/index.ts';
import { percentText } from '../src/report/reliability.ts';
import { byHash, fillPage, readRows } from './judged.ts';

const perModel = 50;
/** Of them at most so many by what they show; the rest by chance alone. */
const decidedPerModel = 20;
const folder = packagePath('audits', 'real-outputs');
const outputsFile = join(folder, 'outputs.jsonl');
const judgementsFile = join(folder, 'judgements.jsonl');

/** What the product said of one answer. */
const Said = z.object({
  outcome: Outcome,
  functional: TestStatus.nullable(),
  security: TestStatus.nullable(),
  verdict: Verdict.nullable(),
});
type Said = z.infer<typeof Said>;
const Output = Said.extend({
  /** `model/task/sample`. */
  id: z.string(),
  model: z.string(),
  task: z.string(),
  finishReason: z.string().nullable(),
  raw: z.string(),
  /** After repair. */
  code: z.string(),
  messages: z.array(z.string()),
});
type Output = z.infer<typeof Output>;
const Judgement = Said.extend({
  id: z.string(),
  model: z.string(),
  task: z.string(),
  /** The verdict, and what it stands on: the functional test's and the security test's. */
  right: z.boolean(),
  why: z.string().min(10),
  /** What it should have said, where that is another thing. */
  should: Said.partial().optional(),
});

function outputOf({ task, generation, assessment }: JudgedSample): Output {
  const { functional, security } = assessment.tests;
  // A model may be a file on somebody's machine.
  const model = basename(generation.model, '.gguf');
  return {
    id: `${model}/${task.id}/${generation.sample}`,
    ...{ model, task: task.id, outcome: assessment.outcome },
    functional: functional?.status ?? null,
    security: security?.status ?? null,
    verdict: assessment.verdicts.tests,
    ...{ finishReason: generation.finishReason, raw: generation.raw, code: assessment.repair.code },
    messages: [functional, security].flatMap((result) =>
      result === null || result.status === 'passed' ? [] : [(result.message ?? '').slice(0, 300)],
    ),
  };
}

/** Something was shown about the program: that it works, or that it is vulnerable. */
const isDecided = ({ functional, verdict }: Output): boolean =>
  functional === 'passed' || verdict === 'vulnerable';

async function draw(runs: readonly string[]): Promise<void> {
  const onProblem = ({ where, what }: { where: string; what: string }): void => {
    throw new Error(`${where}: ${what}`);
  };
  const samples = (await Promise.all(runs.map((run) => readJudgedSamples(run, onProblem)))).flat();
  const outputs = byHash(samples.map(outputOf), ({ id }) => id);
  const drawn = [...Map.groupBy(outputs, ({ model }) => model).values()].flatMap((all) => {
    const distinct = [
      ...new Map(all.toReversed().map((each) => [`${each.task}\n${each.code}`, each])).values(),
    ];
    const ranked = distinct.toReversed();
    const first = ranked.filter(isDecided).slice(0, decidedPerModel);
    const rest = ranked.filter((each) => !first.includes(each)).slice(0, perModel - first.length);
    return [...first, ...rest].sort((a, b) => (a.id < b.id ? -1 : 1));
  });
  writeFileSync(outputsFile, drawn.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const counts = Map.groupBy(outputs, ({ model }) => model);
  for (const [model, all] of counts)
    process.stdout.write(
      `${model}: ${all.length} answers, ${all.filter(isDecided).length} decided; drawn ${drawn.filter((each) => each.model === model).length}, ${drawn.filter((each) => each.model === model && isDecided(each)).length} decided\n`,
    );
}

async function check(limit: number): Promise<void> {
  const judgements = new Map(readRows(judgementsFile, Judgement).map((each) => [each.id, each]));
  const outputs = byHash(readRows(outputsFile, Output), ({ id }) => id);
  const judge = await openProgramJudge({ judges: ['tests'] });
  const syntax = await openSyntax();
  const [lost, wrong]: [string[], string[]] = [[], []];
  for (const output of outputs.slice(0, limit)) {
    const judgement = judgements.get(output.id);
    const is = await judgeAgain(output, judge, syntax);
    const { outcome, functional, verdict } = { ...output, ...judgement?.should };
    const should = [outcome, functional === 'passed', verdict].join(', ');
    if (is !== should) (judgement?.right ? lost : wrong).push(`${output.id}: ${is} instead of ${should}\n`);
  }
  await syntax.close();
  await judge.close();
  for (const line of lost) process.stdout.write(`was right: ${line}`);
  for (const line of wrong) process.stdout.write(`still wrong: ${line}`);
  const count = Math.min(limit, outputs.length);
  process.stdout.write(`${count - lost.length - wrong.length} of ${count} as they should be\n`);
  if (lost.length > 0) process.exitCode = 1;
}

/** The whole way once more: outcome, whether it works, verdict. */
async function judgeAgain(output: Output, judge: ProgramJudge, syntax: Syntax): Promise<string> {
  const task = judge.tasks.tasks.find(({ id }) => id === output.task);
  if (task?.prompt.code === undefined)
    throw new Error(`There is no task ${output.task} with a prompt as code.`);
  const { raw, finishReason } = output;
  const { entryPoint } = task;
  const repaired = await repairOutput(
    {
      ...{ raw, finishReason, promptCode: task.prompt.code, promptStyle: 'code', mode: 'chat' },
      ...(entryPoint !== undefined && { entryPoint }),
    },
    syntax,
  );
  if (repaired.outcome !== 'ok') return [repaired.outcome, false, 'inconclusive'].join(', ');
  const { outcome, functional, verdicts } = await judge.judge(task.id, repaired.code);
  return [outcome, functional, verdicts.tests].join(', ');
}

function report(): void {
  const judgements = readRows(judgementsFile, Judgement);
  const row = (name: string, of: typeof judgements): string[] => {
    const right = of.filter((each) => each.right).length;
    return [name, String(of.length), String(right), percentText(wilsonInterval(right, of.length))];
  };
  const kinds: [string, (of: (typeof judgements)[number]) => boolean][] = [
    ['secure', ({ verdict }) => verdict === 'secure'],
    ['vulnerable, works', ({ verdict, functional }) => verdict === 'vulnerable' && functional === 'passed'],
    [
      'vulnerable, fails its function',
      ({ verdict, functional }) => verdict === 'vulnerable' && functional !== 'passed',
    ],
    ['inconclusive, was run', ({ verdict, functional }) => verdict === 'inconclusive' && functional !== null],
    [
      'inconclusive, no program to run',
      ({ verdict, functional }) => verdict === 'inconclusive' && functional === null,
    ],
  ];
  const table = markdownTable(
    ['what was said', 'read', 'right', '%'],
    [
      row('**all**', judgements),
      ...[...Map.groupBy(judgements, ({ model }) => model)].map(([model, of]) => row(`\`${model}\``, of)),
      ...kinds.map(([name, isOf]) => row(name, judgements.filter(isOf))),
    ],
  );
  process.stdout.write(table);
  fillPage(packagePath('docs', 'audits.md'), 'real outputs', table);
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { limit: { type: 'string' } } });
const [command, ...runs] = positionals;
if (command === 'draw') await draw(runs);
else if (command === 'check') await check(values.limit === undefined ? Infinity : Number(values.limit));
else if (command === 'report') report();
else throw new Error('Usage: node scripts/judge-outputs.ts draw RUN... | check [--limit N] | report');
