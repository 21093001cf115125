import { z } from 'zod';
import { messageOf, SallmError } from '../../core/errors.ts';
import { Generation } from '../../core/generation.ts';
import type { Completion, Model, ModelOptions } from '../model.ts';
import { failure, problemsOf } from './failure.ts';

const method = z.custom<unknown>((value) => typeof value === 'function', 'is no function');
const Shape = z.looseObject({
  mode: z.enum(['chat', 'completion', 'infill']),
  concurrency: z.int().positive(),
  describe: method,
  generate: method,
  close: method,
});

const Answer = Generation.pick({
  sample: true,
  outcome: true,
  raw: true,
  reasoning: true,
  finishReason: true,
  usage: true,
  notes: true,
  error: true,
  cached: true,
  latencyMs: true,
});

export interface PlugIn {
  /** As the user wrote it. */
  id: string;
  file: string;
  /** Of the file's content. */
  hash: string;
}

/**
 * Holds foreign code to the contract of {@link Model}: every sample that was asked for comes once and whole, or the run
 * ends with an error that names the module.
 */
export function checkedModel(model: Model, { id, file, hash }: PlugIn, meter: MeterWatch): Model {
  const parsed = Shape.safeParse(model);
  if (!parsed.success) throw failure(file, `opens no model: ${problemsOf(parsed.error)}`);
  return {
    id,
    mode: model.mode,
    concurrency: model.concurrency,
    describe: async () => ({ ...(await model.describe()), provider: 'module', module: hash }),
    async *generate(request) {
      const open = new Set(request.samples);
      try {
        for await (const answer of model.generate(request)) {
          const completion = checked(answer, open, file);
          meter.answered(completion);
          yield completion;
        }
      } catch (error) {
        request.signal?.throwIfAborted();
        throw error instanceof SallmError ? error : failure(file, `failed: ${messageOf(error)}`, error);
      }
      if (open.size > 0) throw failure(file, `gave nothing for the samples ${[...open].join(', ')}`);
    },
    close: async () => model.close(),
  };
}

function checked(answer: unknown, open: Set<number>, file: string): Completion {
  const parsed = Answer.safeParse(answer);
  if (!parsed.success) throw failure(file, `gave no completion: ${problemsOf(parsed.error)}`);
  const { reasoning, error, ...rest } = parsed.data;
  if (!open.delete(rest.sample))
    throw failure(file, `gave sample ${rest.sample}, which was not asked for, or twice`);
  return { ...rest, ...(reasoning !== undefined && { reasoning }), ...(error !== undefined && { error }) };
}

/** Sees whether a provider asks the meter: caps hold only for those that do. */
export class MeterWatch {
  readonly options: ModelOptions;
  readonly #tell: () => void;
  #silent: boolean;

  constructor(options: ModelOptions, file: string) {
    const { meter, onNote = () => {} } = options;
    this.#silent = meter !== undefined;
    this.#tell = () =>
      onNote(
        `${file} does not ask the meter that it is given: --max-requests and --max-cost do not hold for it.`,
      );
    this.options = !meter
      ? options
      : {
          ...options,
          meter: {
            reserve: (...given) => {
              this.#silent = false;
              return meter.reserve(...given);
            },
          },
        };
  }

  /** An answer came; one out of a cache costs nothing. */
  answered({ cached }: Pick<Completion, 'cached'>): void {
    if (cached || !this.#silent) return;
    this.#silent = false;
    this.#tell();
  }
}
