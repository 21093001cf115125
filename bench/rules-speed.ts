/**
 * Our rules against Bandit on the same samples, in one run: samples per second and per CPU-second of both, and what one
 * file takes in a warm process.
 *
 *   node bench/rules-speed.ts [DATASET...] [--samples N] [--workers N]
 *
 * On a busy machine the figures per CPU-second and the ratio are the ones to look at. Linux: processor time of children is
 * read from /proc.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openAnalyzers } from '../src/analysis/index.ts';
import { parseDatasetSpec, readSamples } from '../src/datasets/index.ts';
import { sampleStream } from '../src/datasets/select-samples.ts';
import type { Sample } from '../src/core/sample.ts';
import { analyzeText, loadEngine, ruleSet } from '../src/rules/index.ts';

const data = '../shared/data';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { samples: { type: 'string', default: '2000' }, workers: { type: 'string', default: '2' } },
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

async function chooseSamples(): Promise<Sample[]> {
  const count = Number(values.samples);
  const sets = await Promise.all(
    specs.map((spec, i) =>
      sampleStream(
        readSamples(parseDatasetSpec(spec), ({ where, what }) => say(`left out: ${where}: ${what}`)),
        Math.ceil(count / specs.length),
        i,
      ),
    ),
  );
  return sets.flat().map(({ code, origin }, i) => ({ id: String(i), code: code.toWellFormed(), origin }));
}

/** Seconds of processor time of this process, its threads and its living children. */
function cpuSeconds(): number {
  const own = process.cpuUsage();
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, 'utf8');
      } catch {
        return '';
      }
    })
    .map((stat) => stat.slice(stat.lastIndexOf(')') + 2).split(' '))
    .filter(([, parent]) => parent === String(process.pid))
    .reduce((sum, fields) => sum + Number(fields[11]) + Number(fields[12]), 0);
  return (own.user + own.system) / 1e6 + ticks / 100;
}

const samples = await chooseSamples();
const characters = samples.reduce((sum, { code }) => sum + code.length, 0);
say(`${samples.length} samples of ${Math.round(characters / samples.length)} characters on average`);

const perCpu = new Map<string, number>();
for (const name of ['sallm', 'bandit']) {
  const [analyzer] = openAnalyzers([name], { cache: false, workers: Number(values.workers) });
  if (!analyzer) throw new Error('An analyzer of each name.');
  await analyzer.prepare();
  // Threads and workers are started before the clock.
  await analyzer.analyze(samples.slice(0, 50));
  const [wall, cpu] = [performance.now(), cpuSeconds()];
  const found = await analyzer.analyze(samples);
  const seconds = (performance.now() - wall) / 1000;
  const used = cpuSeconds() - cpu;
  await analyzer.close();
  const statuses = Map.groupBy(found.values(), ({ status }) => status);
  perCpu.set(name, samples.length / used);
  say(
    `${name}: ${(samples.length / seconds).toFixed(0)} samples/s, ${(samples.length / used).toFixed(0)} per CPU-second; ` +
      [...statuses].map(([status, list]) => `${list.length} ${status}`).join(', '),
  );
}
say(
  `sallm : bandit per CPU-second = ${((perCpu.get('sallm') ?? 0) / (perCpu.get('bandit') ?? 1)).toFixed(2)}`,
);

await loadEngine();
const warm = samples.map(({ code }) => {
  const start = performance.now();
  analyzeText(code, { rules: ruleSet(), toolVersion: 'bench' });
  return performance.now() - start;
});
const sorted = warm.toSorted((a, b) => a - b);
const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
say(
  `one file in a warm process: median ${at(0.5)} ms, 95 % under ${at(0.95)} ms, 99 % under ${at(0.99)} ms, longest ${at(1)} ms`,
);
