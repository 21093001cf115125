import { z } from 'zod';

/** Sampling settings of one generation; `null` is "not sent, the server's default". */
export const Sampling = z.object({
  temperature: z.number().min(0).nullable(),
  topP: z.number().min(0).max(1).nullable(),
  maxTokens: z.int().positive(),
  seed: z.int().nullable(),
  stop: z.array(z.string()),
});
export type Sampling = z.infer<typeof Sampling>;

/** The exact input of the model, as sent. */
export const Prompt = z.object({
  /** `code` completes a file, `text` follows an instruction. */
  style: z.enum(['code', 'text']),
  /** What was added to the plain prompt: `reminder`, `hint`, `system:NAME`, `few-shot:NAME`, joined by `+`. */
  variant: z.string().optional(),
  /** Which template of ours made it, with its version: `completion/1`, `chat-code/1`. */
  template: z.string(),
  /** Which protocol carries it. */
  mode: z.enum(['completion', 'chat', 'infill']),
  /** `completion` and `infill`. */
  text: z.string().optional(),
  /** `infill`: what follows the hole. */
  suffix: z.string().optional(),
  /** `chat`. */
  messages: z
    .array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }))
    .optional(),
});
export type Prompt = z.infer<typeof Prompt>;

/** The prompt's value on the study's axis, as people write it without the folders of files: `code`, `text+hint`. */
export const styleOf = ({ style, variant }: Pick<Prompt, 'style' | 'variant'>): string =>
  variant === undefined ? style : `${style}+${variant}`;

/** Tokens; `null` where a provider does not say. */
export const Usage = z.object({ promptTokens: z.int().nullable(), completionTokens: z.int().nullable() });
export type Usage = z.infer<typeof Usage>;

/** What a model answered for a task: one line of `generations.jsonl`. */
export const Generation = z.object({
  /** Stable over resumes: see {@link generationId}. */
  id: z.string(),
  model: z.string(),
  task: z.string(),
  /** 0-based sample number within model, task, prompt and sampling. */
  sample: z.int().min(0),
  sampling: Sampling,
  prompt: Prompt,
  /** Before any repair: `ok`, `refused`, `empty`, `truncated` (stopped by length) or `infrastructure-error`. */
  outcome: z.enum(['ok', 'refused', 'empty', 'truncated', 'infrastructure-error']),
  /** The raw answer; empty when there is none. A partial one is kept as evidence. */
  raw: z.string(),
  /** Thinking that the server separated from the answer. */
  reasoning: z.string().optional(),
  finishReason: z.string().nullable(),
  usage: Usage,
  /** Anything done differently from what was asked (a parameter that the server rejected, n emulated). */
  notes: z.array(z.string()),
  error: z.string().optional(),
  /** Came out of the cache. Volatile. */
  cached: z.boolean(),
  /** Volatile. */
  latencyMs: z.number(),
});
export type Generation = z.infer<typeof Generation>;
