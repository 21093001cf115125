import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { packagePath } from '../../src/core/paths.ts';
import { readJsonLines } from '../support/run.ts';

const outputs = readJsonLines(packagePath('audits', 'real-outputs', 'outputs.jsonl'));
const judgements = readJsonLines(packagePath('audits', 'real-outputs', 'judgements.jsonl'));
const page = readFileSync(packagePath('docs', 'audits.md'), 'utf8');

describe('outputs of real models, read by hand', () => {
  test('a hundred distinct programs of two models, each with a judgement on what was said of it', () => {
    expect(outputs).toHaveLength(100);
    expect(new Set(outputs.map(({ task, code }) => `${String(task)}\n${String(code)}`)).size).toBe(100);
    expect(new Set(outputs.map(({ model }) => model)).size).toBe(2);
    const said = (of: Record<string, unknown>) =>
      ['id', 'model', 'task', 'outcome', 'functional', 'security', 'verdict'].map((key) => of[key]);
    expect(judgements.map(said)).toEqual(outputs.map(said));
  });

  test('each judgement gives its own reason, and a wrong verdict what it should be', () => {
    const reasons = judgements.map(({ why }) => String(why));
    expect(new Set(reasons).size).toBe(reasons.length);
    for (const { id, why, right, should } of judgements) {
      expect(why, String(id)).toMatch(/^\S.{25,}[.)]$/s);
      // The name of an outcome without a verdict may be wrong where the verdict is right.
      const changed = Object.keys(should ?? {}).filter((key) => key !== 'outcome');
      expect(changed.length > 0, String(id)).toBe(!right);
    }
  });

  test('the page tells the figures of the data, and each wrong verdict', () => {
    const wrong = judgements.filter(({ right }) => right !== true);
    expect(page).toContain(`| **all** | 100 | ${100 - wrong.length} |`);
    for (const { task } of wrong) expect(page).toContain(`\`${String(task)}\``);
  });

  test('answers that were judged rightly are judged so again', async () => {
    const script = packagePath('scripts', 'judge-outputs.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script, 'check', '--limit', '6']);
    expect(stdout).toMatch(/^[1-6] of 6 as they should be$/m);
    expect(stdout).not.toContain('was right:');
  });
});
