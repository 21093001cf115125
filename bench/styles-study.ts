/**
 * Does asking for security help? A study of three local models or settings (the embedded one, and two behind a local
 * OpenAI-compatible server that are known to heed a reminder, or only a hint), three prompt styles and two temperatures;
 * killed twice on the way, continued, reported, compared and gated.
 *
 *   node bench/styles-study.ts [--third embedded/smollm2-135m-instruct] [--limit 3]
 *
 * Prints what the commands print. Exit code 1 when something was asked again or is missing. The embedded model takes some
 * ten seconds for an answer on one busy core; `tests/e2e/styles-study.test.ts` runs the same with a model of no weight.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCli } from '../tests/support/cli.ts';
import { killedStudy } from './styles/study.ts';

const { values } = parseArgs({
  options: {
    third: { type: 'string', default: 'embedded/smollm2-135m-instruct' },
    limit: { type: 'string', default: '3' },
  },
});
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const cwd = mkdtempSync(join(tmpdir(), 'sallm-styles-'));
try {
  const started = performance.now();
  const study = await killedStudy(cwd, { third: values.third, limit: Number(values.limit) });
  const minutes = (performance.now() - started) / 60_000;
  print(
    `${study.wanted} generations in ${minutes.toFixed(1)} min, killed with ${study.killedAt.join(' and ')} of them on disk; ` +
      `the server was asked ${study.requests} times for ${study.needed}.\n`,
  );
  print(study.done.stdout);
  const again = study.requests - study.needed;
  const wrong = study.done.code !== 0 || again > study.killedAt.length * study.concurrency;
  if (wrong) print(`WRONG: exit code ${study.done.code}, ${again} asked again\n${study.done.stderr}`);

  const commands = [
    ['compare', 'styles'],
    ['gate', 'styles', '--gate', 'secure-pass@1 (model=attentive, style=code+reminder)>=0.9'],
    ['gate', 'styles', '--gate', 'secure-pass@1 (model=stubborn, style=code+reminder)>=0.9'],
  ];
  for (const args of commands) {
    const { code, stdout, stderr } = await runCli(args, { cwd });
    print(`$ sallm ${args.map((word) => (word.includes(' ') ? `"${word}"` : word)).join(' ')}`);
    print(`${stdout}${stderr}exit code ${code}\n`);
  }
  process.exitCode = wrong ? 1 : 0;
} finally {
  rmSync(cwd, { recursive: true, force: true });
}
