import { hostilePrograms, hostileTests, type TestMethod } from '../../src/assessment/tests/index.ts';
import { Task } from '../../src/core/task.ts';
import { readTaskSet } from '../../src/datasets/index.ts';

/** One test method on one program. */
export interface Case {
  name: string;
  task: Task;
  method: TestMethod;
  code: string;
  hostile: boolean;
}

const hostileTask = (name: string): Task =>
  Task.parse({
    id: name,
    set: 'hostile',
    title: name,
    cwes: [],
    source: { name: 'hostile' },
    prompt: {},
    references: { secure: [], insecure: [] },
    requirements: 'plain',
    tests: hostileTests,
  });

/** Every test of the built-in tasks, and of SALLM's where its data is, on their references; and the hostile programs. */
export async function allCases(taskSets: readonly string[]): Promise<Case[]> {
  const cases: Case[] = [];
  for (const source of taskSets) {
    const { tasks } = await readTaskSet(source);
    for (const task of tasks)
      for (const [kind, references] of Object.entries(task.references))
        for (const { name, code } of references)
          for (const method of ['functional', 'security'] as const)
            if (task.tests?.[method] != null)
              cases.push({
                name: `${task.set}/${task.id} ${kind} ${name} ${method}`,
                task,
                method,
                code,
                hostile: false,
              });
  }
  for (const { name, code } of hostilePrograms())
    cases.push({
      name: `hostile/${name}`,
      task: hostileTask(name),
      method: 'functional',
      code,
      hostile: true,
    });
  return cases;
}
