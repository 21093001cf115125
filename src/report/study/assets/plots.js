// Plots of a study, on the shared kit (svg.js).
const tidy = (value) =>
  value === null || value === undefined ? '–' : Math.abs(value) < 100 ? value.toFixed(3) : value.toFixed(0);
const range = ({ value, low, high }) =>
  low === null || low === undefined ? tidy(value) : `${tidy(value)} [${tidy(low)}, ${tidy(high)}]`;
/** rows: {label, estimate, onclick?}; widest bar is the highest value or upper bound. */
const rankedBars = (rows, label) => {
  const [left, width, step] = [250, 420, 22];
  const most = Math.max(
    1e-9,
    ...rows.map(({ estimate: { value, high } }) => Math.max(value ?? 0, high ?? 0)),
  );
  const x = (value) => left + (width * value) / most;
  const marks = rows.map(({ label: name, estimate: figure, onclick }, i) => {
    const y = i * step;
    const row = svg(
      'g',
      {},
      text(left - 8, y + 15, shorten(name, 38), { 'text-anchor': 'end' }),
      svg('rect', {
        x: left,
        y: y + 4,
        width: Math.max(0, x(figure.value ?? 0) - left),
        height: 14,
        fill: 'var(--pass)',
        opacity: 0.75,
      }),
      text(left + width + 10, y + 15, range(figure), { class: 'dim' }),
    );
    if (figure.low !== null && figure.low !== undefined)
      row.append(
        svg('line', {
          x1: x(figure.low),
          x2: x(figure.high),
          y1: y + 11,
          y2: y + 11,
          stroke: 'var(--ink)',
          'stroke-width': 1.5,
        }),
      );
    titled(row, `${name}: ${range(figure)}`);
    return onclick ? button(row, `${name}: ${range(figure)}, show examples`, onclick) : row;
  });
  return plot(left + width + 190, rows.length * step + 4, label, ...marks);
};

/** rows: {label, from, to, lift}; shares on a square-root scale, so that rare messages can be told apart. */
const slopeChart = (rows, titles, onclick) => {
  const [left, right, height, top] = [270, 560, 440, 30];
  const most = Math.max(1e-9, ...rows.flatMap(({ from, to }) => [from, to]));
  const y = (value) => top + height * (1 - Math.sqrt(value / most));
  const places = (key) => {
    // Labels that would cover each other move down.
    const sorted = rows.map((row) => ({ row, at: y(row[key]) })).sort((a, b) => a.at - b.at);
    let last = -Infinity;
    for (const place of sorted) last = place.at = Math.max(place.at, last + 14);
    return new Map(sorted.map(({ row, at }) => [row, at]));
  };
  const [before, after] = [places('from'), places('to')];
  const marks = rows.map((row) => {
    const { low, high } = row.lift;
    const colour =
      low !== null && low > 1
        ? 'var(--vulnerable)'
        : high !== null && high < 1
          ? 'var(--secure)'
          : 'var(--dim)';
    const title = `${row.label}: ${percentText(row.from)} of data, ${percentText(row.to)} of outputs, lift ${range(row.lift)}`;
    const group = svg(
      'g',
      {},
      svg('line', { x1: left, x2: right, y1: y(row.from), y2: y(row.to), stroke: colour, 'stroke-width': 2 }),
      svg('circle', { cx: left, cy: y(row.from), r: 3.5, fill: colour }),
      svg('circle', { cx: right, cy: y(row.to), r: 3.5, fill: colour }),
      text(left - 10, before.get(row) + 4, `${shorten(row.label, 30)} ${percentText(row.from)}`, {
        'text-anchor': 'end',
      }),
      text(right + 10, after.get(row) + 4, `${percentText(row.to)} ${shorten(row.label, 30)}`),
    );
    return button(titled(group, title), `${title}, show examples`, () => onclick(row));
  });
  const heads = [
    text(left, 14, titles[0], { 'text-anchor': 'end', class: 'dim' }),
    text(right, 14, titles[1], { class: 'dim' }),
  ];
  const lowest = Math.max(top + height, ...before.values(), ...after.values());
  return plot(830, lowest + 16, `Share of samples by message, ${titles.join(' to ')}`, ...heads, ...marks);
};
const percentText = (value) => `${(100 * value).toFixed(value < 0.1 ? 1 : 0)} %`;

/** Samples by number of findings; everything from 10 on is one bar. */
const histogram = (name, distribution) => {
  const bins = Array.from({ length: 11 }, () => 0);
  for (const [findings, samples] of distribution) bins[Math.min(findings, 10)] += samples;
  const total = bins.reduce((sum, n) => sum + n, 0);
  const [height, step] = [80, 22];
  const marks = bins.map((n, i) =>
    titled(
      svg(
        'g',
        {},
        svg('rect', { x: i * step, y: 18, width: step - 3, height, fill: 'var(--soft)' }),
        svg('rect', {
          x: i * step,
          y: 18 + height * (1 - (total ? n / total : 0)),
          width: step - 3,
          height: total ? (height * n) / total : 0,
          fill: 'var(--pass)',
        }),
        text(i * step + (step - 3) / 2, height + 32, i === 10 ? '10+' : String(i), {
          'text-anchor': 'middle',
          class: 'dim',
        }),
      ),
      `${count(n)} of ${count(total)} samples have ${i}${i === 10 ? ' or more' : ''} findings`,
    ),
  );
  return plot(
    11 * step,
    height + 38,
    `${name}: samples by number of findings`,
    text(0, 12, shorten(name, 34)),
    ...marks,
  );
};

/** rules: {label, rule}; sets: names; value(rule, set). Colour by square root, so that rare messages show. */
const heatMap = (rules, sets, value, onclick) => {
  const [left, top, cell, row] = [260, 170, 46, 18];
  const most = Math.max(1e-9, ...rules.flatMap((rule) => sets.map((set) => value(rule, set) ?? 0)));
  const heads = sets.map((set, i) => {
    const x = left + i * cell + cell / 2;
    return text(x, top - 8, shorten(set, 30), { transform: `rotate(-45 ${x} ${top - 8})` });
  });
  const cells = rules.flatMap((rule, y) => [
    text(left - 8, top + y * row + 13, shorten(rule.label, 40), { 'text-anchor': 'end' }),
    ...sets.map((set, x) => {
      const share = value(rule, set) ?? 0;
      const title = `${rule.label} in ${set}: ${percentText(share)} of samples`;
      const mark = svg(
        'g',
        {},
        svg('rect', {
          x: left + x * cell,
          y: top + y * row,
          width: cell - 2,
          height: row - 2,
          fill: 'var(--soft)',
        }),
        svg('rect', {
          x: left + x * cell,
          y: top + y * row,
          width: cell - 2,
          height: row - 2,
          fill: 'var(--vulnerable)',
          opacity: Math.sqrt(share / most),
        }),
      );
      if (share > 0)
        mark.append(
          text(
            left + x * cell + (cell - 2) / 2,
            top + y * row + 12,
            (100 * share).toFixed(share < 0.1 ? 1 : 0),
            { 'text-anchor': 'middle', 'font-size': 10 },
          ),
        );
      return share > 0
        ? button(titled(mark, title), `${title}, show examples`, () => onclick(rule, set))
        : titled(mark, title);
    }),
  ]);
  return plot(
    left + sets.length * cell + 110,
    top + rules.length * row + 6,
    'Share of samples by message and data set, in per cent',
    ...heads,
    ...cells,
  );
};
