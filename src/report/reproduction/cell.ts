import type { Cell } from '../../reproduction/page.ts';

/** A cell for people: figures with every digit, for they are compared by it. */
export const cellText = (cell: Cell): string => (cell === null ? '–' : String(cell));
