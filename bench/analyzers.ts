/**
 * Pylint and Bandit as this project runs them against their own command lines: equality and speed, in one run.
 *
 *   node bench/analyzers.ts [DATASET...] [--samples N] [--tools pylint,bandit] [--reference FILE] [--seed N]
 *
 * Compares, message by message, one fresh process per sample with our workers (one and two of them, order reversed, library
 * modules not yet known and known), and gives samples per CPU-second and per second for each way, also for one process over
 * the whole folder (`pylint -j 2`, `bandit`). On a busy machine the figures per CPU-second are the ones to look at.
 * `--reference` keeps the fresh results of Pylint in a file and takes them from there, so that a long comparison can be
 * continued; what it took counts for no speed. Linux: processor time is read from /proc.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openAnalyzers } from '../src/analysis/index.ts';
import type { SampleAnalysis } from '../src/core/finding.ts';
import { sha256 } from '../src/core/hash.ts';
import { writeJsonAtomic } from '../src/core/run/atomic.ts';
import type { Sample } from '../src/core/sample.ts';
import { parseDatasetSpec, readSamples, type ReadProblem } from '../src/datasets/index.ts';
import { sampleStream } from '../src/datasets/select-samples.ts';
import { ensureEnvironment, runProgram } from '../src/environments/index.ts';

const data = '../shared/data';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    samples: { type: 'string', default: '30' },
    tools: { type: 'string', default: 'pylint,bandit' },
    reference: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const specs =
  positionals.length > 0
    ? positionals
    : [
        `jsonl,code-column=code:${data}/devgpt/snippets.jsonl.gz`,
        `jsonl,code-column=insecure:${data}/sven/train_half_python.jsonl.gz`,
        `jsonl,code-column=secure:${data}/sven/train_half_python.jsonl.gz`,
        `samples,problems=${data}/humaneval/HumanEval.jsonl.gz:${data}/gpt-code-clippy`,
      ];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** An equal share of each data set, as far as each goes. */
async function chooseSamples(): Promise<Sample[]> {
  const count = Number(values.samples);
  const sets = await Promise.all(
    specs.map((spec, i) => {
      const onProblem = ({ where, what }: ReadProblem) => say(`left out: ${where}: ${what}`);
      const samples = readSamples(parseDatasetSpec(spec), onProblem);
      return sampleStream(samples, count, Number(values.seed) + i);
    }),
  );
  const chosen: Sample[] = [];
  for (let turn = 0; chosen.length < count && sets.some((set) => set.length > turn); turn++)
    chosen.push(...sets.flatMap((set) => set[turn] ?? []));
  return chosen
    .slice(0, count)
    .map(({ code, origin }, i) => ({ id: `${i}`, code: code.toWellFormed(), origin }));
}

/** Processor seconds of all processes that this one started, ended or not. */
function childSeconds(): number {
  const stat = (pid: string): number[] => {
    try {
      const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
    } catch (error) {
      // Ended since the folder was listed; what it used is then in our own figures.
      if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
      throw error;
    }
  };
  const own = stat('self');
  let ticks = (own[13] ?? 0) + (own[14] ?? 0);
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = stat(pid);
    if (fields[1] === process.pid) ticks += fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
  }
  return ticks / 100;
}

interface Speed {
  perCpuSecond: number;
  perSecond: number;
}
async function measure<T>(count: number, work: () => Promise<T>): Promise<[T, Speed]> {
  const [cpu, wall] = [childSeconds(), performance.now()];
  const result = await work();
  const seconds = (performance.now() - wall) / 1000;
  return [result, { perCpuSecond: count / (childSeconds() - cpu), perSecond: count / seconds }];
}

const { python } = await ensureEnvironment('analyzers', { onNote: say });
const folder = mkdtempSync(join(tmpdir(), 'sallm-bench-'));

/** The command line in a working folder, with nothing of the user's. */
async function commandLine(tool: string, cwd: string, args: readonly string[]): Promise<string> {
  const settings = ['PATH=/usr/bin:/bin', 'LANG=C.UTF-8', `PYLINTHOME=${folder}`, `XDG_CACHE_HOME=${folder}`];
  const command = ['-i', '-C', cwd, ...settings, python, '-I', '-X', 'utf8', '-m', tool, ...args];
  return (await runProgram('env', command)).stdout;
}

type Lines = string[];
interface Tool {
  name: string;
  args: readonly string[];
  folderArgs: readonly string[];
  /** What a fresh process printed, as comparable lines. */
  printed(stdout: string): Lines;
  /** The same from ours. */
  found(analysis: SampleAnalysis, ascii: boolean): Lines;
  /** The printed lines without what cannot be compared in code that is not ASCII. */
  comparable(lines: Lines, ascii: boolean): Lines;
}

interface PylintMessage {
  messageId: string;
  symbol: string;
  message: string;
  type: string;
  line: number;
  column: number;
  endLine: number | null;
  endColumn: number | null;
}
type Printed = [string, string, string, string, number, number, number | null, number | null];
const pylint: Tool = {
  name: 'pylint',
  args: ['--rcfile=', '--persistent=n', '-f', 'json2', 'sample.py'],
  folderArgs: ['--rcfile=', '--persistent=n', '-f', 'json2', '-j', '2'],
  printed: (stdout) =>
    (JSON.parse(stdout) as { messages: PylintMessage[] }).messages
      .map((m) =>
        JSON.stringify([m.messageId, m.symbol, m.message, m.type, m.line, m.column, m.endLine, m.endColumn]),
      )
      .sort(),
  found: ({ findings }, ascii) =>
    findings
      .map(({ rule, symbol, message, category, range: { line, column, endLine, endColumn } }) =>
        [rule, symbol, message, category, line, ...(ascii ? [column, endLine, endColumn] : [])].join('|'),
      )
      .sort(),
  comparable: (lines, ascii) =>
    lines
      .map((text) => {
        const [rule, symbol, message, type, line, column, endLine, endColumn] = JSON.parse(text) as Printed;
        const from = Math.max(1, column + (rule === 'E0001' ? 0 : 1));
        const place = [from, endLine ?? line, endColumn === null ? from : endColumn + 1];
        return [rule, symbol, message, type, line, ...(ascii ? place : [])].join('|');
      })
      .sort(),
};

