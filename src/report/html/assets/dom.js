// Small helpers. Text always becomes a text node: nothing from the data is ever parsed as markup.
const data = JSON.parse(document.getElementById('data').textContent);

const h = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
};

const svg = (name, attributes = {}, ...children) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
};

const share = (value) => (value === null || value === undefined ? '–' : value.toFixed(3));
const percent = (value) => (value === null ? '–' : `${(100 * value).toFixed(0)} %`);
const count = (value) => value.toLocaleString('en');
const temperatureText = (value) => (value === null ? '–' : String(value));
const cweText = (cwe) => `CWE-${cwe} ${data.cweNames[cwe] ?? ''}`;
const verdictChip = (verdict) =>
  h("span", { class: `chip ${verdict === "not judged" || !verdict ? "none" : verdict}` }, verdict ?? "not judged");

/** A table: columns are {title, number?, cell(row)}. */
const table = (columns, rows, attributes = {}) =>
  h(
    'div',
    { class: 'scroll', tabindex: 0 },
    h(
      'table',
      attributes,
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map(({ title, number }) =>
            h('th', { class: number ? 'number' : null, scope: 'col' }, title),
          ),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) =>
          h(
            'tr',
            {},
            columns.map(({ title, number, cell }) =>
              h('td', { class: number ? 'number' : null, 'data-title': title }, cell(row)),
            ),
          ),
        ),
      ),
    ),
  );

const sourceNames = { tests: 'tests', static: 'static analysis', combined: 'both' };

/** A metric with its 95 % interval; a click shows the samples behind it. */
const estimate = (metric, filter) => {
  if (!metric || metric.value === null)
    return h('span', { class: 'dim', title: 'no task has enough scored samples' }, '–');
  const text = share(metric.value);
  const shown = filter
    ? h('button', { class: 'link', title: 'Show the samples', onclick: () => showSamples(filter) }, text)
    : text;
  const interval =
    metric.low === null
      ? null
      : h('span', { class: 'interval' }, ` [${share(metric.low)}, ${share(metric.high)}]`);
  const left = metric.excludedTasks
    ? h(
        'span',
        { class: 'interval', title: 'tasks left out: fewer scored samples than k' },
        ` −${metric.excludedTasks}`,
      )
    : null;
  return h('span', {}, shown, interval, left);
};

/** A bar with a whisker for the interval. */
const bar = (metric, colour, label) => {
  if (!metric || metric.value === null) return '';
  const x = (value) => 4 + 160 * value;
  const picture = svg('svg', {
    class: 'bar',
    viewBox: '0 0 170 16',
    role: 'img',
    'aria-label': `${label} ${share(metric.value)}`,
  });
  picture.append(svg('rect', { x: x(0), y: 1, width: 160, height: 14, fill: 'var(--soft)' }));
  picture.append(
    svg('rect', { x: x(0), y: 3, width: 160 * metric.value, height: 10, fill: colour, opacity: 0.75 }),
  );
  if (metric.low !== null) {
    picture.append(
      svg('line', {
        x1: x(metric.low),
        x2: x(metric.high),
        y1: 8,
        y2: 8,
        stroke: 'var(--ink)',
        'stroke-width': 1.5,
      }),
    );
    for (const end of [metric.low, metric.high])
      picture.append(
        svg('line', { x1: x(end), x2: x(end), y1: 4, y2: 12, stroke: 'var(--ink)', 'stroke-width': 1.5 }),
      );
  }
  return picture;
};
