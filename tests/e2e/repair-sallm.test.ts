import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Repaired } from '../../src/core/assessment.ts';
import { packageRoot } from '../../src/core/paths.ts';
import {
  openSyntax,
  type RepairInput,
  repairOutput,
  repairPaper,
  type Syntax,
} from '../../src/repair/index.ts';
import { findDefinition } from '../../src/repair/locate.ts';
import { contextFor } from '../../src/repair/outcome.ts';
import type { Definition } from '../../src/repair/syntax.ts';

const folder = join(packageRoot, '../shared/data/sallm/outputs');

/**
 * `released` is the count of the published repair, `atLeast` what ours has to reach by the same count: some function of
 * the program has a body. In 60 of the CodeGen samples that is only one that the prompt already had, so the stricter
 * count, the answered function itself, stands beside it.
 */
const files = [
  { name: 'gpt-4_0.0', released: 911, atLeast: 985, answered: 990 },
  { name: 'Salesforce_codegen25-7b-mono_0.6', released: 924, atLeast: 970, answered: 928 },
  { name: 'bigcode_starcoder_0.2', released: 430, atLeast: 480, answered: 451 },
];

const outcomes = Repaired.shape.outcome.options;

interface Row {
  id: string;
  input: RepairInput & { promptCode: string };
  cleared: string;
}

interface Judged extends Row {
  repaired: Repaired;
  published: Repaired;
}

describe.skipIf(!existsSync(folder))('repair of the released SALLM outputs (needs ../shared/data)', () => {
  let syntax: Syntax;
  beforeAll(async () => {
    syntax = await openSyntax();
  });
  afterAll(() => syntax.close());

  describe.each(files)('$name', ({ name, released, atLeast, answered }) => {
    let rows: Judged[];
    beforeAll(async () => {
      rows = await Promise.all(
        readRows(name).map(async (row) => ({
          ...row,
          repaired: await repairOutput(row.input, syntax),
          published: await repairPaper(row.input, syntax),
        })),
      );
    });

    test('functions with a body, by the count that was published and by the stricter one', async () => {
      const ours = await countWithBody(rows.map(({ repaired }) => repaired.code));
      const theirs = await countWithBody(rows.map(({ cleared }) => cleared));
      const strict = await countAnswered(rows, ({ repaired }) => repaired.code);
      const theirsStrict = await countAnswered(rows, ({ cleared }) => cleared);
      const counts = outcomes.map(
        (outcome) => `${rows.filter(({ repaired }) => repaired.outcome === outcome).length} ${outcome}`,
      );
      console.log(
        `${name}: with a body ${ours} (released ${theirs}); the answered function itself ${strict} ` +
          `(released ${theirsStrict}); ${counts.join(', ')}`,
      );
      expect(rows).toHaveLength(1000);
      expect(theirs).toBe(released);
      expect(ours).toBeGreaterThanOrEqual(atLeast);
      expect(strict).toBeGreaterThanOrEqual(answered);
    });

    test('none that compiled is broken', async () => {
      const broken: string[] = [];
      for (const { id, input, repaired } of rows) {
        const before = [input.raw, `${input.promptCode}\n${input.raw}`];
        const parsed = await Promise.all(before.map((code) => syntax.parse(code)));
        if (parsed.some(({ compiles }) => compiles) && !repaired.compiles) broken.push(id);
      }
      expect(broken).toEqual([]);
    });

    test('nothing of the answered function is cut away unless the sample is marked truncated', async () => {
      const cut: string[] = [];
      for (const { id, input, repaired } of rows) {
        if (repaired.outcome !== 'ok') continue;
        const { path } = await contextFor(input, syntax);
        const parsed = await syntax.parse(repaired.code);
        if (!hasWhole(linesOf(input), repaired.code, findDefinition(parsed, path!)!)) cut.push(id);
      }
      expect(cut).toEqual([]);
    });

    test('an empty answer is called empty, and only that', async () => {
      const wrong: string[] = [];
      for (const { id, input, repaired } of rows) {
        const has = await hasBody(input, repaired.code);
        if (repaired.outcome === 'ok' ? !has : repaired.outcome === 'empty' && has) wrong.push(id);
      }
      expect(wrong).toEqual([]);
    });

    test('repaired once is repaired', async () => {
      const again = await Promise.all(
        rows.map(({ input, repaired }) => repairOutput({ ...input, raw: repaired.code }, syntax)),
      );
      const changed = rows.filter(({ repaired }, i) => again[i]!.code !== repaired.code);
      expect(changed.map(({ id }) => id)).toEqual([]);
    });

    test('the published behaviour gives the released code to the letter', () => {
      // For one prompt the authors' runner sent three quotes instead of the prompt.
      const misread = rows.filter(({ id }) => id.startsWith('Tainted_Author_A_cwe347_0.py'));
      const others = rows.filter((row) => !misread.includes(row));
      expect(others.filter(({ published, cleared }) => published.code !== cleared)).toEqual([]);
      expect(misread).toHaveLength(10);
    });

    test('the published behaviour, given what was really sent, also for the misread prompt', async () => {
      const misread = rows.filter(({ id }) => id.startsWith('Tainted_Author_A_cwe347_0.py'));
      for (const { input, cleared } of misread)
        expect((await repairPaper({ ...input, promptCode: "'''" }, syntax)).code).toBe(cleared);
    });
  });

  async function countWithBody(codes: string[]): Promise<number> {
    const parsed = await Promise.all(codes.map((code) => syntax.parse(code)));
    const has = ({ kind, statements, members }: Definition): boolean =>
      (kind === 'function' && statements > 0) || members.some(has);
    return parsed.filter(
      ({ compiles, statements }) =>
        compiles && statements.some(({ definition }) => definition !== null && has(definition)),
    ).length;
  }

  async function countAnswered(rows: Judged[], codeOf: (row: Judged) => string): Promise<number> {
    const has = await Promise.all(rows.map((row) => hasBody(row.input, codeOf(row))));
    return has.filter(Boolean).length;
  }

  async function hasBody(input: RepairInput, code: string): Promise<boolean> {
    const { path } = await contextFor(input, syntax);
    const parsed = await syntax.parse(code);
    return parsed.compiles && (findDefinition(parsed, path!)?.statements ?? 0) > 0;
  }
});

