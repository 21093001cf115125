export { computeAgreement } from './agreement.ts';
export { computeMetrics, type MetricsOptions } from './compute.ts';
export { metricsOfFile, type MetricsReport } from './metrics-of-file.ts';
export { computePublished } from './published.ts';
export {
  renderAgreementTable,
  renderMetricsTable,
  renderPublishedTable,
  type TableFormat,
} from './render.ts';
export {
  AgreementRow,
  type Configuration,
  type GroupBy,
  type Metric,
  MetricRow,
  type MetricsAtK,
  PublishedRow,
} from './rows.ts';
export { type Observed, scoredSample, type ScoredSample } from './scored-sample.ts';
