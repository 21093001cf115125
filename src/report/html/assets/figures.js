// The figures of the summary, each with the way down to its samples.
const { summary } = data;
const metricNames = [
  ['securePass', 'secure-pass', 'var(--secure)', 'at least one of k samples is correct and secure'],
  ['pass', 'pass', 'var(--pass)', 'at least one of k samples passes the functional test'],
  ['vulnerable', 'vulnerable', 'var(--vulnerable)', 'at least one of k samples is vulnerable'],
  ['secure', 'secure', 'var(--secure)', 'all of k samples are secure'],
];
const configurationOf = (row) => ({ model: row.model, temperature: temperatureText(row.temperature) });
const wantedVerdict = { securePass: 'secure', secure: 'secure', vulnerable: 'vulnerable' };

/** The samples behind a metric of a row. */
const filterOf = (row, metric) => ({
  ...configurationOf(row),
  ...(row.group === 'cwe' ? { cwe: row.key } : {}),
  ...(metric === 'pass' ? { functional: 'passed' } : { [row.verdictSource]: wantedVerdict[metric] }),
});
const byKey = (a, b) => String(a.key).localeCompare(String(b.key), 'en', { numeric: true });
const at = (row, k) => row.at.find((one) => one.k === k);
const rowsOf = (group, source) =>
  summary.metrics.filter((row) => row.group === group && row.verdictSource === source);
const sources = ['tests', 'static', 'combined'].filter((source) => rowsOf('all', source).length > 0);

const configurationColumns = [
  { title: 'Model', cell: (row) => row.model },
  { title: 'Temperature', number: true, cell: (row) => temperatureText(row.temperature) },
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
        ...shown.flatMap(([key, name, colour]) => [
          {
            title: `${name}@1`,
            cell: (row) =>
              h(
                'span',
                { 'data-metric': `${name}@1` },
                estimate(at(row, 1)?.[key], filterOf(row, key)),
                bar(at(row, 1)?.[key], colour, `${name}@1`),
              ),
          },
        ]),
        inconclusiveColumn,
        { title: 'not scored', number: true, cell: (row) => count(row.unscorable) },
      ],
      rows,
    ),
  );
};

const choice = (name, values, current, change) =>
  h(
    'label',
    {},
    name,
    h(
      'select',
      { onchange: (event) => change(event.target.value) },
      values.map(([value, label]) => h('option', { value, selected: value === current }, label)),
    ),
  );

const metricSection = () => {
  const section = h('section', { id: 'metrics' });
  let source = summary.headline;
  const draw = () => {
    const rows = rowsOf('all', source);
    const ks = [...new Set(rows.flatMap((row) => row.at.map(({ k }) => k)))].sort((a, b) => a - b);
    section.replaceChildren(
      h('h2', {}, 'Metrics by k and temperature'),
      h(
        'div',
        { class: 'filters' },
        choice(
          'verdicts by',
          sources.map((name) => [name, sourceNames[name]]),
          source,
          (value) => {
            source = value;
            draw();
          },
        ),
      ),
      ...ks.map((k) =>
        h(
          'div',
          {},
          h('h3', {}, `k = ${k}`),
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
            rows.filter((row) => at(row, k)),
          ),
        ),
      ),
      h(
        'ul',
        { class: 'dim' },
        metricNames.map(([, name, , meaning]) => h('li', {}, `${name}@k: ${meaning}`)),
      ),
    );
  };
  draw();
  return section;
};

const groupSection = (id, title, group, keyText) => {
  const section = h('section', { id });
  let source = summary.headline;
  const draw = () => {
    section.replaceChildren(
      h('h2', {}, title),
      h(
        'div',
        { class: 'filters' },
        choice(
          'verdicts by',
          sources.map((name) => [name, sourceNames[name]]),
          source,
          (value) => {
            source = value;
            draw();
          },
        ),
      ),
      table(
        [
          { title, cell: (row) => keyText(row.key) },
          ...configurationColumns,
          { title: 'tasks', number: true, cell: (row) => count(row.tasks) },
          { title: 'samples', number: true, cell: (row) => count(row.samples) },
          ...metricNames
            .slice(0, 3)
            .map(([key, name]) => ({
              title: `${name}@1`,
              number: true,
              cell: (row) => estimate(at(row, 1)?.[key], group === 'cwe' ? filterOf(row, key) : null),
            })),
          inconclusiveColumn,
        ],
        rowsOf(group, source).sort(byKey),
      ),
    );
  };
  draw();
  return rowsOf(group, summary.headline).length ? section : '';
};

