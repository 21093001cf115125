/** The benchmark's own tasks: proving them, and what they are made of. See docs/authoring.md. */
export { changedTasks } from './check/changed.ts';
export { checkTasks, type CheckOptions } from './check/check-tasks.ts';
export { problemText, summaryText, tables, validityLine } from './check/render.ts';
export type { TaskCheck } from './check/task-check.ts';
export { readValidity, recordOf, recordText, type Validity, validityPath } from './check/validity.ts';
export { mine, type MineCounts, Seed, type SourceName, sources } from './mine/index.ts';
export { draftParts, withParts } from './draft/ask.ts';
export { admit, findSeed, leftToDo, openTask, proveFolder, writeTaskFolder } from './draft/folder.ts';
export { defectsPage, taskPages } from './docs/pages.ts';
