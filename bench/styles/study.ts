import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../../src/core/paths.ts';
import { readTaskSet } from '../../src/datasets/index.ts';
import { runCli, type CliResult } from '../../tests/support/cli.ts';
import { startModelServer, type ChatRequest } from '../../tests/support/model-server.ts';

/** A style names what is asked in addition to the task. */
const STYLES = ['code', 'code+reminder', 'code+hint'];
const TEMPERATURES = [0.2, 0.8];
/** "attentive" writes secure code when it is reminded or told the weakness, "stubborn" only when told; asked plainly both do not. */
const SERVED = ['openai/attentive', 'openai/stubborn'];
/** When the study is killed, as shares of its generations. */
const KILLS = [0.12, 0.75];

export interface StylesStudy {
  /** Its run folder. */
  run: string;
  /** What the last command said, the one that came to its end. */
  done: CliResult;
  /** How many generations the whole study is. */
  wanted: number;
  /** How many generations were on disk at each kill. */
  killedAt: number[];
  /** Requests that arrived at the local server, those of killed commands included. */
  requests: number;
  /** Requests that it would have taken undisturbed. */
  needed: number;
  /** Requests under way at once. */
  concurrency: number;
}

/**
 * A study of three models (two behind a local server, and `third`), three prompt styles and two temperatures on `limit`
 * tasks, by the real command line, killed twice on the way and continued by the same command.
 *
 * @param cwd an empty folder
 */
export async function killedStudy(
  cwd: string,
  { third, limit }: { third: string; limit: number },
): Promise<StylesStudy> {
  // A copy: the set must not change on the way.
  const taskFolder = join(cwd, 'tasks');
  cpSync(packagePath('tasks'), taskFolder, { recursive: true });
  const { tasks } = await readTaskSet(taskFolder);
  const answer = ({ model, messages }: ChatRequest): string => {
    const prompt = messages.at(-1)!.content;
    const task = tasks.find(({ prompt: { code } }) => code !== undefined && prompt.includes(code.trim()))!;
    const hinted = /Avoid in particular: CWE-\d+ \(/.test(prompt);
    const secure = hinted || (model === 'attentive' && /has to be secure/.test(prompt));
    const { references } = task;
    return `\`\`\`python\n${(secure ? references.secure : references.insecure)[0]!.code}\n\`\`\`\n`;
  };
  const server = await startModelServer(answer, { delayMs: 40 });
  const concurrency = 2;
  const args = [
    ...['bench', '-m', [...SERVED, third].join(','), '--mode', 'chat', '--tasks', taskFolder],
    ...['--base-url', server.baseUrl, '--style', STYLES.join(','), '-t', TEMPERATURES.join(',')],
    ...['--limit', String(limit), '--name', 'styles', '--no-cache', '--judges', 'tests'],
    ...['--concurrency', String(concurrency)],
  ];
  const env = { OPENAI_API_KEY: 'test-key' };
  const cells = STYLES.length * TEMPERATURES.length * limit;
  const wanted = cells * (SERVED.length + 1);
  const killedAt: number[] = [];
  try {
    for (const part of KILLS) {
      const killed = await runCli(args, {
        cwd,
        env,
        started: (child) => {
          const timer = setInterval(() => {
            if (generationsIn(cwd) >= part * wanted) child.kill('SIGKILL');
          }, 10);
          child.on('close', () => clearInterval(timer));
        },
      });
      if (killed.signal !== 'SIGKILL') throw new Error(`ended before it was killed: ${killed.stderr}`);
      killedAt.push(generationsIn(cwd));
    }
    const done = await runCli([...args, '-o', 'tables.md'], { cwd, env });
    return {
      ...{ run: runIn(cwd)!, done, wanted, killedAt, concurrency },
      ...{ requests: server.requests.length, needed: cells * SERVED.length },
    };
  } finally {
    await server.close();
  }
}

function runIn(cwd: string): string | undefined {
  const runs = join(cwd, 'runs');
  const [name] = existsSync(runs) ? readdirSync(runs) : [];
  return name === undefined ? undefined : join(runs, name);
}

/** Whole lines of the run's journal of generations. */
function generationsIn(cwd: string): number {
  const journal = join(runIn(cwd) ?? cwd, 'generations.jsonl');
  return existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 1 : 0;
}
