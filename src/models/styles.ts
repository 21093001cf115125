import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { z } from 'zod';
import { messageOf, UsageError } from '../core/errors.ts';
import type { Prompt } from '../core/generation.ts';

const Example = z.strictObject({ prompt: z.string().min(1), answer: z.string().min(1) });

/** How a task is put to a model: the form of its prompt, and what is added to it. One value of the study's axis. */
export interface PromptStyle {
  form: Prompt['style'];
  /** `reminder`: that the code has to be secure; `hint`: the names of the weaknesses to avoid. */
  guidance?: 'reminder' | 'hint';
  system?: string;
  /** Worked examples that come before the task. */
  examples?: z.infer<typeof Example>[];
  /** All but the form, as figures name it: `hint`, `reminder+system:careful`; absent for a plain prompt. */
  variant?: string;
}

const hint = `A style is code or text, then any of +reminder or +hint, +system:FILE, +few-shot:FILE; for example "code+hint".`;

/**
 * Reads a style as people write it: `code`, `text+reminder`, `code+hint+system:careful.txt+few-shot:pairs.jsonl`.
 *
 * @throws UsageError for an unknown part, or a file that cannot be used (examples: one `{"prompt", "answer"}` per line)
 */
export function readPromptStyle(text: string): PromptStyle {
  const [form, ...parts] = text.split('+');
  if (form !== 'code' && form !== 'text')
    throw new UsageError(`There is no prompt style "${text}".`, { hint });
  const style: PromptStyle = { form };
  const names: string[] = [];
  for (const part of parts) {
    const [, kind = part, path = ''] = /^([^:]*):(.*)$/s.exec(part) ?? [];
    const twice = () => new UsageError(`The prompt style "${text}" says the same thing twice.`, { hint });
    if ((kind === 'reminder' || kind === 'hint') && path === '') {
      if (style.guidance) throw twice();
      style.guidance = kind;
      names.push(kind);
    } else if (kind === 'system' && path !== '') {
      if (style.system !== undefined) throw twice();
      style.system = textOf(path).trim();
      names.push(`system:${nameOf(path)}`);
    } else if (kind === 'few-shot' && path !== '') {
      if (style.examples) throw twice();
      style.examples = examplesOf(path);
      names.push(`few-shot:${nameOf(path)}`);
    } else throw new UsageError(`There is no "${part}" in a prompt style.`, { hint });
  }
  return names.length > 0 ? { ...style, variant: names.join('+') } : style;
}

const nameOf = (path: string): string => basename(path, extname(path));

function textOf(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`The file of a prompt style cannot be read: ${messageOf(error)}`);
  }
  if (text.trim() === '') throw new UsageError(`${path} is empty.`);
  return text;
}

function examplesOf(path: string): z.infer<typeof Example>[] {
  return textOf(path)
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [Example.parse(JSON.parse(line))];
      } catch (error) {
        const [issue] = error instanceof z.ZodError ? error.issues : [];
        const what = issue ? `${issue.path.join('.') || 'it'}: ${issue.message}` : messageOf(error);
        throw new UsageError(`${path}:${index + 1} is no example: ${what}`, {
          hint: 'Each line has to be a JSON object with the texts "prompt" and "answer".',
        });
      }
    });
}
