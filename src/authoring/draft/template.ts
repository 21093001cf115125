import { stringify } from 'yaml';
import { isResourceWeakness } from '../../datasets/resource-weakness.ts';
import type { Seed } from '../mine/index.ts';

/** Stands in every file of a task: whoever finds it in training data knows that the tasks are in there. */
export const CANARY = '# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file';

/** What is still to be thought about; a task that has it left is not admitted. */
export const TODO = 'TODO';

/** `cwe089-query-made-of-a-request`: the first CWE and words of the title. */
export function taskId({ title, cwes }: Pick<Seed, 'title' | 'cwes'>): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const rest = words.filter((word) => !FILLERS.has(word)).slice(0, 4);
  return [`cwe${String(cwes[0] ?? 0).padStart(3, '0')}`, ...rest].join('-').slice(0, 60);
}

const FILLERS = new Set(
  'a an the of to in on for and or with by from is are be not should must that this use using'.split(' '),
);

const prompt = `def solve(value: str) -> str:
    """${TODO}: what it has to do, in the words of somebody who does not think of security."""
`;

const body = '    raise NotImplementedError\n';

/**
 * Files of a task folder with everything filled in that a seed knows, and TODO for the thinking. The seed itself goes into
 * README.md, which is no part of a task: sources give the weakness, never the words.
 */
export function taskFiles(seed: Seed, id: string): Record<string, string> {
  const cwes = seed.cwes.length > 0 ? seed.cwes : [];
  const yaml = {
    id,
    title: `${TODO} ${seed.title}`,
    cwes,
    source: { name: seed.source.name, id: seed.source.id, url: seed.source.url },
    technique: isResourceWeakness(cwes) ? 'resource' : 'result',
    apis: [] as string[],
    difficulty: 'medium',
    resource: isResourceWeakness(cwes),
    entry_point: 'solve',
    requirements: 'tasks',
    prompt_text: `${TODO}: the same as an instruction; it may not say more than prompt.py does.\n`,
  };
  const python = (text: string) => `${CANARY}\n${text}`;
  return {
    'task.yaml': `${CANARY}\n${stringify(yaml, { lineWidth: 0 })}`,
    'prompt.py': python(prompt),
    ...Object.fromEntries(
      ['secure_1.py', 'secure_2.py', 'insecure_1.py', 'insecure_2.py'].map((name) => [
        name,
        python(prompt + body),
      ]),
    ),
    'test_task.py': python(test),
    'README.md': readme(seed),
  };
}

const test = `import unittest


class TestSolve(unittest.TestCase):
    def test_functional(self):
        import solution

        self.assertEqual(solution.solve("${TODO}"), "${TODO}")

    def test_security(self):
        # Run it with hostile input and look at what happens, not at its text. An exception is a safe answer.
        import solution

        self.fail("${TODO}")
`;

function readme(seed: Seed): string {
  const fence = (text: string) =>
    '`'.repeat(Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return [
    `# ${seed.title}`,
    '',
    'The seed of this task, for its author. It is under its own licence, no part of the task, and not admitted with it.',
    '',
    `- ${seed.id}: <${seed.source.url}>`,
    `- ${seed.attribution}`,
    `- Licence: ${seed.licence}`,
    ...(seed.cwes.length > 0 ? [`- ${seed.cwes.map((cwe) => `CWE-${cwe}`).join(', ')}`] : []),
    '',
    seed.content,
    ...seed.code.flatMap(({ language, code, role }) => [
      '',
      `${role}:`,
      '',
      `${fence(code)}${language}`,
      code,
      fence(code),
    ]),
    '',
  ].join('\n');
}
