import { codeLines } from './code-lines.ts';

/**
 * Whether a completion of a code prompt has answered it and obviously goes on with something else: a further
 * top-level definition or variable that nothing so far mentions, a second version of the answer, a top-level `if`,
 * a demonstration, prose, the end of a fence. What the answer may need stays: definitions and variables that it names,
 * imports, calls. One that leaves the prompt's definition without a body and writes another one is over at the next.
 * Undecided cases go on; a prompt that ends with no open definition is never ended here.
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
const assignment = /^(\w+)\s*(?::[^=]*)?=(?!=)/;
const compound = /^(?:if|for|while|with|try)\b/;
const demonstration = /^(?:#+\s*(?:example|usage|test|demo|driver|sample)|print\s*\()/i;
const prose = /^(?:```|[A-Z][a-z]+ [a-z]+\b(?!.*=))/;

function endIn(text: string, prompt: string, entry: string): { at: number; why: string } | null {
  let current: string | null = entry;
  let answered = false;
  /** It restates the prompt's file from its start: the answer comes later. */
  let restates = false;
  /** It has written another definition in place of the answer. */
  let evaded = false;
  const seen = new Set<string>();
  /** Where the decorators and comments before the line began: they go with what follows them. */
  let lead: number | null = null;
  for (const line of codeLines(text)) {
    const { content, complete, start } = line;
    if (line.blank) continue;
    // The first line may continue the prompt's last one.
    if (line.indented || line.continues || (start === 0 && !prompt.endsWith('\n'))) {
      if (!line.comment && !line.documentation && complete) {
        if (current === entry) answered = true;
        else if (!restates) evaded = true;
      }
      lead = null;
      continue;
    }
    const at: number = lead ?? start;
    const over: boolean = answered || evaded;
    if (over && complete && demonstration.test(content))
      return { at, why: 'ended at a demonstration after the answer' };
    if (line.comment || content.startsWith('@')) {
      lead = at;
      continue;
    }
    lead = null;
    const defined = definition.exec(content)?.[1];
    const name = defined ?? assignment.exec(content)?.[1];
    const again: boolean = defined === entry ? answered : defined !== undefined && seen.has(defined);
    if (over && name !== undefined && (again || !mentions(prompt + text.slice(0, at), name)))
      return { at, why: `ended where the answer was over and ${name} began` };
    if (over && compound.test(content)) return { at, why: 'ended at a top-level statement after the answer' };
    if (over && complete && prose.test(content)) return { at, why: 'ended at prose after the answer' };
    if (defined !== undefined) seen.add(defined);
    // An unfinished line may yet become a definition.
    if (complete || defined !== undefined) current = defined ?? null;
    if (complete && defined === undefined && !over) restates = true;
  }
  return null;
}

/** The name of the top-level definition that the code prompt ends in. */
export function openDefinition(prompt: string): string | null {
  let open: string | null = null;
  for (const line of codeLines(prompt)) {
    if (line.blank || line.indented || line.continues || line.comment) continue;
    open = definition.exec(line.content)?.[1] ?? null;
  }
  return open;
}

const mentions = (text: string, name: string): boolean => new RegExp(String.raw`\b${name}\b`).test(text);
