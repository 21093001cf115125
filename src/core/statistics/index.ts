export { allOf, atLeastOneOf } from './estimators.ts';
export { createIntervals, Estimate, pairedDifference, type Intervals } from './interval.ts';
export { agreement } from './kappa.ts';
export { mean } from './mean.ts';
