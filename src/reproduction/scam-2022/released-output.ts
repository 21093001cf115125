import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { messageOf, UsageError } from '../../core/errors.ts';
import { readCsv } from '../../datasets/index.ts';

type Counts = Record<string, number>;

/** `W0613-unused-argument` and `B101_assert_used` are W0613 and B101. */
const ruleOf = (message: string): string => /^[A-Z]\d+/.exec(message)?.[0] ?? message;

/** Counts per message as the paper's scripts wrote them: a table of `Message` and `Count`. */
export async function readReleasedCounts(path: string): Promise<Counts> {
  const rows = await readCsv(path, ({ where, what }) => {
    throw new UsageError(`${where}: ${what}`);
  });
  const counts: Counts = {};
  for (const { row, value } of rows) {
    const message = value['Message'] ?? '';
    const count = Number(value['Count']);
    if (message === '' || !Number.isSafeInteger(count))
      throw new UsageError(`${path}:${row} is no row of Message and Count.`);
    counts[ruleOf(message)] = (counts[ruleOf(message)] ?? 0) + count;
  }
  return counts;
}

const PylintOutput = z.array(z.array(z.object({ 'message-id': z.string() })));
const BanditOutput = z.object({ results: z.array(z.object({ test_id: z.string() })) });

/** Counts per message of what Pylint printed for each file, without those that do not count. */
export const readPylintOutput = async (path: string, counts: (rule: string) => boolean): Promise<Counts> =>
  tally(
    (await readJson(path, PylintOutput))
      .flat()
      .map((message) => message['message-id'])
      .filter(counts),
  );

/** Counts per rule of a report of Bandit. */
export const readBanditOutput = async (path: string): Promise<Counts> =>
  tally((await readJson(path, BanditOutput)).results.map(({ test_id }) => test_id));

function tally(rules: readonly string[]): Counts {
  const counts: Counts = {};
  for (const rule of rules) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

async function readJson<T>(path: string, shape: z.ZodType<T>): Promise<T> {
  try {
    return shape.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const what =
      error instanceof z.ZodError ? (error.issues[0]?.message ?? 'another shape') : messageOf(error);
    throw new UsageError(`${path} is not the output that was expected: ${what}`, { cause: error });
  }
}
