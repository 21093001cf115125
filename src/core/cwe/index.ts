export { cweSource, entries as cweEntries, type CweEntry } from './catalogue.ts';
export { cweName, descendants, isDirect, isWithin, related } from './tree.ts';
