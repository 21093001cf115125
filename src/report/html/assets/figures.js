// The figures of the summary, and the way from each to its samples.
const { summary } = data;
const metricNames = [
  ['securePass', 'secure-pass', 'var(--secure)', 'at least one of k samples is correct and secure'],
  ['pass', 'pass', 'var(--pass)', 'at least one of k samples passes the functional test'],
  ['vulnerable', 'vulnerable', 'var(--vulnerable)', 'at least one of k samples is vulnerable'],
  ['secure', 'secure', 'var(--secure)', 'all of k samples are secure'],
];
const nameOfMetric = (key) => metricNames.find(([name]) => name === key)[1];
const colourOfMetric = (key) => metricNames.find(([name]) => name === key)[2];

const unpackRows = ({ figures, configurations, rows }) =>
  rows.map(([configuration, group, key, verdictSource, counts, outcomes, at]) => {
    const [tasks, samples, unscorable, inconclusiveShare] = counts;
    const unpackAt = ([k, ...metrics]) => ({
      k,
      ...Object.fromEntries(
        metrics.map(([value, low, high, excludedTasks], i) => [
          figures[i],
          { value, low, high, excludedTasks },
        ]),
      ),
    });
    return {
      ...configurations[configuration],
      ...{ group, key, verdictSource, tasks, samples, unscorable, inconclusiveShare, outcomes },
      at: at.map(unpackAt),
    };
  });
const allRows = unpackRows(data.metrics);

const rowsOf = (group, source) =>
  allRows.filter((row) => row.group === group && row.verdictSource === source);
const at = (row, k) => row.at.find((one) => one.k === k);
const sources = ['tests', 'static', 'combined'].filter((source) => rowsOf('all', source).length > 0);
const ks = [...new Set(allRows.flatMap((row) => row.at.map(({ k }) => k)))].sort((a, b) => a - b);

/** What the figures show: whose verdicts, which k, which metric. All of it can stand in the address. */
const chosen = () => ({
  source: sources.includes(state.by) ? state.by : summary.headline,
  k: ks.includes(Number(state.k)) ? Number(state.k) : ks[0],
  metric: metricNames.some(([key]) => key === state.metric) ? state.metric : 'securePass',
});

const configurationOf = ({ model, temperature, style }) => ({
  model,
  temperature: temperatureText(temperature),
  style,
});
const styled = allRows.some(({ style }) => style && style !== 'code');
const nameOf = ({ model, temperature, style }) =>
  [temperature === null ? model : `${model} at ${temperature}`, ...(style && style !== 'code' ? [style] : [])].join(
    ', ',
  );
const wantedVerdict = { securePass: 'secure', secure: 'secure', vulnerable: 'vulnerable' };

/** The samples behind a metric of a row. */
const filterOf = (row, metric) => ({
  ...configurationOf(row),
  ...(row.group === 'cwe' ? { cwe: row.key } : {}),
  ...(metric === 'pass' ? { functional: 'passed' } : { [row.verdictSource]: wantedVerdict[metric] }),
});

const configurationColumns = [
  { title: 'Model', cell: (row) => row.model },
  { title: 'Temperature', number: true, cell: (row) => temperatureText(row.temperature) },
  ...(styled ? [{ title: 'Prompt style', cell: (row) => row.style ?? '–' }] : []),
];
const inconclusiveColumn = {
  title: 'inconclusive',
  number: true,
  cell: (row) =>
    h(
      'button',
      {
        class: 'link',
        onclick: () =>
          showSamples({
            ...configurationOf(row),
            ...(row.group === 'cwe' ? { cwe: row.key } : {}),
            [row.verdictSource]: 'inconclusive',
          }),
      },
      share(row.inconclusiveShare),
    ),
};

/** Details that are drawn when they are opened: a table of a thousand rows costs nothing before. */
const lazily = (attributes, title, draw) => {
  const details = h(
    'details',
    {
      ...attributes,
      ontoggle: () => {
        if (details.open && details.childElementCount === 1) details.append(...[draw()].flat());
      },
    },
    h('summary', {}, title),
  );
  return details;
};

/** An answer of a few, as a list to choose from. */
const choice = (label, name, values, current, change) =>
  h(
    'label',
    {},
    label,
    h(
      'select',
      { 'data-choice': name, onchange: (event) => change(event.target.value) },
      values.map(([value, shown]) => h('option', { value, selected: String(value) === String(current) }, shown)),
    ),
  );
