// The list of samples with its filters, a page at a time.
const PAGE = 100;
const labels = {
  functional: 'functional test',
  tests: 'by tests',
  static: 'by static analysis',
  combined: 'by both',
  cwe: 'CWE',
  style: 'prompt style',
};

/** Filters that the state does not name are off. */
const onlyFilters = (wanted) => ({
  ...Object.fromEntries(filterNames.map((name) => [name, null])),
  ...Object.fromEntries(Object.entries(wanted).filter(([name]) => filterNames.includes(name))),
  page: null,
});

const selects = filterNames
  .map((name) => [name, distinct(name)])
  .filter(([, values]) => values.length > 1)
  .map(([name, values]) =>
    h(
      'select',
      { 'data-filter': name, onchange: (event) => go({ [name]: event.target.value, page: null }) },
      h('option', { value: '' }, 'all'),
      values.map((value) => h('option', { value }, name === 'cwe' ? cweText(value) : value)),
    ),
  );
const found = h('p', { class: 'dim', role: 'status' });
const list = h('div');
const pager = h('nav', { class: 'filters', 'aria-label': 'Pages of samples' });
const samplesSection = h(
  'section',
  { id: 'samples', tabindex: -1 },
  h('h2', {}, 'Samples'),
  h(
    'div',
    { class: 'filters' },
    selects.map((select) => h('label', {}, labels[select.dataset.filter] ?? select.dataset.filter, select)),
    h('button', { onclick: () => go(onlyFilters({})) }, 'Clear'),
  ),
  found,
  list,
  pager,
);

const sampleColumns = [
  {
    title: 'Sample',
    cell: (i) =>
      h(
        'button',
        { class: 'link', 'data-sample': ids[i], onclick: () => go({ sample: ids[i] }) },
        `${valueAt('task', i)} #${numbers[i]}`,
      ),
  },
  { title: 'Model', cell: (i) => valueAt('configuration', i).model },
  { title: 'T', number: true, cell: (i) => temperatureText(valueAt('configuration', i).temperature) },
  ...(distinct('style').length > 1
    ? [{ title: 'Prompt style', cell: (i) => valueAt('configuration', i).style }]
    : []),
  { title: 'Outcome', cell: (i) => valueAt('outcome', i) },
  { title: 'Functional', cell: (i) => valueAt('functional', i) },
  { title: 'By tests', cell: (i) => verdictChip(valueAt('tests', i)) },
  { title: 'By static analysis', cell: (i) => verdictChip(valueAt('static', i)) },
];

let matched = [];
let drawn;
const renderSamples = () => {
  const wanted = addressOf({ ...Object.fromEntries(filterNames.map((name) => [name, state[name]])), page: state.page });
  if (wanted === drawn) return;
  drawn = wanted;
  matched = matching();
  const pages = Math.max(1, Math.ceil(matched.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(state.page)) || 1));
  for (const select of selects) select.value = state[select.dataset.filter] ?? '';
  found.textContent = `${count(matched.length)} of ${count(ids.length)} samples`;
  list.replaceChildren(table(sampleColumns, matched.slice((page - 1) * PAGE, page * PAGE)));
  const turn = (text, to) =>
    h('button', { disabled: to < 1 || to > pages, onclick: () => turnTo(to) }, text);
  pager.replaceChildren(
    ...(pages === 1
      ? []
      : [turn('Previous', page - 1), h('span', {}, `page ${count(page)} of ${count(pages)}`), turn('Next', page + 1)]),
  );
};

const turnTo = (page) => {
  go({ page });
  toSamples();
};

const toSamples = () => {
  samplesSection.scrollIntoView();
  samplesSection.focus({ preventScroll: true });
};

/** Shows the samples behind a number. */
const showSamples = (filter) => {
  const known = Object.entries(filter).filter(([, value]) => value !== undefined && value !== null);
  go(onlyFilters(Object.fromEntries(known.map(([name, value]) => [name, String(value)]))));
  toSamples();
};
