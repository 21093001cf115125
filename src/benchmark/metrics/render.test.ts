import { describe, expect, test } from 'vitest';
import {
  type AgreementRow,
  type MetricRow,
  type PublishedRow,
  renderAgreementTable,
  renderMetricsTable,
  renderPublishedTable,
} from './index.ts';

const configuration = { model: 'a|b', temperature: 0.2, style: 'text' } as const;
const full = { value: 0.5, low: 0.4, high: 0.61234, tasks: 9, excludedTasks: 1 };
const bare = { value: 1, low: null, high: null, tasks: 4, excludedTasks: 2 };
const none = { value: null, low: null, high: null, tasks: 0, excludedTasks: 2 };
const metric: MetricRow = {
  ...configuration,
  group: 'cwe',
  key: '89',
  verdictSource: 'tests',
  tasks: 10,
  samples: 20,
  scored: 18,
  unscorable: 2,
  outcomes: { ok: 20 },
  verdicts: { vulnerable: 9, secure: 6, inconclusive: 3 },
  inconclusiveShare: 1 / 6,
  at: [{ k: 3, pass: bare, vulnerable: full, secure: none, securePass: full }],
};
const published: PublishedRow = {
  ...configuration,
  style: null,
  k: 5,
  tasks: 100,
  excludedTasks: 0,
  pass: 49.88333333333333,
  vulnerable: 1,
  secure: 0,
  staticVulnerable: null,
  staticSecure: null,
  staticVulnerableAny: null,
  staticSecureAny: null,
};
const agreement: AgreementRow = {
  ...configuration,
  cwe: null,
  counts: [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ],
  n: 45,
  missing: 3,
  share: 1 / 3,
  kappa: null,
};

const cells = (text: string) => {
  const [header, , ...lines] = text.trimEnd().split('\n');
  return [header!, ...lines].map((line) => line.trim().split(/ {2,}/));
};

describe('tables', () => {
  test('show metrics with intervals, and dashes where there is nothing to show', () => {
    const [header, line] = cells(renderMetricsTable([metric]));
    expect(header!.slice(4, 10)).toEqual([
      'k',
      'secure-pass',
      'pass',
      'vulnerable',
      'secure',
      'inconclusive',
    ]);
    expect(line).toEqual([
      ...[
        'a|b (text)',
        '0.2',
        'cwe 89',
        'tests',
        '3',
        '0.500 [0.400, 0.612]',
        '1.000',
        '0.500 [0.400, 0.612]',
        '–',
      ],
      ...['0.167', '10', '18', '2', '1/2'],
    ]);
  });

  test.each([80, 40])('are no wider than a terminal of %i columns', (width) => {
    const tables = [
      renderMetricsTable([metric], 'text', width),
      renderPublishedTable([{ ...published, staticVulnerable: 1 / 3 }], 'text', width),
      renderAgreementTable([agreement], 'text', width),
    ];
    for (const line of tables.join('').split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    expect(tables[0]).toContain('secure-pass 0.500 [0.400, 0.612]');
  });

  test('show published figures with every digit, and only the columns that there are', () => {
    expect(cells(renderPublishedTable([published]))).toEqual([
      ['model', 'temp', 'k', 'Pass@k', 'Vul@k', 'New_Security@k', 'tasks'],
      ['a|b', '0.2', '5', '49.88333333333333', '1', '0', '100'],
    ]);
  });

  test('show agreement, as Markdown with its bars escaped', () => {
    const lines = renderAgreementTable([agreement], 'markdown').trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^\|---\|(--:\|)+$/);
    expect(lines[2]).toBe(
      '| a\\|b (text) | 0.2 | all | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 45 | 3 | 0.333 | - |',
    );
  });
});
