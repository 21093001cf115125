import type { Generation } from '../core/generation.ts';
import type { Task } from '../core/task.ts';
import { openSyntax, repairNone, repairOutput, repairPaper, type RepairInput } from '../repair/index.ts';
import type { RepairMode } from './config.ts';
import type { Repair } from './judge.ts';

const modes = { standard: repairOutput, paper: repairPaper, none: repairNone } as const;

/** Opens output repair in one of its modes. */
export async function openRepair(mode: RepairMode): Promise<{ repair: Repair; close: () => Promise<void> }> {
  const syntax = await openSyntax();
  return {
    repair: (generation, task) => modes[mode](inputOf(generation, task), syntax),
    close: () => syntax.close(),
  };
}

const inputOf = ({ raw, prompt, finishReason }: Generation, task: Task): RepairInput => ({
  raw,
  // An answer to an instruction is the whole program: there is no prompt to complete.
  ...(prompt.style === 'code' && task.prompt.code !== undefined ? { promptCode: task.prompt.code } : {}),
  promptStyle: prompt.style,
  mode: prompt.mode,
  ...(task.entryPoint === undefined ? {} : { entryPoint: task.entryPoint }),
  finishReason,
});
