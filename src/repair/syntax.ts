import { LruMap } from './lru-map.ts';
import { messageOf } from '../core/errors.ts';
import { packagePath } from '../core/paths.ts';
import { findPython, PythonWorker, WorkerCrashed, WorkerTimeout } from '../environments/index.ts';

/** A function or class; lines are 1-based, `endLine` is included, decorators belong to it. */
export interface Definition {
  name: string;
  kind: 'function' | 'class';
  line: number;
  endLine: number;
  /** What its body does beyond docstrings, comments, `pass` and `...`; 0 is an empty body. */
  statements: number;
  /** Methods and nested classes of a class. */
  members: Definition[];
}

/** One top-level statement. */
export interface Statement {
  kind: 'import' | 'function' | 'class' | 'assign' | 'expression' | 'if' | 'other';
  line: number;
  endLine: number;
  /** Names that it binds in the module; `*` for a star import. */
  binds: string[];
  /** Names that it needs from the module, at any depth; only its own scope's where the text does not compile. */
  uses: string[];
  definition: Definition | null;
}

/** What the Python compiler says about a text. */
export interface Parsed {
  compiles: boolean;
  /** `null` when it compiles. */
  error: { line: number; column: number; message: string } | null;
  /** Also there when the text parses but does not compile (`return` outside of a function). */
  statements: Statement[];
}

/** Syntax of Python text, by Python's own parser in a long-lived process. Parses and compiles, never runs. */
export interface Syntax {
  /** Never throws for a text's sake: one that crashes the parser, or is longer than {@link maxLength}, does not compile. */
  parse(code: string): Promise<Parsed>;
  /** Ends the process. */
  close(): Promise<void>;
}

/** Longest text that is parsed, in UTF-16 units: far beyond any model's answer. */
export const maxLength = 500_000;

const batchSize = 64;
const cacheSize = 4096;

interface Waiting {
  code: string;
  resolve: (parsed: Parsed) => void;
  reject: (error: unknown) => void;
}

export interface SyntaxLimits {
  /** Address space of the parsing process, bytes (Linux). */
  memoryBytes?: number;
  /** For a batch of texts, milliseconds. */
  timeoutMs?: number;
}

/**
 * Starts the syntax worker with the Python of this machine. Requests made in one tick travel together, equal texts are
 * parsed once.
 *
 * @throws PrerequisiteError when there is no Python
 */
export async function openSyntax({
  memoryBytes = 2 * 1024 ** 3,
  timeoutMs = 20_000,
}: SyntaxLimits = {}): Promise<Syntax> {
  const { python } = await findPython();
  const worker = new PythonWorker({
    python,
    script: packagePath('python', 'workers', 'syntax_worker.py'),
    memoryBytes,
  });
  const ask = (codes: readonly string[]) => worker.request<Parsed[]>({ codes }, { timeoutMs });
  let closed = false;
  const cache = new LruMap<string, Promise<Parsed>>(cacheSize);
  let waiting: Waiting[] = [];

  function flush(): void {
    const all = waiting;
    waiting = [];
    for (let i = 0; i < all.length; i += batchSize) void send(all.slice(i, i + batchSize));
  }

  async function send(batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await ask(batch.map(({ code }) => code));
      batch.forEach(({ resolve }, i) => resolve(answers[i]!));
    } catch (error) {
      if (closed || !isDeath(error)) return batch.forEach(({ reject }) => reject(error));
      // One text took the worker down: each again by itself, so that its neighbours get their answer.
      for (const { code, resolve, reject } of batch) await alone(code).then(resolve, reject);
    }
  }

  async function alone(code: string): Promise<Parsed> {
    try {
      return (await ask([code]))[0]!;
    } catch (error) {
      if (closed || !isDeath(error)) throw error;
      // Only a worker that is well otherwise makes this the text's own doing.
      await ask(['']);
      return refused(`the parser did not survive it (${messageOf(error)})`);
    }
  }

  function parse(code: string): Promise<Parsed> {
    if (code.length > maxLength) return Promise.resolve(refused(`longer than ${maxLength} characters`));
    const known = cache.get(code);
    if (known !== undefined) return known;
    const parsed = new Promise<Parsed>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ code, resolve, reject });
    });
    cache.set(code, parsed);
    parsed.catch(() => cache.delete(code));
    return parsed;
  }

  function close(): Promise<void> {
    closed = true;
    return worker.close();
  }

  return { parse, close };
}

const isDeath = (error: unknown): boolean => error instanceof WorkerCrashed || error instanceof WorkerTimeout;

const refused = (message: string): Parsed => ({
  compiles: false,
  error: { line: 1, column: 1, message },
  statements: [],
});
