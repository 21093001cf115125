/**
 * How many alarms of our own rules on real programs are right, judged by hand.
 *
 *     node scripts/judge-alarms.ts list [RULE] [--bare]   every alarm with the lines around it
 *     node scripts/judge-alarms.ts draw [--bare]          the drawn alarms that nobody has judged yet
 *     node scripts/judge-alarms.ts report                 the figures of the judgements, written into the page as well,
 *                                                         and which of the judged alarms are no longer raised
 *
 * The programs are the 696 snippets of ChatGPT conversations and 1,000 outputs of models: `../shared/data`. What is drawn
 * depends on hashes of seed and content alone: a rule that changes moves no other rule's alarms.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../src/core/hash.ts';
import { packagePath, packageRoot } from '../src/core/paths.ts';
import { markdownTable } from '../src/core/table.ts';
import { readSamples } from '../src/datasets/index.ts';
import { Ratios } from '../src/evaluation/ratio.ts';
import { percentText } from '../src/report/reliability.ts';
import { analyzeText, loadEngine, ruleSet, RuleSet } from '../src/rules/index.ts';
import { byHash, fillPage, readRows } from './judged.ts';

const drawn = 150;
const folder = packagePath('docs', 'analyzers', 'alarms');
const judgementsFile = join(folder, 'judgements.jsonl');

interface Program {
  /** `set/sample`. */
  readonly id: string;
  readonly code: string;
  readonly hash: string;
  /** Answers to one prompt resemble each other. */
  readonly cluster: string;
}
interface Alarm {
  readonly program: Program;
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}
const Judgement = z.strictObject({
  id: z.string(),
  code: z.string(),
  rule: z.string(),
  line: z.int(),
  verdict: z.enum(['right', 'wrong', 'unsure']),
  /** The random draws that it was in; none for the rest of the alarms on the snippets. */
  draws: z.array(z.int()),
  why: z.string().min(10),
});
type Judgement = z.infer<typeof Judgement>;

const keyOf = (hash: string, rule: string, line: number): string => `${hash} ${rule} ${line}`;
const keyOfJudgement = ({ code, rule, line }: Judgement): string => keyOf(code, rule, line);
const keyOfAlarm = ({ program, rule, line }: Alarm): string => keyOf(program.hash, rule, line);

