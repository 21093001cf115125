export type { RepairInput } from './input.ts';
export { repairPaper } from './paper.ts';
export { repairNone, repairOutput } from './repair.ts';
export { openSyntax, type Syntax } from './syntax.ts';
