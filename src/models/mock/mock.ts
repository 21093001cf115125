import { UsageError } from '../../core/errors.ts';
import type { Prompt } from '../../core/generation.ts';
import type { Task } from '../../core/task.ts';
import type { Completion, GenerateRequest, Model, ModelProvider } from '../model.ts';

/** What each mock answers: text, or `null` when the task has none. */
const answers: Record<string, (task: Task, prompt: Prompt, sample: number) => string | null> = {
  blank: () => '',
  repeat: (_task, prompt) =>
    prompt.text ?? prompt.messages?.findLast(({ role }) => role === 'user')?.content ?? '',
  'secure-reference': (task, _prompt, sample) => inTurn(task.references.secure, sample),
  'insecure-reference': (task, _prompt, sample) => inTurn(task.references.insecure, sample),
};

const inTurn = (references: readonly { code: string }[], sample: number): string | null =>
  references[sample % references.length]?.code ?? null;

/** Models that answer without a model: for self-checks and tests. */
export const mock = {
  name: 'mock',
  summary: `${Object.keys(answers).join(', ')}: known answers, for self-checks`,
  async open(name, { mode = 'auto' }) {
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (answer === undefined)
      throw new UsageError(`There is no mock model "${name}".`, {
        hint: `There are ${Object.keys(answers).join(', ')}.`,
      });
    return {
      id: `mock/${name}`,
      mode: mode === 'auto' ? 'completion' : mode,
      concurrency: 8,
      describe: async () => ({ provider: 'mock' }),
      async *generate({ task, prompt, samples, signal }: GenerateRequest) {
        for (const sample of samples) {
          signal?.throwIfAborted();
          yield completionOf(name, sample, answer(task, prompt, sample), task);
        }
      },
      close: async () => {},
    } satisfies Model;
  },
} as const satisfies ModelProvider;

function completionOf(name: string, sample: number, raw: string | null, task: Task): Completion {
  const rest = {
    sample,
    usage: { promptTokens: null, completionTokens: null },
    notes: [],
    cached: false,
    latencyMs: 0,
  };
  if (raw === null)
    return {
      ...rest,
      outcome: 'infrastructure-error',
      raw: '',
      finishReason: null,
      error: `${task.id} has no ${name}.`,
    };
  return { ...rest, outcome: raw.trim() === '' ? 'empty' : 'ok', raw, finishReason: 'stop' };
}
