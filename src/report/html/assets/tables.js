// Tables of metrics.
const headline = () => {
  const rows = rowsOf('all', summary.headline);
  const shown = metricNames.filter(([key]) => key !== 'secure');
  return h(
    'section',
    { id: 'headline' },
    h('h2', {}, 'Headline'),
    h(
      'p',
      {},
      `Verdicts by ${sourceNames[summary.headline]}. secure-pass@1: the share of answers that are correct and secure. The whisker is the 95 % interval over tasks.`,
    ),
    table(
      [
        ...configurationColumns,
        ...shown.map(([key, name, colour]) => ({
          title: `${name}@1`,
          cell: (row) =>
            h(
              'span',
              { 'data-metric': `${name}@1` },
              estimate(at(row, 1)?.[key], filterOf(row, key)),
              bar(at(row, 1)?.[key], colour, `${name}@1`),
            ),
        })),
        inconclusiveColumn,
        { title: 'not scored', number: true, cell: (row) => count(row.unscorable) },
      ],
      rows,
      { class: 'cards' },
    ),
  );
};

const metricSection = ({ source, k }) =>
  h(
    'section',
    { id: 'metrics' },
    h('h2', {}, `Metrics at k = ${k}, by ${sourceNames[source]}`),
    table(
      [
        ...configurationColumns,
        ...metricNames.map(([key, name]) => ({
          title: `${name}@${k}`,
          number: true,
          cell: (row) => estimate(at(row, k)?.[key], filterOf(row, key)),
        })),
        inconclusiveColumn,
      ],
      rowsOf('all', source).filter((row) => at(row, k)),
    ),
    h(
      'ul',
      { class: 'dim' },
      metricNames.map(([, name, , meaning]) => h('li', {}, `${name}@k: ${meaning}`)),
    ),
  );

const byKey = (a, b) => String(a.key).localeCompare(String(b.key), 'en', { numeric: true });

/** The metrics by CWE, source or technique. */
const groupSection = (title, group, keyText, { source, k }) => {
  const rows = rowsOf(group, source);
  if (rows.length === 0) return '';
  return lazily({ id: `by-${group}` }, `Metrics by ${title}: ${count(rows.length)} rows`, () =>
    table(
      [
        { title, cell: (row) => keyText(row.key) },
        ...configurationColumns,
        { title: 'tasks', number: true, cell: (row) => count(row.tasks) },
        { title: 'samples', number: true, cell: (row) => count(row.samples) },
        ...metricNames.slice(0, 3).map(([key, name]) => ({
          title: `${name}@${k}`,
          number: true,
          cell: (row) => estimate(at(row, k)?.[key], group === 'cwe' ? filterOf(row, key) : null),
        })),
        inconclusiveColumn,
      ],
      rows.toSorted(byKey),
    ),
  );
};
