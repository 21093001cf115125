export { cweSource, entries as cweEntries, type CweEntry } from './catalogue.ts';
export { cweName, descendants, isDirect, related } from './tree.ts';
