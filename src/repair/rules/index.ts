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

/** The rules in their order: find the code, make it a program, cut the program to what was asked for. */
export const rules: readonly RepairRule[] = [
  endOfText,
  thinking,
  fences,
  prose,
  prompt,
  glued,
  reindent,
  cut,
  drop,
  tail,
];
