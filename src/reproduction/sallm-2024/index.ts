/** Siddiq et al., "SALLM: Security Assessment of Generated Code", 2024, out of its released artefacts. */
export { type ToolPair, toolAgreements } from './analyzers.ts';
export { agreementsOf, type ComparedVerdict, disagreementsOf, withoutVerdict } from './disagreements.ts';
export type { ProgramEvidence } from './evidence.ts';
export { defectsOf } from './hidden.ts';
export { type ConfigurationFiles, findSallmLayout, type SallmLayout } from './layout.ts';
export { comparePublished } from './published.ts';
export { readReleased, type ReleasedSample, verdictTable } from './released.ts';
export { rejudge, type Rejudged } from './rejudge.ts';
export {
  type CommandOf,
  type CountingRow,
  type Figure,
  outputSection,
  publishedSection,
  type RejudgedRow,
  type RepairRow,
  type SallmPart,
  sallmTables,
  verdictSection,
} from './tables.ts';
