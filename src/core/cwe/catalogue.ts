import catalogue from './catalogue.json' with { type: 'json' };

/** An entry of MITRE's CWE list. `Category` entries group weaknesses and stand outside the tree of view 1000. */
export interface CweEntry {
  id: number;
  /** The official name, long form. */
  name: string;
  abstraction: 'Pillar' | 'Class' | 'Base' | 'Variant' | 'Compound' | 'Category';
  status: 'Stable' | 'Draft' | 'Incomplete' | 'Usable' | 'Deprecated' | 'Obsolete';
  /** How far CWE itself allows the entry as the root cause of a vulnerability. */
  usage: 'Allowed' | 'Allowed-with-Review' | 'Discouraged' | 'Prohibited';
  /** Direct parents in view 1000 (research concepts); empty for pillars, categories and deprecated entries. */
  parents: readonly number[];
}

type Row = [number, string, CweEntry['abstraction'], CweEntry['status'], CweEntry['usage'], ...number[]];

/** Every weakness and category, deprecated ones included. */
export const entries: ReadonlyMap<number, CweEntry> = new Map(
  (catalogue.entries as Row[]).map(([id, name, abstraction, status, usage, ...parents]) => [
    id,
    { id, name, abstraction, status, usage, parents },
  ]),
);

/** Which edition of the CWE list this is, and where it was taken from. */
export const cweSource: string = catalogue.source;
