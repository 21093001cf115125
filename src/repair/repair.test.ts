import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDefinition } from './locate.ts';
import { repairNone, repairOutput } from './repair.ts';
import type { RepairInput } from './input.ts';
import { rules } from './rules/index.ts';
import { splitLines } from './scan.ts';
import { maxLength, openSyntax, type Syntax } from './syntax.ts';

let syntax: Syntax;
beforeAll(async () => {
  syntax = await openSyntax();
});
afterAll(() => syntax.close());

const stub = 'def area(r):\n    """Area of a circle."""\n';
const base = { promptStyle: 'code', mode: 'completion', finishReason: null } as const;
const repair = (input: Partial<RepairInput> & { raw: string }) => repairOutput({ ...base, ...input }, syntax);

describe('rules', () => {
  test.each(rules)('$name does what its example shows', async ({ name, example: { code, ...input } }) => {
    const repaired = await repair(input);
    expect(repaired.code).toBe(code);
    expect(repaired.steps.map(({ rule }) => rule)).toContain(name);
    expect(repaired.compiles).toBe(true);
  });

  test('have names of their own', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });
});

describe('end of text', () => {
  test('a token inside a string of a program stays', async () => {
    const code = `${stub}    return r.split('<|endoftext|>')\n`;
    expect(await repair({ promptCode: stub, raw: code })).toMatchObject({ code, steps: [], outcome: 'ok' });
  });

  test('another document after the token goes', async () => {
    const raw = `${stub}    return 1\n<|endoftext|>Once upon a time (there was`;
    const repaired = await repair({ promptCode: stub, raw });
    expect(repaired).toMatchObject({ code: `${stub}    return 1\n`, outcome: 'ok' });
    expect(repaired.steps[0]!.discarded).toContain('Once upon a time');
  });
});

describe('chat answers', () => {
  const chat = (raw: string, promptCode: string | undefined = stub) =>
    repair({ raw, mode: 'chat', ...(promptCode !== undefined && { promptCode }) });

  test('a block that is never closed', async () => {
    const { code, outcome } = await chat('Here:\n```python\ndef area(r):\n    return r\n');
    expect(code).toBe('def area(r):\n    return r\n');
    expect(outcome).toBe('ok');
  });

  test('the first block that answers, not the first block', async () => {
    const { code } = await chat(
      '```bash\npip install x\n```\n```\nx = 1\n```\n```py\ndef area(r):\n    return r\n```\n',
    );
    expect(code).toBe('def area(r):\n    return r\n');
  });

  test('a body alone in a block gets the prompt', async () => {
    expect((await chat('```python\nreturn r * r\n```')).code).toBe(`${stub}    return r * r\n`);
  });

  test('a block inside a list', async () => {
    const { code } = await chat(
      '1. Write it:\n\n   ```python\n   def area(r):\n       return r\n   ```\n2. Run it.\n',
    );
    expect(code).toBe('def area(r):\n    return r\n');
  });

  test('fences in a docstring are no fences', async () => {
    const code = `${stub}    '''\n    \`\`\`\n    area(1)\n    \`\`\`\n    '''\n    return r\n`;
    expect(await chat(code)).toMatchObject({ code, steps: [] });
  });

  test('nothing but words is empty', async () => {
    const { outcome, code } = await chat('I am sorry, but your message seems to be empty.');
    expect(outcome).toBe('empty');
    expect(code.trim()).toBe(stub.trim());
  });

  test('the decorators of the prompt come back to a bare signature', async () => {
    const promptCode =
      "from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route('/')\ndef home():\n    '''Greet.'''";
    const { code } = await chat("def home():\n    return 'hello'\n", promptCode);
    expect(code).toContain("app = Flask(__name__)\n\n\n@app.route('/')\ndef home():\n    return 'hello'");
  });

  test('a method alone goes into its class', async () => {
    const promptCode =
      'class Box:\n    def __init__(self):\n        self.n = 1\n\n    def size(self):\n        """Its size."""\n';
    const { code, outcome } = await chat('def size(self):\n    return self.n\n', promptCode);
    expect(code).toBe(
      'class Box:\n    def __init__(self):\n        self.n = 1\n\n    def size(self):\n        return self.n\n',
    );
    expect(outcome).toBe('ok');
  });

  test('a whole class with an import of its own', async () => {
    const promptCode =
      'class Box:\n    def __init__(self):\n        self.n = 1\n\n    def size(self):\n        """Its size."""\n';
    const raw = `import re\n\n${promptCode}        return re.escape(self.n)\n`;
    expect(await chat(raw, promptCode)).toMatchObject({ code: raw, outcome: 'ok' });
  });

  test('another program with the entry point is an answer, without it is empty', async () => {
    const promptCode = 'app = App()\n\n\n@app.get("/")\ndef home():\n    """Greet."""';
    const raw = 'import web\n\napp = web.App()\n\n@app.get("/")\ndef greet():\n    return 1\n';
    const asked = { raw, promptCode, mode: 'chat' as const };
    expect(await repair({ ...asked, entryPoint: 'app' })).toMatchObject({ code: raw, outcome: 'ok' });
    expect(await repair({ ...asked, entryPoint: 'home' })).toMatchObject({ code: raw, outcome: 'empty' });
  });

  test('an answer to an instruction is the whole program', async () => {
    const raw =
      'Of course:\n```python\nimport math\n\ndef area(r):\n    return math.pi * r\n\nprint(area(1))\n```';
    const repaired = await repair({ raw, mode: 'chat', promptStyle: 'text', entryPoint: 'area' });
    expect(repaired.code).toBe('import math\n\ndef area(r):\n    return math.pi * r\n\nprint(area(1))\n');
    expect(repaired.outcome).toBe('ok');
  });
});

