import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Summary } from '../../src/benchmark/summary.ts';
import { packagePath } from '../../src/core/paths.ts';
import { readTaskSet } from '../../src/datasets/index.ts';
import { runCli } from '../support/cli.ts';
import { startModelServer, type ChatRequest } from '../support/model-server.ts';
import { onlyRun, readJsonLines, useFolder } from '../support/run.ts';

const folder = useFolder();
const LIMIT = 6;

it('a study of models, temperatures and prompt styles, killed twice, is completed, reported, compared and gated', async () => {
  const taskFolder = join(folder(), 'tasks');
  cpSync(packagePath('tasks'), taskFolder, { recursive: true });
  const { tasks } = await readTaskSet(taskFolder);
  // "attentive" writes secure code when it is reminded or told the weakness, "stubborn" only when told; asked plainly both do not.
  const answer = ({ model, messages }: ChatRequest): string => {
    const prompt = messages.at(-1)!.content;
    const task = tasks.find(({ prompt: { code } }) => code !== undefined && prompt.includes(code.trim()))!;
    const hinted = /Avoid in particular: CWE-\d+ \(/.test(prompt);
    const secure = hinted || (model === 'attentive' && /has to be secure/.test(prompt));
    const { references } = task;
    return `\`\`\`python\n${(secure ? references.secure : references.insecure)[0]!.code}\n\`\`\`\n`;
  };
  const server = await startModelServer(answer, { delayMs: 40 });
  const cwd = folder();
  const env = { OPENAI_API_KEY: 'test-key' };
  const args = [
    ...['bench', '-m', 'openai/attentive,openai/stubborn,mock/secure-reference', '--mode', 'chat'],
    ...['--base-url', server.baseUrl, '--style', 'code,code+reminder,code+hint', '-t', '0.2,0.8'],
    ...[
      '--limit',
      String(LIMIT),
      '--name',
      'styles',
      '--no-cache',
      '--concurrency',
      '2',
      '--judges',
      'tests',
    ],
  ];
  try {
    for (const requests of [12, 40]) {
      const killed = await runCli(args, {
        cwd,
        env,
        started: (child) => {
          const timer = setInterval(() => {
            if (server.requests.length >= requests) child.kill('SIGKILL');
          }, 10);
          child.on('close', () => clearInterval(timer));
        },
      });
      expect(killed.signal).toBe('SIGKILL');
    }
    const done = await runCli([...args, '-o', 'tables.md'], { cwd, env });
    expect(done.code, done.stderr).toBe(0);
    const run = onlyRun(cwd);
    const cells = 3 * 3 * 2 * LIMIT;
    expect(readJsonLines(join(run, 'generations.jsonl'))).toHaveLength(cells);
    expect(server.requests.length).toBeLessThanOrEqual((cells * 2) / 3 + 2 * 2);

    const { samples, styleEffects } = JSON.parse(readFileSync(join(run, 'summary.json'), 'utf8')) as Summary;
    expect(samples).toEqual({ wanted: cells, judged: cells });
    const effects = styleEffects.map(({ model, temperature, style, baseline, securePass, pass }) => [
      ...[model, temperature, `${style} against ${baseline}`],
      ...[securePass.value, pass.value],
    ]);
    for (const temperature of [0.2, 0.8])
      expect(effects.filter((row) => row[1] === temperature)).toEqual([
        ['openai/attentive', temperature, 'code+reminder against code', 1, 0],
        ['openai/attentive', temperature, 'code+hint against code', 1, 0],
        ['openai/stubborn', temperature, 'code+reminder against code', 0, 0],
        ['openai/stubborn', temperature, 'code+hint against code', 1, 0],
        ['mock/secure-reference', temperature, 'code+reminder against code', 0, 0],
        ['mock/secure-reference', temperature, 'code+hint against code', 0, 0],
      ]);
    expect(readFileSync(join(cwd, 'tables.md'), 'utf8')).toContain('## Effect of the prompt style');
    expect(readFileSync(join(run, 'report.html'), 'utf8')).toContain('code+hint');

    const compared = await runCli(['compare', 'styles', '-o', 'compared.json'], { cwd });
    expect(compared.code, compared.stderr).toBe(0);
    expect(compared.stdout).toContain('code+hint');
    const gate = (condition: string) => runCli(['gate', 'styles', '--gate', condition], { cwd });
    expect((await gate('secure-pass@1 (model=secure-reference)>=0.9')).code).toBe(0);
    expect((await gate('secure-pass@1 (model=stubborn)>=0.9')).code).toBe(1);
  } finally {
    await server.close();
  }
});
