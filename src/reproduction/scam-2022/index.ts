/** Siddiq et al., "An Empirical Study of Code Smells in Transformer-based Code Generation Techniques", SCAM 2022. */
export {
  byLetter,
  type Counts,
  type CountsOf,
  equalMessages,
  messageDifferences,
  totalOf,
} from './compare.ts';
export { findScamLayout, type ScamConfiguration } from './layout.ts';
export { preparedAsPublished } from './prepare.ts';
export { OLDER_PYLINT, olderCounts } from './older-pylint.ts';
export { publishedCounts } from './published-counts.ts';
export { readBanditOutput, readPylintOutput, readReleasedCounts } from './released-output.ts';
export {
  publishedTotalsSection,
  type ReleasedTotals,
  scamTables,
  type StudiedConfiguration,
  studySection,
} from './tables.ts';
