/**
 * The name of the last `def` or `class` of a prompt in completion style: what a model is asked to complete.
 * Told by line beginnings alone, since the prompt is not a whole program.
 */
export function answeredName(prompt: string): string | undefined {
  return [...prompt.matchAll(/^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)/gm)].at(-1)?.[1];
}

/** Whether a Python file defines a function or method of this name. */
export const defines = (code: string, name: string): boolean =>
  new RegExp(`^[ \\t]*(?:async[ \\t]+)?def[ \\t]+${name}[ \\t]*\\(`, 'm').test(code);
