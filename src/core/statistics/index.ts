export { cliffsDelta, magnitudeOfDelta } from './cliffs-delta.ts';
export {
  ClusterWeights,
  type Interval,
  normalInterval,
  percentileInterval,
  variance,
} from './cluster-bootstrap.ts';
export { type ClusterCount, clusterPermutationTest } from './cluster-permutation.ts';
export { benjaminiHochberg, holm } from './corrections.ts';
export { allOf, atLeastOneOf } from './estimators.ts';
export { independentDifference } from './independent-difference.ts';
export { createIntervals, Estimate, pairedDifference, type Intervals } from './interval.ts';
export { agreement } from './kappa.ts';
export { mean } from './mean.ts';
export { normalCdf } from './normal.ts';
export { rankBiasedOverlap, topOverlap } from './overlap.ts';
export { midRanks } from './ranks.ts';
export { spearman, spearmanTest } from './spearman.ts';
export { wilsonInterval } from './wilson.ts';
