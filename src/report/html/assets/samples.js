// The list of samples with its filters. Filters live in the address, so that a view can be shared.
const PAGE = 100;
const filterNames = [
  'model',
  'temperature',
  'cwe',
  'task',
  'outcome',
  'functional',
  'tests',
  'static',
  'combined',
];
const taskOf = new Map(data.tasks.map((task) => [task.id, task]));

const valueOf = {
  model: (sample) => sample.model,
  temperature: (sample) => temperatureText(sample.temperature),
  cwe: (sample) => (taskOf.get(sample.task)?.cwes ?? []).map(String),
  task: (sample) => sample.task,
  outcome: (sample) => sample.outcome,
  functional: (sample) =>
    sample.functional === null ? 'not judged' : sample.functional ? 'passed' : 'not passed',
  tests: (sample) => sample.verdicts?.tests ?? 'not judged',
  static: (sample) => sample.verdicts?.static ?? 'not judged',
  combined: (sample) => sample.verdicts?.combined ?? 'not judged',
};
const labels = {
  functional: 'functional test',
  tests: 'by tests',
  static: 'by static analysis',
  combined: 'by both',
  cwe: 'CWE',
};

let filters = {};
let shown = PAGE;

const matches = (sample) =>
  Object.entries(filters).every(([name, wanted]) => {
    const value = valueOf[name](sample);
    return Array.isArray(value) ? value.includes(wanted) : value === wanted;
  });

const distinct = (name) => {
  const values = new Set(data.samples.flatMap((sample) => valueOf[name](sample)));
  return [...values].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
};

const optionText = (name, value) => (name === 'cwe' ? cweText(value) : value);

const filterControls = () =>
  h(
    'div',
    { class: 'filters' },
    filterNames.map((name) => {
      const values = distinct(name);
      if (values.length < 2) return null;
      return h(
        'label',
        {},
        labels[name] ?? name,
        h(
          'select',
          { 'data-filter': name, onchange: (event) => setFilter(name, event.target.value) },
          h('option', { value: '' }, 'all'),
          values.map((value) =>
            h('option', { value, selected: filters[name] === value }, optionText(name, value)),
          ),
        ),
      );
    }),
    h(
      'button',
      {
        onclick: () => {
          filters = {};
          changed();
        },
      },
      'Clear',
    ),
  );

const setFilter = (name, value) => {
  if (value === '') delete filters[name];
  else filters[name] = value;
  changed();
};

const changed = () => {
  shown = PAGE;
  const query = new URLSearchParams(filters).toString();
  history.replaceState(null, '', query ? `#samples?${query}` : '#');
  renderSamples();
};

const samplesSection = h('section', { id: 'samples' });

const renderSamples = () => {
  const found = data.samples.filter(matches);
  const columns = [
    {
      title: 'Sample',
      cell: (s) =>
        h(
          'button',
          { class: 'link', 'data-sample': s.id, onclick: () => openSample(s.id) },
          `${s.task} #${s.sample}`,
        ),
    },
    { title: 'Model', cell: (s) => s.model },
    { title: 'T', number: true, cell: (s) => temperatureText(s.temperature) },
    { title: 'Outcome', cell: (s) => s.outcome },
    { title: 'Functional', cell: (s) => valueOf.functional(s) },
    { title: 'By tests', cell: (s) => verdictChip(s.verdicts?.tests) },
    { title: 'By static analysis', cell: (s) => verdictChip(s.verdicts?.static) },
  ];
  samplesSection.replaceChildren(
    h('h2', {}, 'Samples'),
    filterControls(),
    h(
      'p',
      { class: 'dim', role: 'status' },
      `${count(found.length)} of ${count(data.samples.length)} samples`,
    ),
    table(columns, found.slice(0, shown)),
    found.length > shown
      ? h(
          'button',
          {
            onclick: () => {
              shown += PAGE;
              renderSamples();
            },
          },
          `Show ${Math.min(PAGE, found.length - shown)} more`,
        )
      : '',
  );
};

/** Shows the samples behind a number. */
const showSamples = (filter) => {
  filters = Object.fromEntries(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, String(value)]),
  );
  changed();
  samplesSection.scrollIntoView({ behavior: 'smooth' });
};