interface BanditReport {
  results: {
    test_id: string;
    issue_text: string;
    issue_severity: string;
    issue_confidence: string;
    line_number: number;
  }[];
}
const bandit: Tool = {
  name: 'bandit',
  args: ['-q', '-f', 'json', 'sample.py'],
  folderArgs: ['-q', '-f', 'json'],
  printed: (stdout) =>
    (JSON.parse(stdout) as BanditReport).results
      .map((r) =>
        [
          ...[r.test_id, r.issue_text, r.issue_severity.toLowerCase(), r.issue_confidence.toLowerCase()],
          r.line_number,
        ].join('|'),
      )
      .sort(),
  found: ({ findings }) =>
    findings
      .map((f) => [f.rule, f.message, f.severity, f.confidence, f.range.line].join('|').replaceAll('\n', ' '))
      .sort(),
  comparable: (lines) => lines.map((line) => line.replaceAll('\n', ' ')).sort(),
};

/** One fresh process per sample, one after the other. */
async function fresh(tool: Tool, samples: readonly Sample[]): Promise<[Map<string, Lines>, Speed | null]> {
  const file = tool === pylint ? values.reference : undefined;
  const kept = new Map(
    file !== undefined && existsSync(file)
      ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Lines>)
      : [],
  );
  const missing = samples.filter(({ code }) => !kept.has(sha256(code)));
  const keep = () => file !== undefined && writeJsonAtomic(file, Object.fromEntries(kept));
  const [, speed] = await measure(missing.length, async () => {
    for (const [i, { id, code }] of missing.entries()) {
      const cwd = join(folder, `${tool.name}-${id}`);
      mkdirSync(cwd);
      writeFileSync(join(cwd, 'sample.py'), code);
      const stdout = await commandLine(tool.name, cwd, tool.args);
      kept.set(sha256(code), tool.printed(stdout.replaceAll(`${cwd}/`, '')));
      if (i % 50 === 49) keep();
    }
  });
  keep();
  const lines = new Map(samples.map(({ id, code }) => [id, kept.get(sha256(code))!]));
  return [lines, missing.length > 0 ? speed : null];
}

async function wholeFolder(tool: Tool, samples: readonly Sample[]): Promise<Speed> {
  const cwd = join(folder, `${tool.name}-folder`);
  mkdirSync(cwd);
  const names = samples.map(({ id, code }) => {
    writeFileSync(join(cwd, `sample_${id}.py`), code);
    return `sample_${id}.py`;
  });
  const [, speed] = await measure(samples.length, () =>
    commandLine(tool.name, cwd, [...tool.folderArgs, ...names]),
  );
  return speed;
}

function differences(
  tool: Tool,
  samples: readonly Sample[],
  expected: Map<string, Lines>,
  found: Map<string, SampleAnalysis>,
) {
  return samples.filter(({ id, code }) => {
    const ascii = /^[\0-\x7f]*$/.test(code);
    const ours = tool.found(found.get(id)!, ascii);
    return JSON.stringify(ours) !== JSON.stringify(tool.comparable(expected.get(id)!, ascii));
  });
}

const samples = await chooseSamples();
say(`${samples.length} samples`);
try {
  for (const tool of [pylint, bandit].filter(({ name }) => values.tools.split(',').includes(name))) {
    const rows: [string, Speed | null][] = [];
    const [expected, freshSpeed] = await fresh(tool, samples);
    rows.push(['fresh process per sample', freshSpeed]);
    rows.push([
      `${[tool.name, ...tool.folderArgs.slice(4)].join(' ')} on all`,
      await wholeFolder(tool, samples),
    ]);
    for (const workers of [1, 2]) {
      const [analyzer] = openAnalyzers([tool.name], { honourSuppressions: true, workers, cache: false });
      await analyzer!.prepare();
      for (const pass of ['first pass', 'second pass']) {
        const order = pass === 'first pass' ? samples : samples.toReversed();
        const [found, speed] = await measure(samples.length, () =>
          analyzer!.analyze(order, { secondsPerSample: 300 }),
        );
        rows.push([`ours, ${workers} worker(s), ${pass}`, speed]);
        const differ = differences(tool, samples, expected, found);
        const messages = [...expected.values()].flat().length;
        say(
          `${tool.name}, ${workers} worker(s), ${pass}: ${samples.length - differ.length} of ${samples.length} samples equal (${messages} messages)`,
        );
        for (const { id, origin } of differ) say(`  differs: ${id} ${JSON.stringify(origin)}`);
      }
      await analyzer!.close();
    }
    const base = freshSpeed?.perCpuSecond;
    for (const [name, speed] of rows) {
      if (speed === null) continue;
      const ratio =
        base === undefined ? '' : `, ${(speed.perCpuSecond / base).toFixed(1)} times a fresh process`;
      say(
        `${tool.name}: ${name}: ${speed.perCpuSecond.toFixed(1)} per CPU-second${ratio}; ${speed.perSecond.toFixed(1)} per second`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
