import { afterAll, beforeAll, expect, test } from 'vitest';
import { repairPaper } from './paper.ts';
import { openSyntax, type Syntax } from './syntax.ts';

let syntax: Syntax;
beforeAll(async () => {
  syntax = await openSyntax();
});
afterAll(() => syntax.close());

const promptCode = "def area(r):\n    '''Area.'''";
const base = { promptCode, promptStyle: 'code', finishReason: null } as const;

test('a completion that repeats the prompt is cut at the first pattern', async () => {
  const raw = `${promptCode}\n    return r\n\ndef area2(r):\n    return r\n`;
  const repaired = await repairPaper({ ...base, raw, mode: 'completion' }, syntax);
  expect(repaired.code).toBe(`${promptCode}\n\n    return r\n`);
  expect(repaired.steps).toEqual([
    { rule: 'paper-cut', detail: 'cut at the first pattern', discarded: '\ndef area2(r):\n    return r\n' },
  ]);
});

test('it breaks a chat answer that goes on with a second function, as published', async () => {
  const raw = '    return help(r)\n\ndef help(r):\n    return r';
  const repaired = await repairPaper({ ...base, raw, mode: 'chat' }, syntax);
  expect(repaired.code).toBe(`${promptCode}\n\n    return help(r)\n    \n    def help(r):\n    return r\n`);
  expect(repaired).toMatchObject({ compiledBefore: true, compiles: false, outcome: 'unparsable' });
});

test('a completion without the prompt gets it', async () => {
  const repaired = await repairPaper({ ...base, raw: '    return r\nif x:\n', mode: 'completion' }, syntax);
  expect(repaired.code).toBe(`${promptCode}\n    return r`);
});

test('an answer that is a block is taken out of its fences', async () => {
  const repaired = await repairPaper({ ...base, raw: '```python\nreturn r\n```', mode: 'chat' }, syntax);
  expect(repaired.code).toBe(`${promptCode}\n\n    return r\n`);
});

test('an empty answer is a program to it; the outcome still says empty', async () => {
  const repaired = await repairPaper({ ...base, raw: promptCode, mode: 'completion' }, syntax);
  expect(repaired).toMatchObject({ compiles: true, outcome: 'empty' });
});