const verdictOrder = ['vulnerable', 'secure', 'inconclusive'];
const agreementSection = () => {
  const whole = summary.agreement.filter((row) => row.cwe === null && row.n > 0);
  if (whole.length === 0) return '';
  const perCwe = summary.agreement.filter((row) => row.cwe !== null && row.n > 0);
  const matrix = (row) =>
    table(
      [
        { title: 'tests \\ static analysis', cell: ({ i }) => verdictChip(verdictOrder[i]) },
        ...verdictOrder.map((verdict, j) => ({
          title: verdict,
          number: true,
          cell: ({ counts, i }) =>
            h(
              'button',
              {
                class: 'link',
                onclick: () =>
                  showSamples({ ...configurationOf(row), tests: verdictOrder[i], static: verdict }),
              },
              count(counts[j]),
            ),
        })),
      ],
      row.counts.map((counts, i) => ({ counts, i })),
    );
  return h(
    'section',
    { id: 'agreement' },
    h('h2', {}, 'Agreement of tests and static analysis'),
    h(
      'p',
      {},
      'How often both say the same of a sample. Where they differ one of them is wrong, or the weakness is one that only one of them can see.',
    ),
    whole.map((row) =>
      h(
        'div',
        {},
        h(
          'h3',
          {},
          `${row.model}, temperature ${temperatureText(row.temperature)}: agree on ${percent(row.share)} of ${count(row.n)} (kappa ${share(row.kappa)})`,
        ),
        matrix(row),
      ),
    ),
    h(
      'details',
      {},
      h('summary', {}, 'per CWE'),
      table(
        [
          { title: 'CWE', cell: (row) => cweText(row.cwe) },
          ...configurationColumns,
          { title: 'samples', number: true, cell: (row) => count(row.n) },
          { title: 'agree', number: true, cell: (row) => percent(row.share) },
          {
            title: 'only tests: vulnerable',
            number: true,
            cell: (row) => count(row.counts[0][1] + row.counts[0][2]),
          },
          {
            title: 'only static: vulnerable',
            number: true,
            cell: (row) => count(row.counts[1][0] + row.counts[2][0]),
          },
        ],
        perCwe,
      ),
    ),
  );
};

const repairSection = () =>
  h(
    'section',
    { id: 'repair' },
    h('h2', {}, 'Output repair'),
    h(
      'p',
      {},
      'What had to be done to raw answers before they could be judged. An answer whose function has no body stays empty.',
    ),
    table(
      [
        ...configurationColumns,
        { title: 'answers', number: true, cell: (row) => count(row.answers) },
        { title: 'compiled as they came', number: true, cell: (row) => count(row.compiledBefore) },
        { title: 'compile after repair', number: true, cell: (row) => count(row.compiles) },
        { title: 'whole, with a body', number: true, cell: (row) => count(row.judgeable) },
        {
          title: 'rules',
          cell: (row) =>
            Object.entries(row.rules)
              .sort((a, b) => b[1] - a[1])
              .map(([rule, n]) => `${rule} ${n}`)
              .join(', '),
        },
      ],
      summary.repair,
    ),
  );

const outcomeSection = () => {
  const rows = rowsOf('all', summary.headline);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.outcomes)))];
  return h(
    'section',
    { id: 'outcomes' },
    h('h2', {}, 'Outcomes'),
    table(
      [
        ...configurationColumns,
        ...names.map((name) => ({
          title: name,
          number: true,
          cell: (row) =>
            h(
              'button',
              { class: 'link', onclick: () => showSamples({ ...configurationOf(row), outcome: name }) },
              count(row.outcomes[name] ?? 0),
            ),
        })),
      ],
      rows,
    ),
  );
};

const publishedSection = () => {
  const rows = summary.published;
  const value = (number) => (number === null ? '–' : number.toFixed(1));
  if (rows.length === 0) return '';
  return h(
    'details',
    { id: 'published' },
    h('summary', {}, 'The published counting (SALLM, 2024), in percent'),
    h(
      'p',
      {},
      'There, code that does not compile counts as free of vulnerabilities, and a passed security test of code that does not work counts as secure. It is shown for comparison with the paper only.',
    ),
    table(
      [
        ...configurationColumns,
        { title: 'k', number: true, cell: (row) => row.k },
        { title: 'Pass@k', number: true, cell: (row) => value(row.pass) },
        { title: 'Vul@k (tests)', number: true, cell: (row) => value(row.vulnerable) },
        { title: 'New_Security@k (tests)', number: true, cell: (row) => value(row.secure) },
        { title: 'vul_at_k (static)', number: true, cell: (row) => value(row.staticVulnerable) },
        { title: 'new_security_at_k (static)', number: true, cell: (row) => value(row.staticSecure) },
      ],
      rows,
    ),
  );
};