describe('completions', () => {
  test('the first line without its indentation, the rest with it', async () => {
    const { code } = await repair({ promptCode: stub, raw: 'x = r\n    return x\n' });
    expect(code).toBe(`${stub}    x = r\n    return x\n`);
  });

  test('tabs under a prompt with spaces', async () => {
    const { code } = await repair({ promptCode: stub, raw: `${stub}\tif r:\n\t\treturn r\n\treturn 0\n` });
    expect(code).toBe(`${stub}    if r:\n        return r\n    return 0\n`);
  });

  test('the inside of a multi-line string is not moved', async () => {
    const { code } = await repair({ promptCode: stub, mode: 'chat', raw: "s = '''\na\n'''\nreturn s\n" });
    expect(code).toBe(`${stub}    s = '''\na\n'''\n    return s\n`);
  });

  test('a return at the margin is a part of the function, not something to drop', async () => {
    const { code } = await repair({ promptCode: stub, raw: `${stub}    x = r\nreturn x\n` });
    expect(code).toBe(`${stub}    x = r\n    return x\n`);
  });

  test('imports after the function stay when something kept uses them', async () => {
    const raw = `${stub}    return half(r)\n\ndef half(x):\n    return math.floor(x)\n\nimport math\nimport os\n`;
    const { code } = await repair({ promptCode: stub, raw });
    expect(code).toBe(`${stub}    return half(r)\n\ndef half(x):\n    return math.floor(x)\n\nimport math\n`);
  });

  test('recursion is no reason to keep a second version', async () => {
    const raw = `${stub}    return area(r)\n\ndef area(r):\n    return 2\n`;
    expect((await repair({ promptCode: stub, raw })).code).toBe(`${stub}    return area(r)\n`);
  });

  test('what else the prompt asks for stays: by name, by route, as the entry point', async () => {
    const promptCode =
      'def load(x):\n    """Load it. save(x) saves it, load_all() loads all; also GET /items/{id}. No data."""\n';
    const kept =
      '\ndef save(x):\n    return 2\n\ndef load_all():\n    return 3\n\n@app.get("/items/{id}")\ndef one(id):\n    return 4\n\ndef main():\n    return 5\n';
    const raw = `${promptCode}    return 1\n${kept}\ndef data():\n    return 6\n\n@app.get("/items")\ndef all():\n    return 7\n`;
    expect((await repair({ promptCode, raw, entryPoint: 'main' })).code).toBe(
      `${promptCode}    return 1\n${kept}`,
    );
    const cutOff = `${promptCode}    return 1\n\ndef main():\n    return foo(`;
    expect(await repair({ promptCode, raw: cutOff, entryPoint: 'main' })).toMatchObject({
      outcome: 'truncated',
    });
    expect(await repair({ promptCode, raw: cutOff })).toMatchObject({ outcome: 'ok' });
  });

  test('a whole other program is not glued to the prompt', async () => {
    const raw =
      "'''\nThe base class of all agents\n'''\nimport copy\n\nclass Agent:\n    def move(self):\n        return 1\n";
    const repaired = await repair({ promptCode: stub.trimEnd(), raw });
    expect(repaired).toMatchObject({ code: raw, outcome: 'empty' });
  });
});

