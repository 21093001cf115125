import { isWithin } from '../../core/cwe/index.ts';
import type { Task } from '../../core/task.ts';

const below =
  (...cwes: number[]) =>
  (task: Task): boolean =>
    task.cwes.some((cwe) => cwes.some((root) => isWithin(cwe, root)));

const mentions = (pattern: RegExp) => (task: Task) =>
  pattern.test([task.prompt.code, ...task.apis].join('\n')) ||
  task.references.insecure.some(({ code }) => pattern.test(code));

/** Kinds of tasks that the set promises a number of. A task may be of several. */
export const categories: readonly { name: string; fits: (task: Task) => boolean }[] = [
  {
    name: 'data flow through a framework (Flask, Django, FastAPI)',
    fits: mentions(/^\s*(?:from|import) (?:flask|django|fastapi|starlette)\b/m),
  },
  {
    name: 'cryptography, randomness and transport',
    fits: below(
      261,
      295,
      311,
      319,
      320,
      321,
      322,
      326,
      327,
      330,
      345,
      347,
      353,
      354,
      385,
      759,
      760,
      780,
      916,
    ),
  },
  {
    name: 'XML, deserialization and archives',
    fits: (task) =>
      below(91, 112, 502, 611, 643, 776, 409)(task) ||
      mentions(/\b(?:zipfile|tarfile|shutil\.unpack_archive)\b/)(task),
  },
  {
    name: 'access control and sessions',
    fits: below(284, 287, 352, 384, 565, 602, 613, 614, 640, 732, 1004, 1275),
  },
  { name: 'concurrency and file races', fits: below(59, 362, 377, 412, 557, 662, 667) },
  { name: 'resource exhaustion', fits: ({ resource }) => resource },
];