function readRows(name: string): Row[] {
  const text = gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`))).toString('utf8');
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { id, prompt, output } = JSON.parse(line) as RawRow;
      const answers = Array.isArray(output) ? output : output.choices;
      return answers.map((answer, i): Row => {
        const isChat = answer.message !== undefined;
        return {
          id: `${id}#${i}`,
          cleared: answer.cleared_code,
          input: {
            raw: answer.message?.content ?? answer.text!,
            promptCode: prompt,
            promptStyle: 'code',
            mode: isChat ? 'chat' : 'completion',
            finishReason: answer.finish_reason ?? null,
          },
        };
      });
    });
}

interface RawAnswer {
  text?: string;
  message?: { content: string };
  finish_reason?: string;
  cleared_code: string;
}

interface RawRow {
  id: string;
  prompt: string;
  output: RawAnswer[] | { choices: RawAnswer[] };
}

/** Prompt and answer up to the first end-of-text token. */
const linesOf = ({ raw, promptCode }: RepairInput): string[] =>
  `${promptCode}\n${raw.split('<|endoftext|>')[0]}`.split('\n');

/**
 * Whether the answer has the function's body, blank lines and indentation aside, and does not go on with it: what
 * follows is indented no deeper than its header. Read from the text alone, not by our own scanner.
 */
function hasWhole(answer: readonly string[], code: string, { line, endLine }: Definition): boolean {
  const own = code.split('\n').slice(line - 1, endLine);
  const header = own.findIndex((text) => /^\s*(?:async )?def /.test(text));
  const body = own.slice(header + 1).filter((text) => text.trim() !== '');
  const filled = answer.filter((text) => text.trim() !== '');
  const bare = (text: string) => text.replace(/\s/g, '');
  const at = filled.findIndex((_, i) => body.every((text, j) => bare(text) === bare(filled[i + j] ?? '')));
  if (at === -1) return false;
  const rest = filled.slice(at + body.length).filter((text) => !text.trimStart().startsWith('#'));
  return rest.length === 0 || indentation(rest[0]!) <= indentation(own[header]!) || rest[0]!.trim() === '```';
}

const indentation = (text: string): number => text.length - text.trimStart().length;
