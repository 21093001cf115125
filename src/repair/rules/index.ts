import type { RepairRule } from '../rule.ts';
import { cut } from './cut.ts';
import { drop } from './drop.ts';
import { endOfText } from './end-of-text.ts';
import { fences } from './fences.ts';
import { glued } from './glued.ts';
import { prompt } from './prompt.ts';
import { prose } from './prose.ts';
import { reindent } from './reindent.ts';
import { tail } from './tail.ts';
import { thinking } from './thinking.ts';

/** Find the code and make it a program. */
export const finding: readonly RepairRule[] = [endOfText, thinking, fences, prose, prompt];

/** Make the program one that compiles and has what was asked for. Where that fails their work is undone. */
export const mending: readonly RepairRule[] = [glued, reindent, cut, drop, tail];

/** All rules in their order. */
export const rules: readonly RepairRule[] = [...finding, ...mending];
