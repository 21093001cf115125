export { computeAgreement } from './agreement.ts';
export { computeMetrics } from './compute.ts';
export { metricsOfFile } from './metrics-of-file.ts';
export { computePublished } from './published.ts';
export { renderAgreementTable, renderMetricsTable, renderPublishedTable } from './render.ts';
export { AgreementRow, type Metric, MetricRow, PublishedRow } from './rows.ts';
export { type Observed, scoredSample, type ScoredSample } from './scored-sample.ts';
export { type MetricName, valuesPerTask } from './per-task.ts';
export { computeStyleEffects, StyleEffect } from './style-effects.ts';
