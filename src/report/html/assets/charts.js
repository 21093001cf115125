// A metric over the temperature, and function against security.
const frame = (left, top, width, height) => [
  svg('rect', { x: left, y: top, width, height, fill: 'none', stroke: 'var(--line)' }),
  ...[0, 0.5, 1].flatMap((value) => {
    const y = top + height * (1 - value);
    return [
      svg('line', { x1: left, x2: left + width, y1: y, y2: y, stroke: 'var(--line)' }),
      text(left - 6, y + 4, String(value), { 'text-anchor': 'end', class: 'dim' }),
    ];
  }),
];

/** rows: of one model and style, with different temperatures. */
const curve = (name, rows, metric, k) => {
  const [left, top, width, height] = [30, 26, 210, 110];
  const points = rows
    .map((row) => ({ temperature: row.temperature, ...at(row, k)?.[metric] }))
    .filter(({ value }) => value !== null && value !== undefined)
    .sort((a, b) => a.temperature - b.temperature);
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 2 || first.temperature === last.temperature) return '';
  const x = ({ temperature }) =>
    left + 10 + ((width - 20) * (temperature - first.temperature)) / (last.temperature - first.temperature);
  const y = (value) => top + height * (1 - value);
  const line = (some, pick) => some.map((point) => `${x(point).toFixed(1)},${y(pick(point)).toFixed(1)}`);
  const banded = points.filter(({ low }) => low !== null);
  const colour = colourOfMetric(metric);
  return plot(
    left + width + 10,
    top + height + 22,
    `${name}: ${nameOfMetric(metric)}@${k} over temperature: ${points.map((point) => `${point.temperature}: ${rangeText(point)}`).join('; ')}`,
    text(0, 14, shorten(name, 36)),
    ...frame(left, top, width, height),
    svg('polygon', {
      points: [...line(banded, ({ low }) => low), ...line(banded.toReversed(), ({ high }) => high)].join(' '),
      fill: colour,
      opacity: 0.2,
    }),
    svg('polyline', {
      points: line(points, ({ value }) => value).join(' '),
      fill: 'none',
      stroke: colour,
      'stroke-width': 2,
    }),
    ...points.flatMap((point) => [
      titled(
        svg('circle', { cx: x(point), cy: y(point.value), r: 4, fill: colour }),
        `temperature ${point.temperature}: ${rangeText(point)}`,
      ),
      text(x(point), top + height + 16, String(point.temperature), { 'text-anchor': 'middle', class: 'dim' }),
    ]),
  );
};

const curveSection = ({ source, k, metric }) => {
  const groups = Map.groupBy(
    rowsOf('all', source).filter(({ temperature }) => temperature !== null),
    ({ model, style }) => nameOf({ model, style, temperature: null }),
  );
  const curves = [...groups].map(([name, rows]) => curve(name, rows, metric, k)).filter(Boolean);
  return curves.length === 0
    ? ''
    : h(
        'section',
        { id: 'temperature' },
        h('h2', {}, `${nameOfMetric(metric)}@${k} over the temperature`),
        h('p', { class: 'dim' }, 'The band is the 95 % interval over tasks.'),
        h('div', { class: 'multiples' }, curves),
      );
};

const scatterSection = ({ source, k }) => {
  const points = rowsOf('all', source)
    .map((row) => ({ row, pass: at(row, k)?.pass, vulnerable: at(row, k)?.vulnerable }))
    .filter(({ pass, vulnerable }) => typeof pass?.value === 'number' && typeof vulnerable?.value === 'number');
  if (points.length < 2) return '';
  const [left, top, size] = [48, 14, 360];
  const x = (value) => left + size * value;
  const y = (value) => top + size * (1 - value);
  const whisker = (from, to) =>
    svg('line', { ...from, ...to, stroke: 'var(--dim)', opacity: 0.6 });
  const described = ({ row, pass, vulnerable }) =>
    `${nameOf(row)}: pass@${k} ${rangeText(pass)}, vulnerable@${k} ${rangeText(vulnerable)}`;
  const marks = points.map((point, i) => {
    const { row, pass, vulnerable } = point;
    const [cx, cy] = [x(pass.value), y(vulnerable.value)];
    const mark = svg(
      'g',
      {},
      ...(pass.low === null ? [] : [whisker({ x1: x(pass.low), y1: cy }, { x2: x(pass.high), y2: cy })]),
      ...(vulnerable.low === null
        ? []
        : [whisker({ x1: cx, y1: y(vulnerable.low) }, { x2: cx, y2: y(vulnerable.high) })]),
      svg('circle', { cx, cy, r: 9, fill: 'var(--paper)', stroke: 'var(--pass)', 'stroke-width': 2 }),
      text(cx, cy + 4, String(i + 1), { 'text-anchor': 'middle', 'font-size': 11 }),
    );
    return button(titled(mark, described(point)), `${i + 1} ${described(point)}; show the samples`, () =>
      showSamples(configurationOf(row)),
    );
  });
  return h(
    'section',
    { id: 'scatter' },
    h('h2', {}, 'Function against security'),
    h('p', { class: 'dim' }, `To the right: works more often (pass@${k}). Up: vulnerable more often (vulnerable@${k}). The best place is below on the right; lines are 95 % intervals.`),
    h(
      'div',
      { class: 'multiples' },
      plot(
        left + size + 14,
        top + size + 40,
        `pass@${k} against vulnerable@${k} of ${points.length} configurations; the list names them`,
        ...frame(left, top, size, size),
        ...[0, 0.5, 1].map((value) => text(x(value), top + size + 16, String(value), { 'text-anchor': 'middle', class: 'dim' })),
        text(left + size / 2, top + size + 34, `pass@${k}`, { 'text-anchor': 'middle' }),
        text(12, top + size / 2, `vulnerable@${k}`, { 'text-anchor': 'middle', transform: `rotate(-90 12 ${top + size / 2})` }),
        ...marks,
      ),
      h('ol', { class: 'legend' }, points.map((point) => h('li', {}, described(point)))),
    ),
  );
};
