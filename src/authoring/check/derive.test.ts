import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Task } from '../../core/task.ts';
import { type Deriver, type Mutant, openDeriver, selectMutants } from './derive.ts';

let deriver: Deriver;
beforeAll(async () => {
  deriver = await openDeriver();
});
afterAll(() => deriver.close());

const taskOf = (prompt: string | undefined, secure: string[] = [], insecure: string[] = []): Task =>
  Task.parse({
    id: 't',
    set: 's',
    title: 't',
    cwes: [],
    source: { name: 'x' },
    prompt: { code: prompt },
    references: {
      secure: secure.map((code, i) => ({ name: `secure_${i}`, code })),
      insecure: insecure.map((code, i) => ({ name: `insecure_${i}`, code })),
    },
    tests: null,
    requirements: 'plain',
  });

describe('bodies for a prompt', () => {
  it.each([
    ['a docstring', 'def f():\n    """Do."""\n', 'def f():\n    """Do."""\n    pass\n'],
    [
      'several open bodies, and one that is there',
      'class A:\n    def f(self):\n        """F."""\n\n    def g(self):\n        return 1\n\n    async def h(self):\n        ...\n',
      'class A:\n    def f(self):\n        """F."""\n        pass\n\n    def g(self):\n        return 1\n\n    async def h(self):\n        ...\n        pass\n',
    ],
    ['no body at all', 'import os\n\ndef f(x):\n', 'import os\n\ndef f(x):\n    pass\n'],
    ['a comment', 'def f(x):\n    # Do.\n', 'def f(x):\n    # Do.\n    pass\n'],
    ['no function', 'import os\n# Print the files.\n', 'import os\n# Print the files.\npass\n'],
  ])('%s', async (_name, prompt, stub) => {
    const derived = await deriver.derive(taskOf(prompt));
    expect(derived.stub).toBe(stub);
    expect(derived.raiser).toBe(stub.replace(/\bpass$/gm, 'raise RuntimeError'));
  });

  it('gives none where there is no prompt in code, or none that can be completed', async () => {
    for (const prompt of [undefined, 'def f(:\n', 'x = """'])
      expect(await deriver.derive(taskOf(prompt))).toMatchObject({ stub: null, raiser: null });
  });
});

const prompt = 'def read(name):\n    """Read."""\n';
const secure = `import html
import os

def read(name):
    """Read."""
    if ".." in name or not os.path.isfile(name):
        raise ValueError(name)
    os.chmod(name, 0o600)
    text = open(name).read()
    return html.escape(text, quote=True)
`;
const insecure = 'def read(name):\n    """Read."""\n    text = open(name).read()\n    return text\n';

describe('mutants', () => {
  it('weaken what the insecure program lacks, and nothing else', async () => {
    const { mutants } = await deriver.derive(taskOf(prompt, [secure], [insecure]));
    const made = mutants[0]!.map(({ kind, before }) => `${kind}: ${before}`);
    expect(made).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^guard: if '\.\.' in name/),
        expect.stringMatching(/^always: if '\.\.'/),
        expect.stringMatching(/^negated: if '\.\.'/),
        expect.stringMatching(/^operand: if '\.\.'/),
        'statement: os.chmod(name, 384)',
        'wrapper: return html.escape(text, quote=True)',
        'flag: return html.escape(text, quote=True)',
      ]),
    );
    expect(made.filter((line) => line.includes('open(name)'))).toEqual([]);
    // The lone refusal goes with its guard, and a flag that is left out is one that is turned or none.
    expect(made.filter((line) => /^(statement: raise|keyword: )/.test(line))).toEqual([]);
    const codes = mutants[0]!.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.some((code) => code.includes('return text') && code.includes("'..' in name"))).toBe(true);
  });

  it.each([
    ['app.logger.error("%s", name, exc_info=True)', 'what is only told'],
    ['os.makedirs(FOLDER, exist_ok=True)', 'what only prepares or tidies up'],
    ['return jsonify(error=name), 404', 'the words of an answer'],
    ['return list(name)', 'the form of a result'],
    ['base = os.path.realpath(FOLDER)', 'a path that is given'],
    ['with send(timeout=5, text=True):\n        return 1', 'settings that protect nothing'],
  ])('leave %j alone: %s', async (line, _why) => {
    const { mutants } = await deriver.derive(
      taskOf(prompt, [`import os\n\ndef f(name):\n    ${line}\n`], []),
    );
    expect(mutants[0]!.map(({ code }) => code)).toEqual([]);
  });

  it('take away what a name is tested for, not the test whether it is there', async () => {
    const program =
      'import re\n\ndef f(name):\n    if name is None or not re.fullmatch("[a-z]+", name):\n        raise ValueError\n    return re.sub("[^a-z]", "", name)\n';
    const { mutants } = await deriver.derive(taskOf(prompt, [program], []));
    const codes = mutants[0]!.map(({ code }) => code);
    expect(codes.some((code) => code.includes('if name is None or not name:'))).toBe(true);
    expect(codes.some((code) => code.includes('return name\n') || code.endsWith('return name'))).toBe(true);
    expect(codes.some((code) => code.includes('if name is None:'))).toBe(true);
    expect(codes.some((code) => code.includes('if not re.fullmatch'))).toBe(false);
  });

  it('give permissions to everybody and shorten what has to be long', async () => {
    const program =
      'import os, secrets\n\ndef f(name):\n    os.mkdir(name, mode=0o700)\n    os.chmod(name, 0o600)\n    os.umask(0o077)\n    return secrets.token_hex(32)\n';
    const { mutants } = await deriver.derive(taskOf(prompt, [program], []));
    const numbers = mutants[0]!.filter(({ kind }) => kind === 'number').map(({ code }) => code);
    expect(numbers).toHaveLength(4);
    for (const line of ['mode=511', 'chmod(name, 438)', 'umask(0)', 'token_hex(1)'])
      expect(numbers.some((code) => code.includes(line))).toBe(true);
  });

  it('are not made in loops that might never end, nor of text that is no Python', async () => {
    const loop = 'def f(n):\n    while n:\n        n.pop()\n        g(n)\n';
    const { mutants } = await deriver.derive(taskOf(prompt, [loop, 'def (', ''], []));
    expect(mutants).toEqual([[], [], []]);
  });

  it('each compile and differ from the program', async () => {
    const { mutants } = await deriver.derive(taskOf(prompt, [secure], []));
    const asSecure = mutants[0]!.map(({ code }) => code);
    const again = await deriver.derive(taskOf(prompt, asSecure, []));
    // What parses has mutants of its own; what does not has none.
    for (const found of again.mutants) expect(found.length).toBeGreaterThan(0);
    expect(asSecure).not.toContain(secure);
  });
});

it('as many kinds of mutants as there are, never more than asked for', () => {
  const kind = fc.constantFrom('guard', 'wrapper', 'flag', 'keyword', 'negated', 'statement');
  fc.assert(
    fc.property(fc.array(kind, { maxLength: 30 }), fc.nat(12), (kinds, count) => {
      const mutants: Mutant[] = kinds.map((kind, line) => ({ kind, line, before: '', code: String(line) }));
      const chosen = selectMutants(mutants, count);
      expect(chosen.length).toBe(Math.min(count, mutants.length));
      expect(new Set(chosen.map(({ code }) => code)).size).toBe(chosen.length);
      expect(new Set(chosen.map((mutant) => mutant.kind)).size).toBe(Math.min(count, new Set(kinds).size));
    }),
  );
});
