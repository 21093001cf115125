import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type CliResult, runCli } from '../support/cli.ts';
import { onlyRun, readSummary, useFolder } from '../support/run.ts';

const folder = useFolder();
const args = ['bench', '-m', 'mock/secure-reference,mock/insecure-reference', '--limit', '30'];
const WANTED = 60;

const assessmentsIn = (cwd: string): string => {
  const journal = existsSync(join(cwd, 'runs')) ? join(onlyRun(cwd), 'assessments.jsonl') : '';
  return existsSync(journal) ? readFileSync(journal, 'utf8') : '';
};

/** The command, with Ctrl-C as a terminal sends it when a tenth is judged; `then` gets the process when it has answered. */
const interruptJudging = (cwd: string, then: (child: ChildProcess) => void = () => undefined) =>
  runCli([...args, '--gate', 'secure-pass@1>=0', '-o', 'out.summary.md'], {
    cwd,
    ownGroup: true,
    started: (child) => {
      const timer = setInterval(() => {
        if (assessmentsIn(cwd).split('\n').length <= WANTED / 10) return;
        clearInterval(timer);
        child.stderr!.on('data', (text: string) => {
          if (text.includes('Once more to stop at once')) then(child);
        });
        process.kill(-child.pid!, 'SIGINT');
      }, 10);
      child.on('close', () => clearInterval(timer));
    },
  });

/** The same command again finishes what is open and keeps what is there. */
async function completes(cwd: string): Promise<CliResult> {
  const before = assessmentsIn(cwd);
  const done = await runCli(args, { cwd });
  expect(done.code, done.stderr).toBe(0);
  expect(assessmentsIn(cwd).startsWith(before)).toBe(true);
  expect(readSummary(onlyRun(cwd)).samples).toEqual({ wanted: WANTED, judged: WANTED });
  return done;
}

it('Ctrl-C while programs are judged: what is judged is reported as incomplete, the same command continues', async () => {
  const cwd = folder();
  const { code, stdout, stderr } = await interruptJudging(cwd);
  expect(code, stderr).toBe(130);
  const { judged, wanted } = readSummary(onlyRun(cwd)).samples;
  expect(wanted).toBe(WANTED);
  expect(judged).toBeGreaterThan(0);
  expect(judged).toBeLessThan(WANTED);
  expect(stdout).toContain(`${judged} of ${WANTED} samples judged (incomplete)`);
  expect(stderr).toContain(
    `${judged} of ${WANTED} samples are judged and reported; the same command continues.`,
  );
  // Nothing that was broken off is taken for a result, or a gate for met.
  expect(assessmentsIn(cwd)).not.toMatch(/infrastructure-error|unavailable/);
  expect(stderr).toContain('gate NOT met');
  expect(readFileSync(join(cwd, 'out.summary.md'), 'utf8')).toContain('(incomplete)');
  expect(readFileSync(join(onlyRun(cwd), 'report.html'), 'utf8')).toContain('"status":"incomplete"');
  expect((await completes(cwd)).stdout).not.toContain('(incomplete)');
});

it('a second Ctrl-C ends at once, and nothing is lost', async () => {
  const cwd = folder();
  const result = await interruptJudging(cwd, (child) => process.kill(-child.pid!, 'SIGINT'));
  expect([result.code, result.signal]).toEqual([130, null]);
  expect(result.stderr).not.toMatch(/\n\s+at /);
  await completes(cwd);
});
