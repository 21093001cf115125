import type { ScannedFile } from '../../scanning/scan.ts';
import type { Sink } from './output-file.ts';
import type { Summary } from './summary.ts';

/** Writes a scan as it goes. One file, one plain object; found by the extension of the wanted file. */
export interface ScanFormat {
  extension: `.${string}`;
  open(sink: Sink, context: ScanContext): ScanWriter;
}

export interface ScanContext {
  tools: readonly { name: string; version: string }[];
  /** Whether suppression comments were looked at. */
  suppressionsSeen: boolean;
}

export interface ScanWriter {
  add(file: ScannedFile): void;
  /** Writes what is left. */
  end(summary: Summary): void;
  /** Gives back temporary files; called once, whether the scan ended well or not. */
  release?(): void;
}

/** A message on one line that no terminal, table or page takes for anything but text. */
export const plain = (text: string): string =>
  text.replaceAll(/[\r\n\t]+/g, ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '\ufffd');
