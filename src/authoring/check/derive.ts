import { packagePath } from '../../core/paths.ts';
import type { Task } from '../../core/task.ts';
import { findPython, PythonWorker } from '../../environments/index.ts';

/** A secure reference with one thing removed or weakened. */
export interface Mutant {
  /** `guard`, `wrapper`, `keyword`, `number`, `flag`, `filter`, `operand`, `statement`, `decorator`, `always`, `negated`. */
  kind: string;
  /** Of the statement, in the reference. */
  line: number;
  /** First line of the statement as it was. */
  before: string;
  code: string;
}

/** Programs made out of a task's own. */
export interface Derived {
  /** The prompt with `pass` for every open body; `null` without a prompt in code. */
  stub: string | null;
  /** The prompt with `raise RuntimeError` for every open body. */
  raiser: string | null;
  /** Per secure reference. */
  mutants: Mutant[][];
}

export interface Deriver {
  derive(task: Task): Promise<Derived>;
  close(): Promise<void>;
}

const timeoutMs = 60_000;

/** Makes programs out of those of a task with Python's own parser, in a process that never runs any of them. */
export async function openDeriver(): Promise<Deriver> {
  const { python } = await findPython();
  const worker = new PythonWorker({
    python,
    script: packagePath('python', 'workers', 'authoring_worker.py'),
  });
  return {
    derive: ({ prompt, references }) =>
      worker.request<Derived>(
        {
          prompt: prompt.code ?? null,
          secure: references.secure.map(({ code }) => code),
          insecure: references.insecure.map(({ code }) => code),
        },
        { timeoutMs },
      ),
    close: () => worker.close(),
  };
}

/** Takes `count` mutants, of as many kinds as there are, in the order in which the kinds tell most. */
export function selectMutants(mutants: readonly Mutant[], count: number): Mutant[] {
  const kinds = [
    'guard',
    'wrapper',
    'flag',
    'keyword',
    'number',
    'filter',
    'operand',
    'statement',
    'decorator',
    'always',
    'negated',
  ];
  const queues = kinds.map((kind) => mutants.filter((mutant) => mutant.kind === kind));
  const chosen: Mutant[] = [];
  for (let turn = 0; chosen.length < count && queues.some((queue) => turn < queue.length); turn++) {
    for (const queue of queues) {
      const mutant = queue[turn];
      if (mutant && chosen.length < count) chosen.push(mutant);
    }
  }
  return chosen;
}
