import type { Command } from 'commander';
import { vi } from 'vitest';

/** What a command prints in this process, on either stream, and the exit code that it sets. */
export async function printed(command: Command, args: readonly string[]) {
  const text = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      text[name] += String(chunk);
      return true;
    }),
  );
  try {
    process.exitCode = 0;
    await command.parseAsync(args, { from: 'user' });
    return { ...text, code: process.exitCode };
  } finally {
    process.exitCode = 0;
    for (const spy of spies) spy.mockRestore();
  }
}
