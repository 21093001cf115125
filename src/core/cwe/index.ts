export { cweSource, entries as cweEntries } from './catalogue.ts';
export { cweName, descendants, isDirect, isWithin, related } from './tree.ts';
