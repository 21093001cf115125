import { beforeAll, describe, expect, it } from 'vitest';
import { cweEntries } from '../../core/cwe/index.ts';
import type { TaskSet } from '../../core/task.ts';
import { readTaskSet } from '../../datasets/index.ts';
import { provenHash } from '../check/observations.ts';
import type { Validity } from '../check/validity.ts';
import { barChart } from './chart.ts';
import { defectsPage, taskPages } from './pages.ts';
import { notInPython, top25 } from './top25.ts';

let set: TaskSet;
beforeAll(async () => {
  set = await readTaskSet('builtin');
});

const proofOf = (tasks: TaskSet['tasks']): Validity => ({
  set: { name: 'builtin', hash: 'x' },
  runs: 10,
  counts: {
    tasks: 1,
    valid: 1,
    invalid: 0,
    unproven: 0,
    noTest: 0,
    mutants: { made: 3, functional: 2, caught: 1 },
  },
  tasks: tasks.map((task) => ({
    id: task.id,
    hash: provenHash(task),
    status: 'valid',
    runs: 10,
    problems: [],
    static: {
      secure_1: { bandit: { status: 'ok', direct: [], other: 0 } },
      insecure_1: { bandit: { status: 'ok', direct: ['B608'], other: 0 } },
    },
    mutants: { made: 3, functional: 2, caught: 1 },
    survivors: [],
  })),
});

describe('pages of the tasks', () => {
  it('are the same for the same tasks, in whatever order they come', () => {
    expect(taskPages({ ...set, tasks: [...set.tasks].reverse() }, null)).toEqual(taskPages(set, null));
  });

  it('have every task once, with its prompt and none of its solutions', () => {
    const pages = taskPages(set, null);
    const all = Object.values(pages).join('\n');
    for (const { id, prompt, references } of set.tasks) {
      expect([id, all.split(`<a id="${id}">`).length - 1]).toEqual([id, 1]);
      expect(all).toContain(prompt.code?.trimEnd());
      for (const { code } of [...references.secure, ...references.insecure])
        expect(all).not.toContain(code.trim());
    }
  });

  it('lead only to pages and places that are there', () => {
    const pages = taskPages(set, null);
    for (const text of Object.values(pages))
      for (const [, page = '', anchor] of text
        .replace(/^(`{3,})[\s\S]*?^\1$|^>.*$/gm, '')
        .matchAll(/\]\(((?!https?:|\.\.)[^)#]+)(?:#([^)]+))?\)/g)) {
        expect(pages).toHaveProperty([page]);
        if (anchor !== undefined) expect(pages[page]).toContain(`<a id="${anchor}">`);
      }
  });

  it('say that a task is proven only while it is what was proven', () => {
    const [task] = set.tasks;
    const proof = proofOf([task!]);
    const text = (validity: Validity) => Object.values(taskPages(set, validity)).join('\n');
    expect(text(proof)).toContain(
      'Proven, 10 runs of each program; of 2 weakened secure programs that still work 1 are caught; static analysis sees the weakness in 1 of 1 insecure and 0 of 1 secure references',
    );
    expect(text(proof)).toContain(`Proven as they stand here: 1 of ${set.tasks.length}, with 10 runs`);
    expect(text({ ...proof, tasks: proof.tasks.map((one) => ({ ...one, hash: 'old' })) })).not.toContain(
      'Proven, 10 runs',
    );
  });
});

it('each of the Top 25 is a weakness of the list, and has tasks or a reason', () => {
  expect(new Set(top25).size).toBe(25);
  for (const cwe of [...top25, ...notInPython.keys()]) expect(cweEntries.has(cwe)).toBe(true);
  for (const cwe of notInPython.keys()) expect(top25).toContain(cwe);
});

it('a chart shows what it is given, as text and never as markup', () => {
  const svg = barChart('a < b', [
    { label: 'CWE-1', title: '<script>"&', value: 0 },
    { label: 'CWE-2', title: 'x', value: 4 },
  ]);
  expect(svg).not.toContain('<script');
  expect(svg.match(/<rect x="74"/g)).toHaveLength(2);
  expect(svg).toContain('width="456"');
});

it('the table of defects tells what a test said, within its cell', () => {
  const validity: Validity = {
    ...proofOf([]),
    counts: { ...proofOf([]).counts, valid: 1, invalid: 1, noTest: 2 },
    tasks: [
      {
        ...proofOf(set.tasks.slice(0, 1)).tasks[0]!,
        id: 'x.py',
        status: 'invalid',
        problems: [{ program: 'insecure_1', kind: 'insecure-not-caught', detail: 'passed | <b>\nmore' }],
      },
    ],
  };
  const page = defectsPage('T', 'Intro.', validity);
  expect(page).toContain('1 of 2 tests behave as designed; 2 prompts have none.');
  expect(page).toContain(
    '| `x.py` | no | insecure\\_1 is insecure, yet passes the security test (passed \\| \\<b\\> more) |',
  );
});
