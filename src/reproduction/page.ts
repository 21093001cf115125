/** A cell as it is shown: numbers with every digit that they have, `null` where there is nothing. */
export type Cell = string | number | null;

/** A table of a page, and the command that prints it alone. */
export interface PageTable {
  /** What `--table` calls it. */
  name: string;
  title: string;
  notes: string[];
  command: string;
  header: string[];
  rows: Cell[][];
}

export interface PageSection {
  title: string;
  notes: string[];
  tables: PageTable[];
}

/** What is left of a paper when it is computed again: one page, whatever it is written as. */
export interface ReproductionPage {
  /** `sallm-2024`. */
  paper: string;
  title: string;
  /** Where paper and artefacts are from. */
  reference: string;
  /** The result in sentences. */
  summary: string[];
  /** What made the figures: tools and their versions. */
  versions: Record<string, string>;
  sections: PageSection[];
}

/** `42 of 60 (70.0 %)`; without a share where there is nothing to take it of. */
export const countOf = (count: number, all: number): string =>
  all === 0 ? '0 of 0' : `${count} of ${all} (${((100 * count) / all).toFixed(1)} %)`;

/** A share in percent with one digit. */
export const percent = (share: number | null): string | null =>
  share === null ? null : (100 * share).toFixed(1);