describe('outcomes', () => {
  test.each([
    ['nothing', ''],
    ['pass', '    pass\n'],
    ['an ellipsis', '    ...\n'],
    ['a comment', '    # TODO\n'],
    ['a second docstring', '    """More words."""\n'],
    ['the next function at once', '\ndef volume(r):\n    return 1\n'],
  ])('a body of %s is empty', async (_, raw) => {
    expect(await repair({ promptCode: stub, raw })).toMatchObject({ outcome: 'empty', compiles: true });
  });

  test('a syntax error in the middle is unparsable: nothing is trimmed', async () => {
    const raw = '    x = = 1\n    return x\n';
    const repaired = await repair({ promptCode: stub, raw, finishReason: 'stop' });
    expect(repaired).toMatchObject({ outcome: 'unparsable', compiles: false, code: stub + raw });
    expect(await repair({ promptCode: stub, raw })).toMatchObject({
      outcome: 'unparsable',
      code: stub + raw,
    });
  });

  test('an end in the middle of a statement is truncated when nothing says that the answer was complete', async () => {
    const raw = '    x = 1\n    return foo(x,';
    expect(await repair({ promptCode: stub, raw })).toMatchObject({
      outcome: 'truncated',
      code: `${stub}    x = 1\n`,
    });
    for (const ended of [{ raw, finishReason: 'stop' }, { raw: `${raw}<|endoftext|>` }])
      expect(await repair({ promptCode: stub, ...ended })).toMatchObject({ outcome: 'unparsable' });
  });

  test('a try without its handler keeps what it did', async () => {
    const raw = '    try:\n        return work(r)\n    except ValueError:\n        return foo(';
    const { code, outcome } = await repair({ promptCode: stub, raw });
    expect(code).toBe(`${stub}    try:\n        return work(r)\n    finally:\n        pass\n`);
    expect(outcome).toBe('truncated');
  });

  test.each([
    ['the function is the last thing', '    return r', 'truncated'],
    ['the next statement had begun', '    return r\n\ndef vol', 'ok'],
    ['a next method had begun', '    return r\n\n@app.rou', 'ok'],
    ['the fence was closed', '```python\ndef area(r):\n    return r\n```\nThis', 'ok'],
    ['the fence was not closed', '```python\ndef area(r):\n    return r\n', 'truncated'],
  ])('stopped by length, and %s', async (_, raw, outcome) => {
    const repaired = await repair({ promptCode: stub, raw, finishReason: 'length', mode: 'chat' });
    expect(repaired).toMatchObject({ outcome, compiles: true });
  });

  test('an answer that its engine ended in a loop is cut off, as one at its length limit is', async () => {
    const list = '    return area(\n        False,\n        False,\n';
    const statements = '    r = r + 1\n    r = r + 1\n';
    for (const raw of [list, statements]) {
      const answer = { promptCode: stub, raw: `${stub}${raw}`, mode: 'chat' } as const;
      expect(await repair({ ...answer, finishReason: 'repetition' })).toMatchObject({ outcome: 'truncated' });
    }
  });

  test('a prompt with half a body: an answer has to add to it', async () => {
    const promptCode = `${stub}    x = r\n`;
    expect(await repair({ promptCode, raw: '' })).toMatchObject({ outcome: 'empty' });
    expect(await repair({ promptCode, raw: '    return x\n' })).toMatchObject({ outcome: 'ok' });
  });

  test('without repair the answer stays as it came', async () => {
    const raw = '    return r\n\nif __name__ == "__main__":\n    area(1)\n';
    const none = await repairNone({ ...base, promptCode: stub, raw }, syntax);
    expect(none).toMatchObject({ code: stub + raw, outcome: 'ok', steps: [] });
  });
});

describe('hostile answers', () => {
  test.each([
    ['null bytes', '    return \0\n'],
    ['brackets, nested', `    return ${'('.repeat(100_000)}`],
    ['signs, nested', `    return ${'-'.repeat(100_000)}1`],
    ['a lone surrogate', '    return "\ud800"\n'],
    ['five megabytes', 'x = 1\n'.repeat(900_000)],
    ['a long line of words', 'word '.repeat(90_000)],
  ])('%s: not a program, no error', async (_, raw) => {
    const repaired = await repair({ promptCode: stub, raw, finishReason: 'stop' });
    expect(repaired.outcome).not.toBe('ok');
    if (raw.length > maxLength) expect(repaired.steps[0]!.detail).toContain(String(raw.length));
  });
});

