export type { RepairInput } from './input.ts';
export { repairPaper } from './paper.ts';
export { repairNone, repairOutput } from './repair.ts';
export type { RepairRule } from './rule.ts';
export { rules as repairRules } from './rules/index.ts';
export { openSyntax, type Syntax } from './syntax.ts';