/** Distinct programs that parse, of several files. */
async function programsOf(...files: readonly string[]): Promise<Program[]> {
  const found = new Map<string, Program>();
  const none = new RuleSet([]);
  for (const file of files) {
    const name = file.replace(/^.*\//, '').replace(/\.jsonl\.gz$/, '');
    const path = join(packageRoot, '..', 'shared', 'data', file);
    for await (const { id, code } of readSamples({ path }, () => {})) {
      const hash = sha256(code).slice(0, 12);
      if (found.has(hash)) continue;
      const { status } = analyzeText(code, { rules: none, toolVersion: '' });
      if (status === 'ok')
        found.set(hash, { id: `${name}/${id}`, code, hash, cluster: id.replace(/\/\d+$/, '') });
    }
  }
  return [...found.values()];
}

async function allPrograms(): Promise<Program[]> {
  const outputs = ['gpt-4_0.0', 'bigcode_starcoder_0.2', 'Salesforce_codegen25-7b-mono_0.6'];
  const sallm = await programsOf(...outputs.map((name) => `sallm/outputs/${name}.jsonl.gz`));
  const completions = ['gpt-code-clippy-125M-1024-f', 'gpt-neo-125M-apps', 'gpt-neo-125M-code-search-py'];
  const humaneval = await programsOf(...completions.map((name) => `gpt-code-clippy/${name}.jsonl.gz`));
  return [
    ...(await programsOf('devgpt/snippets.jsonl.gz')),
    ...byHash(sallm, ({ hash }) => hash).slice(0, 800),
    ...byHash(humaneval, ({ hash }) => hash).slice(0, 200),
  ];
}

/** What the default rules say, as in judging. One alarm for each rule and line. */
function alarmsOf(programs: readonly Program[]): Alarm[] {
  const alarms = new Map<string, Alarm>();
  for (const program of programs)
    for (const { rule, range, message } of analyzeText(program.code, { rules: ruleSet(), toolVersion: '' })
      .findings) {
      const alarm = { program, rule, line: range.line, message };
      if (!alarms.has(keyOfAlarm(alarm))) alarms.set(keyOfAlarm(alarm), alarm);
    }
  return [...alarms.values()];
}

function show({ program, rule, line, message }: Alarm, isBare: boolean): void {
  const lines = program.code.split('\n');
  const reach = isBare ? 0 : 25;
  const [first, last] = [Math.max(1, line - reach), Math.min(lines.length, line + (isBare ? 0 : 6))];
  const text = lines
    .slice(first - 1, last)
    .map((each, i) => `${first + i === line ? '>' : ' '}${String(first + i).padStart(4)} ${each}`)
    .join('\n');
  const { id, hash: code } = program;
  process.stdout.write(`${JSON.stringify({ id, code, rule, line })} ${message}\n${text}\n\n`);
}

const readJudgements = (): Judgement[] =>
  existsSync(judgementsFile) ? readRows(judgementsFile, Judgement) : [];

function tableOf(judgements: readonly Judgement[], programs: readonly Program[]): string {
  const clusters = new Map(programs.map(({ hash, cluster }) => [hash, cluster]));
  const ratios = new Ratios();
  const row = (name: string, of: readonly Judgement[]): string[] => {
    const sums = new Map<string, { top: number; bottom: number }>();
    for (const { code, verdict } of of) {
      const cluster = clusters.get(code) ?? code;
      const known = sums.get(cluster) ?? { top: 0, bottom: 0 };
      sums.set(cluster, { top: known.top + (verdict === 'right' ? 1 : 0), bottom: known.bottom + 1 });
    }
    const count = (verdict: string): string => String(of.filter((each) => each.verdict === verdict).length);
    return [name, count('right'), count('wrong'), count('unsure'), percentText(ratios.of(sums))];
  };
  const inDraw = (draw: number): Judgement[] => judgements.filter(({ draws }) => draws.includes(draw));
  const byRule = [...Map.groupBy(inDraw(1), ({ rule }) => rule)].sort(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  );
  return markdownTable(
    ['rule', 'right', 'wrong', 'unsure', 'precision %'],
    [
      row('first draw', inDraw(1)),
      row('second draw', inDraw(2)),
      row(
        'every alarm on the snippets',
        judgements.filter(({ id }) => id.startsWith('snippets/')),
      ),
      ...byRule.map(([rule, of]) => row(`\`${rule}\``, of)),
    ],
  );
}

/** What changed since the judging: rules get better, and worse. */
function changesOf(
  judgements: readonly Judgement[],
  alarms: readonly Alarm[],
): { text: string; gone: Judgement[] } {
  const raised = new Set(alarms.map(keyOfAlarm));
  const judged = new Set(judgements.map(keyOfJudgement));
  const gone = judgements.filter((each) => !raised.has(keyOfJudgement(each)));
  const count = (verdict: string): string => {
    const all = judgements.filter((each) => each.verdict === verdict).length;
    return `${all - gone.filter((each) => each.verdict === verdict).length} of the ${all} ${verdict}`;
  };
  const unjudged = alarms.filter((alarm) => !judged.has(keyOfAlarm(alarm))).length;
  const text = `Today's rules raise ${alarms.length} alarms: of the judged ones ${count('right')}, ${count('wrong')} and ${count('unsure')}, and ${unjudged} that nobody has judged.\n`;
  return { text, gone };
}

function report(
  judgements: readonly Judgement[],
  programs: readonly Program[],
  alarms: readonly Alarm[],
): void {
  const { text, gone } = changesOf(judgements, alarms);
  const figures = `${tableOf(judgements, programs)}\n${text}`;
  process.stdout.write(figures);
  for (const { id, rule, line, verdict } of gone)
    process.stdout.write(`no longer raised: ${verdict} ${rule} ${id} line ${line}\n`);
  fillPage(join(folder, 'README.md'), 'judged', figures);
}

const [command, ...words] = process.argv.slice(2);
const isBare = words.includes('--bare');
const wanted = words.find((word) => !word.startsWith('--'));
await loadEngine();
const programs = await allPrograms();
const alarms = alarmsOf(programs);
const judgements = readJudgements();
if (command === 'list') {
  for (const alarm of alarms) if (!wanted || alarm.rule === wanted) show(alarm, isBare);
} else if (command === 'draw') {
  const judged = new Set(judgements.map(keyOfJudgement));
  for (const alarm of byHash(alarms, keyOfAlarm).slice(0, drawn))
    if (!judged.has(keyOfAlarm(alarm))) show(alarm, isBare);
} else if (command === 'report') report(judgements, programs, alarms);
else throw new Error('Usage: node scripts/judge-alarms.ts list [RULE] [--bare] | draw [--bare] | report');
