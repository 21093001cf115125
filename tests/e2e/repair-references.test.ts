import { expect, test } from 'vitest';
import { packagePath } from '../../src/core/paths.ts';
import { readTaskSet } from '../../src/datasets/index.ts';
import { openSyntax, repairOutput } from '../../src/repair/index.ts';

test.each(['chat', 'completion'] as const)(
  'as a %s answer every reference of our tasks comes through whole',
  async (mode) => {
    const syntax = await openSyntax();
    const { tasks } = await readTaskSet(packagePath('tasks'));
    const harmed: string[] = [];
    for (const { id, prompt, entryPoint, references } of tasks)
      for (const { name, code } of [...references.secure, ...references.insecure])
        for (const promptStyle of ['code', 'text'] as const) {
          const repaired = await repairOutput(
            {
              raw: code,
              mode,
              promptStyle,
              finishReason: 'stop',
              ...(promptStyle === 'code' && prompt.code !== undefined && { promptCode: prompt.code }),
              ...(entryPoint !== undefined && { entryPoint }),
            },
            syntax,
          );
          // The prompt's imports may come in front.
          const isWhole = repaired.outcome === 'ok' && repaired.code.trim().endsWith(code.trim());
          if (!isWhole) harmed.push(`${id} ${name} ${promptStyle}`);
        }
    await syntax.close();
    expect(tasks.length).toBeGreaterThan(0);
    expect(harmed).toEqual([]);
  },
);
