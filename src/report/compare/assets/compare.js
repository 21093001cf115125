// The page of a comparison: a pair is chosen, its differences and flips are shown.
const labels = data.configurations.map(({ label }) => label);
const pText = (p) => (p === null ? '–' : p < 0.001 ? '< 0.001' : p.toFixed(3));
const signed = (value) => (value === null ? '–' : `${value >= 0 ? '+' : ''}${value.toFixed(3)}`);
const intervalText = ({ value, low, high }) =>
  low === null ? signed(value) : `${signed(value)} [${signed(low)}, ${signed(high)}]`;

/** A difference between -1 and 1 with its interval; the middle line is no difference. */
const differenceBar = ({ value, low, high }, name, shown) => {
  if (value === null) return '';
  const x = (at) => 110 + 104 * at;
  const line = (attributes) => svg('line', { stroke: 'var(--ink)', 'stroke-width': 1.5, ...attributes });
  const colour =
    shown === 'better' ? 'var(--secure)' : shown === 'worse' ? 'var(--vulnerable)' : 'var(--dim)';
  const picture = svg('svg', {
    class: 'difference',
    viewBox: '0 0 220 16',
    role: 'img',
    'aria-label': `${name}: ${intervalText({ value, low, high })}`,
  });
  picture.append(
    svg('rect', { x: x(-1), y: 1, width: 208, height: 14, fill: 'var(--soft)' }),
    svg('rect', {
      x: Math.min(x(0), x(value)),
      y: 3,
      width: Math.abs(x(value) - x(0)),
      height: 10,
      fill: colour,
    }),
    line({ x1: x(0), x2: x(0), y1: 0, y2: 16, stroke: 'var(--dim)' }),
  );
  if (low !== null)
    picture.append(
      line({ x1: x(low), x2: x(high), y1: 8, y2: 8 }),
      ...[low, high].map((end) => line({ x1: x(end), x2: x(end), y1: 4, y2: 12 })),
    );
  return picture;
};

const shownText = (shown) => (shown === null ? '' : h('span', { class: shown }, shown));

const differences = (pair) =>
  table(
    [
      { title: 'metric', cell: (row) => (row.primary ? h('strong', {}, row.name) : row.name) },
      { title: 'a', number: true, cell: (row) => share(row.a) },
      { title: 'b', number: true, cell: (row) => share(row.b) },
      { title: 'b − a', number: true, cell: (row) => intervalText(row.difference) },
      { title: 'difference', cell: (row) => differenceBar(row.difference, row.name, row.shown) },
      { title: 'tasks', number: true, cell: (row) => count(row.difference.tasks) },
      { title: 'p', number: true, cell: (row) => h('span', { title: row.test }, pText(row.p)) },
      { title: 'corrected', number: true, cell: (row) => pText(row.adjusted) },
      { title: 'shown', cell: (row) => shownText(row.shown) },
    ],
    pair.rows,
  );

const side = ({ value, text, generation, sample }) =>
  h(
    'div',
    {},
    h('div', { class: 'dim', title: `generation ${generation}` }, `${share(value)}, sample ${sample}`),
    text,
  );

const flips = (pair) =>
  pair.flips.length === 0
    ? h('p', {}, `No task changed on ${data.primaryName}.`)
    : table(
        [
          {
            title: 'task',
            cell: (flip) => h('div', {}, flip.task, h('div', { class: flip.direction }, flip.direction)),
          },
          { title: 'a', cell: (flip) => side(flip.a) },
          { title: 'b', cell: (flip) => side(flip.b) },
        ],
        pair.flips,
        { class: 'flips' },
      );

const place = h('div');
const showPair = (i) => {
  const pair = data.pairs[i];
  const worse = pair.flips.filter(({ direction }) => direction === 'worse').length;
  place.replaceChildren(
    h('h2', {}, `${labels[pair.b]} against ${labels[pair.a]}`),
    h(
      'ul',
      { class: 'dim' },
      h('li', {}, `a: ${labels[pair.a]}; b: ${labels[pair.b]}`),
      pair.about.map((note) => h('li', {}, note)),
    ),
    differences(pair),
    h('h3', {}, `Tasks that changed on ${data.primaryName}: ${pair.flips.length}, ${worse} for the worse`),
    flips(pair),
  );
};
const choice = h(
  'select',
  { 'data-choice': 'pair', onchange: () => showPair(Number(choice.value)) },
  data.pairs.map((pair, i) => h('option', { value: i }, `${labels[pair.b]} against ${labels[pair.a]}`)),
);

const ranking = () =>
  data.ranking.length === 0
    ? ''
    : h(
        'section',
        { id: 'ranking' },
        h('h2', {}, `Ranking by ${data.primaryName}`),
        table(
          [
            { title: 'rank', number: true, cell: (row) => data.ranking.indexOf(row) + 1 },
            { title: 'configuration', cell: (row) => labels[row.configuration] },
            {
              title: 'estimate',
              cell: (row) =>
                h(
                  'span',
                  {},
                  estimate(row.estimate),
                  bar(row.estimate, 'var(--pass)', labels[row.configuration]),
                ),
            },
            { title: 'tasks', number: true, cell: (row) => count(row.estimate.tasks) },
            {
              title: 'below the one above',
              cell: (row) =>
                data.ranking.indexOf(row) === 0 ? '' : row.belowPrevious ? 'shown' : 'not shown',
            },
          ],
          data.ranking,
        ),
      );

document.getElementById('app').replaceChildren(
  h('h1', {}, 'sallm: comparison'),
  h('p', { class: 'dim' }, data.method),
  h(
    'ul',
    {},
    data.warnings.map((warning) => h('li', {}, warning)),
  ),
  h(
    'details',
    {},
    h('summary', {}, 'What was compared'),
    table(
      [
        { title: 'configuration', cell: (row) => row.label },
        { title: 'run', cell: (row) => data.runs[row.run].path },
        { title: 'status', cell: (row) => data.runs[row.run].status },
        { title: 'task set', cell: (row) => data.runs[row.run].taskSet },
        { title: 'tasks', number: true, cell: (row) => count(row.tasks) },
        { title: 'samples', number: true, cell: (row) => count(row.samples) },
        { title: 'infrastructure errors', number: true, cell: (row) => count(row.infrastructureErrors) },
      ],
      data.configurations,
    ),
  ),
  ranking(),
  data.pairs.length > 1 ? h('div', { class: 'filters' }, h('label', {}, 'pair', choice)) : '',
  place,
);
showPair(0);
