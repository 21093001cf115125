import { asText, type FileTree } from '../tree.ts';

/**
 * The helper modules of a set that a task's own files name, and those that these name in turn: the others would be sent
 * and laid out for each of its tests in vain, and a change of one would seem to be a change of the task.
 */
export function kitInUse(kit: FileTree, own: FileTree): FileTree {
  const used = new Map<string, Buffer>();
  const look = (bytes: Buffer): void => {
    const words = new Set(asText(bytes)?.match(/\w+/g));
    for (const [file, helper] of kit)
      if (!used.has(file) && (moduleOf(file) === null || words.has(moduleOf(file)!))) {
        used.set(file, helper);
        look(helper);
      }
  };
  for (const bytes of own.values()) look(bytes);
  return used;
}

/** `null` for what is no module at the top of the folder: nobody can tell who needs that. */
const moduleOf = (file: string): string | null => /^([^/]+)\.py$/.exec(file)?.[1] ?? null;
