import { csvLine } from '../../core/table.ts';
import type { StudyTable } from './rows.ts';

/** One table, with all digits. */
export const renderCsv = ({ header, rows }: StudyTable): string =>
  csvLine(header) + rows.map((row) => csvLine(row)).join('');
