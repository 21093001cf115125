export { allOf, atLeastOneOf } from './estimators.ts';
export { createIntervals, Estimate, FEWEST_TASKS, pairedDifference, type Intervals } from './interval.ts';
export { agreement } from './kappa.ts';
export { mean } from './mean.ts';
