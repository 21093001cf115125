import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPrompt } from './prompt-info.ts';
import { openSyntax, type Syntax } from './syntax.ts';

let syntax: Syntax;
beforeAll(async () => {
  syntax = await openSyntax();
});
afterAll(() => syntax.close());

test.each([
  ['the only function', 'def f():\n    """Doc."""\n', undefined, ['f'], 4],
  ['the last one without a body', 'def f():\n    return 1\n\ndef g():\n  """Doc."""', undefined, ['g'], 2],
  [
    'the method without a body',
    'class A:\n    def f(self):\n        return 1\n    def g(self):\n        """D."""',
    undefined,
    ['A', 'g'],
    8,
  ],
  ['a class that is to be written', 'class A(B):\n    """Doc."""\n', undefined, ['A'], 4],
  ['the entry point where it has no body', 'def f():\n    """D."""\n\ndef g():\n    """D."""', 'f', ['f'], 4],
  ['not an entry point that is finished', 'def f():\n    return 1\n\ndef g():\n    """D."""', 'f', ['g'], 4],
  ['a signature alone', 'import os\n\ndef f(x):', undefined, ['f'], 4],
  ['a block that was just opened', 'def f(x):\n    if x:', undefined, ['f'], 4],
  ['a prompt that stops in a string', 'class A:\n    def f(self):\n        x = "', undefined, ['A', 'f'], 8],
  ['a prompt that defines nothing', 'import os\n', undefined, [], 0],
])('the answered function: %s', async (_, code, entryPoint, path, bodyIndent) => {
  expect(await readPrompt(code, entryPoint, syntax)).toMatchObject({ path, bodyIndent });
});
