import { codeLines } from './code-lines.ts';

/**
 * Whether a completion of a code prompt has answered it and obviously goes on with something else: a further
 * top-level definition that nothing so far mentions, a second version of the answer, a top-level `if`, prose, the end
 * of a fence. What the answer may need stays: definitions that it names, imports, assignments, calls. Undecided cases
 * go on; a prompt that ends with no open definition is never ended here.
 *
 * @param prompt the code prompt
 * @returns a function of the text so far
 */
export function answerEnd(prompt: string): (text: string) => { at: number; why: string } | null {
  const entry = openDefinition(prompt);
  if (entry === null) return () => null;
  return (text) => endIn(text, prompt, entry);
}

const definition = /^(?:async\s+def|def|class)\s+(\w+)\s*[(:[]/;

function endIn(text: string, prompt: string, entry: string): { at: number; why: string } | null {
  let current: string | null = entry;
  let answered = false;
  /** Decorators and comments go with what follows them. */
  let from: number | null = null;
  for (const line of codeLines(text)) {
    // The first line continues the prompt's last one.
    const continues = line.start === 0 && !prompt.endsWith('\n');
    if (line.blank) continue;
    if (line.indented || line.continues || continues) {
      if (!line.comment && !line.documentation && current === entry && line.complete) answered = true;
      from = null;
      continue;
    }
    const start: number = from ?? line.start;
    const content = line.content;
    if (line.comment || content.startsWith('@')) {
      from = start;
      continue;
    }
    from = null;
    const name = definition.exec(content)?.[1];
    if (name !== undefined) {
      if (answered && (name === entry || !mentions(prompt + text.slice(0, start), name)))
        return { at: start, why: `ended where the answer was over and ${name} began` };
      current = name;
      continue;
    }
    if (!line.complete && !/^(?:if|for|while|with|try)\b/.test(content)) continue;
    if (/^(?:def|class|async)\b/.test(content)) continue;
    current = null;
    if (!answered) continue;
    if (/^(?:if|for|while|with|try)\b/.test(content))
      return { at: start, why: 'ended at a top-level statement after the answer' };
    if (/^(?:```|[A-Z][a-z]+ [a-z]+\b(?!.*=))/.test(content))
      return { at: start, why: 'ended at prose after the answer' };
  }
  return null;
}

/** The name of the top-level definition that the prompt ends in. */
function openDefinition(prompt: string): string | null {
  let open: string | null = null;
  for (const line of codeLines(prompt)) {
    if (line.blank || line.indented || line.continues || line.comment) continue;
    open = definition.exec(line.content)?.[1] ?? null;
  }
  return open;
}

const mentions = (text: string, name: string): boolean => new RegExp(String.raw`\b${name}\b`).test(text);
