// CWE x configuration, as a table whose cells are coloured by their figure.
const heatSection = ({ source, k, metric }) => {
  const rows = rowsOf('cwe', source).filter((row) => at(row, k));
  if (rows.length === 0) return '';
  const whole = rowsOf('all', source);
  const cwes = [...new Set(rows.toSorted(byKey).map(({ key }) => key))];
  const cells = new Map(rows.map((row) => [`${row.key} ${nameOf(row)}`, row]));
  const cell = (cwe, configuration) => {
    const row = cells.get(`${cwe} ${nameOf(configuration)}`);
    const figure = row && at(row, k)[metric];
    if (!figure || figure.value === null) return h('td', { class: 'dim' }, '–');
    const colour = `color-mix(in srgb, ${colourOfMetric(metric)} ${Math.round(45 * figure.value)}%, transparent)`;
    return h(
      'td',
      { style: `background: ${colour}` },
      h(
        'button',
        {
          'data-cell': true,
          tabindex: -1,
          title: `${cweText(cwe)}, ${nameOf(row)}: ${rangeText(figure)}, ${count(row.tasks)} tasks; show the samples`,
          onclick: () => showSamples(filterOf(row, metric)),
        },
        figure.value.toFixed(2),
      ),
    );
  };
  const body = h(
    'tbody',
    { onkeydown: moveInGrid },
    cwes.map((cwe) =>
      h('tr', {}, h('th', { scope: 'row', title: cweText(cwe) }, shorten(cweText(cwe), 44)), whole.map((row) => cell(cwe, row))),
    ),
  );
  body.querySelector('[data-cell]')?.setAttribute('tabindex', '0');
  return h(
    'section',
    { id: 'heat' },
    h('h2', {}, `${nameOfMetric(metric)}@${k} by CWE and configuration`),
    h('p', { class: 'dim' }, 'A cell leads to its samples. By keyboard: Tab into the table, then the arrow keys.'),
    h(
      'div',
      { class: 'scroll' },
      h(
        'table',
        { class: 'heat' },
        h(
          'thead',
          {},
          h('tr', {}, h('th', { scope: 'col' }, 'CWE'), whole.map((row) => h('th', { scope: 'col' }, h('span', {}, nameOf(row))))),
        ),
        body,
      ),
    ),
  );
};

const rangeText = ({ value, low, high }) =>
  low === null ? share(value) : `${share(value)} [${share(low)}, ${share(high)}]`;

const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** One stop for Tab; the arrow keys go from cell to cell. */
const moveInGrid = (event) => {
  const step = steps[event.key];
  const from = event.target.closest('td');
  if (!step || !from) return;
  event.preventDefault();
  const row = from.parentElement.parentElement.rows[from.parentElement.rowIndex - 1 + step[0]];
  const next = row?.cells[from.cellIndex + step[1]]?.querySelector('[data-cell]');
  if (!next) return;
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
};
