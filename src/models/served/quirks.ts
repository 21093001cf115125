import type { Body, Dialect } from './dialect.ts';

export interface Rejection {
  message: string;
  /** The parameter that the server names outside of the message. */
  param: string | null;
}

/**
 * What a server was found to reject for this model. Learned from its refusals, remembered, and noted on every answer
 * that was asked for differently because of it.
 */
export class Quirks {
  readonly #dialect: Pick<Dialect, 'optional' | 'streaming' | 'takesN'>;
  readonly #dropped = new Set<string>();
  #renamesMaxTokens = false;
  #onlyStreams = false;

  constructor(dialect: Pick<Dialect, 'optional' | 'streaming' | 'takesN'>) {
    this.#dialect = dialect;
  }

  /** The body as this server takes it, and what was changed. */
  apply(wanted: Body): { body: Body; notes: string[] } {
    const body = { ...wanted, ...(this.#onlyStreams && this.#dialect.streaming) };
    const notes: string[] = [];
    if (this.#renamesMaxTokens && 'max_tokens' in body) {
      body['max_completion_tokens'] = body['max_tokens'];
      delete body['max_tokens'];
      notes.push('max_tokens sent as max_completion_tokens');
    }
    for (const name of this.#dropped) {
      if (!(name in body)) continue;
      delete body[name];
      if (name in wanted) notes.push(`${name} not sent: the server rejects it`);
    }
    return { body, notes };
  }

  /** Whether the model takes several samples in one request, as far as is known. */
  get takesN(): boolean {
    return this.#dialect.takesN && !this.#dropped.has('n');
  }

  /** Learns from a rejected body. False when the rejection names nothing that could be left out. */
  learn(rejection: Rejection, sent: Body): boolean {
    const name = this.#dialect.optional.find((parameter) => parameter in sent && names(rejection, parameter));
    if (name === undefined) return this.#learnToStream(rejection, sent);
    if (name === 'max_tokens' && /max_completion_tokens/.test(rejection.message))
      this.#renamesMaxTokens = true;
    else if (name.startsWith('max_') && !isUnknown(rejection.message)) return false;
    else this.#dropped.add(name);
    return true;
  }

  #learnToStream({ message }: Rejection, sent: Body): boolean {
    if (sent['stream'] === true || !/\bstream/i.test(message) || !/only|must|requir|need/i.test(message))
      return false;
    this.#onlyStreams = true;
    return true;
  }
}

function names({ message, param }: Rejection, parameter: string): boolean {
  if (param !== null && param !== '') return param.replace(/^body\./, '') === parameter;
  // Words of plain English are a name only where they are marked as one.
  const marked = new RegExp(
    String.raw`['"\`]${parameter}['"\`]|\b${parameter}\s*(?:=|>|<|:|must\b|is\b|should\b)`,
  );
  return (
    marked.test(message) ||
    (!['n', 'stop'].includes(parameter) && new RegExp(String.raw`\b${parameter}\b`).test(message))
  );
}

/** The parameter as such is refused; a limit that is merely too high is a mistake to report, not to drop. */
const isUnknown = (message: string): boolean =>
  /unsupported|not (?:be )?(?:supported|permitted|allowed)|unknown|unrecogni[sz]ed|unexpected|extra|deprecated/i.test(
    message,
  );
