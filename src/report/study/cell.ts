import type { Cell } from './rows.ts';

/** A cell for people: whole numbers whole, the others with three significant digits. */
export function cellText(cell: Cell): string {
  if (cell === null) return '–';
  if (typeof cell === 'string' || Number.isInteger(cell)) return String(cell);
  const size = Math.abs(cell);
  if (size < 0.0005) return cell.toExponential(0);
  return size < 100 ? cell.toFixed(3) : cell.toFixed(1);
}
