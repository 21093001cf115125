import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSyntax, repairOutput, type Syntax } from '../../src/repair/index.ts';
import { hasRealData, realData } from '../support/real-data.ts';

const completions = realData('gpt-code-clippy');

/** Repaired programs that compile, out of 14,760; 4,974 do as they came. */
const least = 12_700;

describe.skipIf(!hasRealData)('repair of HumanEval completions (needs ../shared/data)', () => {
  let syntax: Syntax;
  beforeAll(async () => {
    syntax = await openSyntax();
  });
  afterAll(() => syntax.close());

  test('many more compile than before, and none that did is broken', async () => {
    const problems = new Map(
      readRows<Problem>(realData('humaneval', 'HumanEval.jsonl.gz')).map((problem) => [
        problem.task_id,
        problem,
      ]),
    );
    const total = { rows: 0, before: 0, after: 0, ok: 0 };
    const broken: string[] = [];
    const started = performance.now();
    for (const file of readdirSync(completions).filter((name) => name.endsWith('.jsonl.gz'))) {
      const rows = readRows<Completion>(realData('gpt-code-clippy', file));
      const repaired = await Promise.all(
        rows.map(({ task_id, completion }) => {
          const { prompt, entry_point } = problems.get(task_id)!;
          return repairOutput(
            {
              raw: completion,
              promptCode: prompt,
              entryPoint: entry_point,
              promptStyle: 'code',
              mode: 'completion',
              finishReason: null,
            },
            syntax,
          );
        }),
      );
      const asTheyCame = await Promise.all(rows.map(({ completion }) => syntax.parse(completion)));
      repaired.forEach(({ compiles }, i) => {
        if (asTheyCame[i]!.compiles && !compiles) broken.push(`${file} ${i}`);
      });
      const counts = {
        rows: rows.length,
        before: asTheyCame.filter(({ compiles }) => compiles).length,
        after: repaired.filter(({ compiles }) => compiles).length,
        ok: repaired.filter(({ outcome }) => outcome === 'ok').length,
      };
      for (const key of ['rows', 'before', 'after', 'ok'] as const) total[key] += counts[key];
      console.log(`${file}: ${say(counts)}`);
    }
    console.log(
      `all: ${say(total)}; ${Math.round((1000 * total.rows) / (performance.now() - started))} per second`,
    );
    expect(broken).toEqual([]);
    expect(total.rows).toBe(14_760);
    expect(total.after).toBeGreaterThanOrEqual(least);
  });
});

const say = ({
  rows,
  before,
  after,
  ok,
}: {
  rows: number;
  before: number;
  after: number;
  ok: number;
}): string => `${rows} completions, ${before} compile as they came, ${after} repaired, ${ok} ok`;

interface Problem {
  task_id: string;
  prompt: string;
  entry_point: string;
}

interface Completion {
  task_id: string;
  completion: string;
}

const readRows = <T>(path: string): T[] =>
  gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