const statement = fc.constantFrom(
  'x = r * 2',
  'for i in range(3):\n    x = i',
  "s = '''\n```python\ndef area(r): pass\n```\n'''",
  'try:\n    y = helper(r)\nexcept Exception:\n    raise',
  "t = '<|endoftext|>!!!!'",
  '# def area(r):',
  'def inner():\n    return r',
  'z = [\n    1,\n]',
  'u = "# not a comment" \\\n    + "x"',
  'return helper(r)',
);
const around = fc.constantFrom(
  'import os',
  'def helper(v):\n    return v',
  'LIMIT = 3',
  'class Box:\n    def area(self):\n        return 1',
  "'''\nA note.\n'''",
  '# a remark',
  'print(1)',
);
const after = fc.oneof(around, fc.constant("if __name__ == '__main__':\n    area(2)"));
const indented = (text: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : `    ${line}`))
    .join('\n');

/** A complete program around the answered function. */
const program = fc
  .tuple(
    fc.array(around, { maxLength: 3 }),
    fc.array(statement, { minLength: 1, maxLength: 5 }),
    fc.array(after, { maxLength: 4 }),
  )
  .map(
    ([before, body, rest]) =>
      [...before, `${stub}${body.map(indented).join('\n')}\n    return 0\n`, ...rest].join('\n\n') + '\n',
  );

const fragment = fc.constantFrom(
  stub,
  'def area(r):',
  '    return r',
  'return r',
  '\n',
  '\n\n',
  '    ',
  '\t',
  '```',
  '```python\n',
  "'''",
  '"""',
  '(',
  ')',
  '\\',
  '#',
  '<|endoftext|>',
  '!!!!',
  'class A:\n',
  'if __name__',
  '@app.route("/")\n',
  'Here is the code:',
  'try:\n',
  '    except:\n',
  'else:',
  'import os\n',
  '\0',
  '\r',
  '\ud800',
  'é',
  'x = 1\n',
  '<think>',
  '</think>\n',
  'lambda: ',
  'def ',
  'async def area(r):\n    ...\n',
);
const answer = fc
  .array(fc.oneof(fragment, fc.string({ maxLength: 8 })), { maxLength: 25 })
  .map((parts) => parts.join(''));
const settings = fc.record({
  mode: fc.constantFrom('chat', 'completion', 'infill'),
  promptStyle: fc.constantFrom('code', 'text'),
  finishReason: fc.constantFrom(null, 'stop', 'length'),
});

describe('properties', () => {
  test('a complete program keeps its answered function to the byte, and compiles', async () => {
    await fc.assert(
      fc.asyncProperty(program, settings, async (raw, how) => {
        const before = await syntax.parse(raw);
        fc.pre(before.compiles);
        const { code, compiles } = await repair({ ...how, promptCode: stub, raw });
        expect(compiles).toBe(true);
        expect(await functionIn(code)).toBe(await functionIn(raw));
      }),
      { numRuns: 150 },
    );
  });

  test('repairing a repaired program changes nothing more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(program, answer), settings, async (raw, how) => {
        const { code, compiles } = await repair({ ...how, promptCode: stub, raw });
        // What could not be mended stands without its fences and tokens, which told how it ended; and where nothing is
        // left, there is no program: an answer without a word is another one, which gets the prompt.
        fc.pre(compiles && code !== '');
        expect((await repair({ ...how, promptCode: stub, raw: code })).code).toBe(code);
      }),
      { numRuns: 250 },
    );
  });

  test('any text gives an outcome that fits its code; what compiled still does', async () => {
    await fc.assert(
      fc.asyncProperty(answer, settings, fc.boolean(), async (raw, how, withPrompt) => {
        const repaired = await repair({ ...how, raw, ...(withPrompt && { promptCode: stub }) });
        expect((await syntax.parse(repaired.code)).compiles).toBe(repaired.compiles);
        if (repaired.compiledBefore) expect(repaired.compiles).toBe(true);
        if (repaired.outcome === 'ok' || repaired.outcome === 'empty') expect(repaired.compiles).toBe(true);
      }),
      { numRuns: 250 },
    );
  });
});

async function functionIn(code: string): Promise<string> {
  const { line, endLine } = findDefinition(await syntax.parse(code), ['area'])!;
  return splitLines(code)
    .slice(line - 1, endLine)
    .join('')
    .trimEnd();
}
