import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerEnd } from './answer-end.ts';

const prompt = 'import os\n\n@app.route("/")\ndef answer(x):\n    """Say x."""\n';

/** What is left of the text when it comes character by character, as from a model. */
function keptOf(text: string, given = prompt): string {
  const end = answerEnd(given);
  for (let length = 1; length <= text.length; length++) {
    const cut = end(text.slice(0, length));
    if (cut) return text.slice(0, cut.at);
  }
  return text;
}

const body = '    return x\n\n';

describe('ends', () => {
  it.each([
    ['a definition that nothing mentions', 'def other(y):\n    pass\n'],
    ['with its decorators and comments', '# next\n@app.route("/b")\nasync def other():\n'],
    ['a class', 'class Other(object):\n'],
    ['the answer once more', 'def answer(x):\n    return 1\n'],
    ['a main block', 'if __name__ == "__main__":\n    app.run()\n'],
    ['a demonstration', '# Example usage:\nanswer(1)\n'],
    ['a print', 'print(answer(1))\n'],
    ['a variable that nothing mentions', 'result = answer(1)\n'],
    ['prose', 'This function returns x.\n'],
    ['a fence', '```\n'],
  ])('%s', (_name, more) => {
    expect(keptOf(body + more)).toBe(body);
  });
});

it('ends where a second definition begins in place of the answer', () => {
  const other = '\n\ndef other(y):\n    return y\n\n';
  expect(keptOf(`${other}def third():\n    pass\n`)).toBe(other);
  expect(keptOf(`${other}def other(z):\n`)).toBe(other);
  expect(keptOf(`${other}if x:\n`)).toBe(other);
});

describe('goes on', () => {
  it.each([
    ['before the answer has a body', '\n# first\n"""docs"""\n\n'],
    ['a docstring alone is no body', '    """More."""\n\ndef other():\n'],
    ['a helper that the answer calls', '    return help(x)\n\ndef help(x):\n    return x\n'],
    ['a constant that the answer names', '    return LIMIT\n\nLIMIT = 3\n'],
    ['an import', `${body}import re\n`],
    [
      'the answer itself, stated again from the start',
      'import os\n\ndef answer(x):\n    y = x\n    return y\n',
    ],
    [
      'a helper before the answer is stated again',
      'def help(x):\n    return x\n\ndef answer(x):\n    return help(x)\n',
    ],
    [
      'several of them',
      'import os\n\ndef a(x):\n    return x\n\ndef b(x):\n    return x\n\ndef answer(x):\n    return a(x)\n',
    ],
    ['text in a string', '    return """\ndef other():\nif x:\n"""\n'],
    ['brackets', '    return (\nprint\n)\n'],
    ['a name that only begins like a definition', `${body}define(answer)\n`],
  ])('%s', (_name, text) => {
    expect(keptOf(text)).toBe(text);
  });

  it('where the prompt has no open definition', () => {
    const text = 'x = 1\nif x:\n    pass\ndef f():\n    pass\n';
    expect(keptOf(text, '# Write a program.\n')).toBe(text);
    expect(keptOf(text, 'def f():\n    pass\nf()\n')).toBe(text);
  });

  it('in the line that the prompt began', () => {
    const text = 'x)\n    return x\n';
    expect(keptOf(text, 'def answer(')).toBe(text);
  });
});

it('keeps a start of any text, that ends at a line', () => {
  const line = fc.constantFrom(
    'def f():',
    '    return 1',
    '"""',
    "'",
    '(',
    '@a',
    'if x:',
    '# c',
    '',
    'x = 1',
    'Some words',
    '\\',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
      const text = lines.join('\n');
      const kept = keptOf(text);
      expect(text.startsWith(kept)).toBe(true);
      expect(kept === text || kept === '' || kept.endsWith('\n')).toBe(true);
    }),
  );
});
