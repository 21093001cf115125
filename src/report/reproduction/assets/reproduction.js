// The page: what came out in sentences, then section by section every table with the command that prints it.
const LONG = 40;
const statusClass = { equal: 'secure', different: 'vulnerable', 'not checkable': 'none' };
const cellOf = (text) =>
  text in statusClass
    ? h('span', { class: `chip ${statusClass[text]}` }, text)
    : text.startsWith('not explained')
      ? h('span', { class: 'vulnerable' }, text)
      : text;

const body = ({ header, numbers, rows }) =>
  table(
    header.map((title, i) => ({ title, number: numbers[i], cell: (row) => cellOf(row[i]) })),
    rows,
  );

const tableSection = (one) =>
  h(
    'section',
    { id: one.name },
    h('h3', {}, h('a', { href: `#${one.name}` }, one.title)),
    one.notes.map((note) => h('p', {}, note)),
    h(
      'pre',
      { class: 'command', tabindex: '0', 'aria-label': 'command that prints this table' },
      one.command,
    ),
    one.rows.length === 0
      ? h('p', { class: 'dim' }, 'None.')
      : one.rows.length > LONG
        ? h('details', {}, h('summary', {}, `${count(one.rows.length)} rows`), body(one))
        : body(one),
  );

const tools = Object.entries(data.versions).map(([name, version]) => `${name} ${version}`);
document.getElementById('app').replaceChildren(
  h('h1', {}, data.title),
  h('p', { class: 'dim' }, data.reference),
  h(
    'ul',
    {},
    data.summary.map((sentence) => h('li', {}, sentence)),
  ),
  tools.length > 0 && h('p', { class: 'dim' }, `Judged by ${tools.join(', ')}.`),
  h(
    'nav',
    { 'aria-label': 'Tables' },
    data.sections
      .flatMap(({ tables }) => tables)
      .map(({ name, title }) => h('a', { class: 'chip', href: `#${name}` }, title)),
  ),
  ...data.sections.map((section) =>
    h(
      'section',
      {},
      h('h2', {}, section.title),
      section.notes.map((note) => h('p', {}, note)),
      section.tables.map(tableSection),
    ),
  ),
);
