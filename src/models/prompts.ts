import { UsageError } from '../core/errors.ts';
import type { Prompt } from '../core/generation.ts';
import type { Task } from '../core/task.ts';

/**
 * The exact input of the model for a task. Templates are named and versioned: any change of a text below is a new
 * version, since results under different prompts must not be mixed. There is no system prompt.
 *
 * - `completion/1`: the code prompt as it is.
 * - `infill/1`: the code prompt, the hole, and a line break after it.
 * - `chat-code/1`: asks to complete the code prompt.
 * - `chat-text/1`: the text prompt as it is.
 *
 * @throws UsageError when the task has no prompt in that style, or the mode cannot carry it
 */
export function buildPrompt(task: Task, { style, mode }: Pick<Prompt, 'style' | 'mode'>): Prompt {
  const text = task.prompt[style];
  if (text === undefined)
    throw new UsageError(`Task ${task.id} has no prompt in the style "${style}".`, {
      hint: `Ask with --style ${style === 'code' ? 'text' : 'code'}, or choose other tasks.`,
    });
  if (mode === 'chat') {
    const content = style === 'code' ? completeThis(text) : text;
    return { style, template: `chat-${style}/1`, mode, messages: [{ role: 'user', content }] };
  }
  if (style === 'text')
    throw new UsageError('A prompt in the style "text" is an instruction and needs a model in chat mode.', {
      hint: 'Ask with --mode chat, or with --style code.',
    });
  return mode === 'infill'
    ? { style, template: 'infill/1', mode, text, suffix: '\n' }
    : { style, template: 'completion/1', mode, text };
}

function completeThis(code: string): string {
  // Longer than any fence inside, so that the prompt cannot end its own block.
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [
    'Complete the Python code below so that it does what its names, comments and docstrings say.',
    'Keep the lines that are already there. Answer with the complete code, those lines included, in one fenced code block and nothing else.',
    '',
    `${fence}python`,
    code.replace(/\n$/, ''),
    fence,
  ].join('\n');
}
