export { type DuplicateCounts, DuplicateFinder } from './find.ts';
export { LineReader } from './line-reader.ts';
export type { Lines } from './similar.ts';
