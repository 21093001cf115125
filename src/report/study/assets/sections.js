// The sections of the page, each for one tool.
const { summary } = data;
const rules = new Map(summary.rules.map((rule) => [`${rule.tool} ${rule.rule}`, rule]));
const ruleOf = (tool, rule) => rules.get(`${tool} ${rule}`);
const ruleName = (tool, rule) => {
  const symbol = ruleOf(tool, rule)?.symbol;
  return symbol ? `${symbol} (${rule})` : rule;
};
const figuresOf = (set, tool) => set.tools.find((one) => one.tool === tool);
const setNames = summary.sets.map(({ name }) => name);
const pText = (p) =>
  p === null
    ? '–'
    : h(
        'span',
        { title: `p ${p.p.toPrecision(3)}, Benjamini-Hochberg ${p.bh.toPrecision(3)}` },
        p.holm < 0.001 ? '< 0.001' : p.holm.toFixed(3),
      );
const intervalCell = (estimate) =>
  estimate.value === null
    ? '–'
    : h(
        'span',
        {},
        tidy(estimate.value),
        estimate.low === null
          ? ''
          : h('span', { class: 'interval' }, ` [${tidy(estimate.low)}, ${tidy(estimate.high)}]`),
      );

/** A choice that draws what depends on it anew. */
const chooser = (label, name, options, draw) => {
  const place = h('div');
  const select = h(
    'select',
    { 'data-choice': name },
    options.map((option, i) => h('option', { value: i }, option)),
  );
  const redraw = () => place.replaceChildren(...[draw(Number(select.value))].flat());
  select.addEventListener('change', redraw);
  if (options.length) redraw();
  return h('div', {}, h('div', { class: 'filters' }, h('label', {}, label, select)), place);
};

const overview = (tool) => {
  const rows = summary.sets.map((set) => ({ set, figures: figuresOf(set, tool) }));
  return h(
    'section',
    { id: 'sets' },
    h('h2', {}, 'Data sets and outputs'),
    table(
      [
        {
          title: '',
          cell: ({ set }) =>
            h('span', {}, set.name, set.role === 'outputs' ? h('span', { class: 'dim' }, ' outputs') : ''),
        },
        { title: 'samples', number: true, cell: ({ set }) => count(set.samples) },
        { title: 'parse failures', number: true, cell: ({ set }) => count(set.unparsable) },
        { title: 'given up', number: true, cell: ({ set }) => count(set.failed) },
        { title: 'figures over', number: true, cell: ({ figures }) => count(figures.samples) },
        { title: 'types', number: true, cell: ({ figures }) => count(figures.types) },
        { title: 'smelly share', number: true, cell: ({ figures }) => intervalCell(figures.smelly) },
        { title: 'per sample', number: true, cell: ({ figures }) => intervalCell(figures.perSample.mean) },
        { title: 'median', number: true, cell: ({ figures }) => intervalCell(figures.perSample.median) },
        {
          title: 'per 100 lines',
          number: true,
          cell: ({ figures }) => intervalCell(figures.per100Lines.ratio),
        },
      ],
      rows,
    ),
    h('h3', {}, 'Findings per sample'),
    rankedBars(
      rows
        .map(({ set, figures }) => ({ label: set.name, estimate: figures.perSample.mean }))
        .sort((a, b) => (b.estimate.value ?? 0) - (a.estimate.value ?? 0)),
      'Findings per sample by data set',
    ),
    h('h3', {}, 'Samples by number of findings'),
    h(
      'div',
      { class: 'multiples' },
      rows.map(({ set, figures }) => histogram(set.name, figures.distribution)),
    ),
  );
};

const messages = (tool) =>
  h(
    'section',
    { id: 'messages' },
    h('h2', {}, 'Messages'),
    h('p', { class: 'dim' }, 'Share of samples with a message; a click shows examples.'),
    chooser('data set', 'message-set', setNames, (i) => {
      const set = summary.sets[i];
      const { categories, messages: all } = figuresOf(set, tool);
      if (!all.length) return h('p', { class: 'dim' }, `${tool} found nothing.`);
      return categories.flatMap(({ category, types, findings }) => [
        h('h3', {}, `${category}: ${count(findings)} findings of ${count(types)} types`),
        rankedBars(
          all
            .filter(({ rule }) => ruleOf(tool, rule)?.category === category)
            .slice(0, 12)
            .map(({ rule, share: estimate }) => ({
              label: ruleName(tool, rule),
              estimate,
              onclick: () => showExamples(tool, rule, set.name),
            })),
          `${category} messages`,
        ),
      ]);
    }),
  );

const security = (tool) => {
  const rows = summary.sets.flatMap((set) =>
    figuresOf(set, tool).security.map((row) => ({ set: set.name, ...row })),
  );
  if (!rows.length) return '';
  return h(
    'section',
    { id: 'security' },
    h('h2', {}, 'Security smells'),
    table(
      [
        { title: 'data set', cell: ({ set }) => set },
        {
          title: 'message',
          cell: ({ rule, set }) =>
            h(
              'button',
              { class: 'link', onclick: () => showExamples(tool, rule, set) },
              ruleName(tool, rule),
            ),
        },
        { title: 'CWE', cell: ({ cwes }) => cwes.map(cweText).join('; ') },
        { title: 'severity', cell: ({ severity }) => severity },
        { title: 'confidence', cell: ({ confidence }) => confidence },
        { title: 'findings', number: true, cell: ({ findings }) => count(findings) },
        { title: 'samples', number: true, cell: ({ samples }) => count(samples) },
      ],
      rows,
    ),
  );
};

const valueText = (value) =>
  value === null
    ? '–'
    : typeof value === 'string'
      ? value
      : Number.isInteger(value)
        ? count(value)
        : tidy(value);

/** What labelling by hand says: the tables as they are written elsewhere, of one tool where they are of tools. */
const validation = (tool) => {
  const own = data.validation
    .map((one) => ({ ...one, rows: one.rows.filter(([name]) => one.header[0] !== 'tool' || name === tool) }))
    .filter(({ rows }) => rows.length);
  if (!own.length) return '';
  return h(
    'section',
    { id: 'validation' },
    h('h2', {}, 'Labelled by hand'),
    own.flatMap(({ title, note, header, rows }) => [
      h('h3', {}, title),
      note ? h('p', { class: 'dim' }, note) : '',
      table(
        header.map((name, i) => ({
          title: name,
          number: rows.some((row) => typeof row[i] === 'number'),
          cell: (row) => valueText(row[i]),
        })),
        rows,
      ),
    ]),
  );
};

/** Duplicate code is Pylint's, over data sets as a whole. */
const duplicates = (tool) => {
  const rows = summary.sets.filter(({ duplicates: found }) => found !== null);
  if (!rows.length || (tool !== 'pylint' && tools.includes('pylint'))) return '';
  return h(
    'section',
    { id: 'duplicates' },
    h('h2', {}, 'Duplicate code'),
    h(
      'p',
      { class: 'dim' },
      "Pylint's duplicate-code (R0801) over each data set as a whole: more than four lines of code in common. Groups are samples that such pairs connect.",
    ),
    table(
      [
        { title: '', cell: ({ name }) => name },
        { title: 'samples', number: true, cell: ({ duplicates: found }) => count(found.samples) },
        { title: 'with duplicates', number: true, cell: ({ duplicates: found }) => count(found.duplicated) },
        {
          title: 'share',
          number: true,
          cell: ({ duplicates: found }) => tidy(found.samples ? found.duplicated / found.samples : null),
        },
        { title: 'groups', number: true, cell: ({ duplicates: found }) => count(found.groups) },
        {
          title: 'messages',
          number: true,
          cell: ({ duplicates: found }) => `${found.capped ? '≥ ' : ''}${count(found.messages)}`,
        },
      ],
      rows,
    ),
    rows.flatMap(({ name, duplicates: found }) =>
      found.top
        .slice(0, 5)
        .map(({ samples, lines, a, b, code }) =>
          h(
            'details',
            {},
            h(
              'summary',
              {},
              `${name}: ${count(samples)} samples, up to ${count(lines)} lines; ${a.sample} ${a.start}–${a.end}, ${b.sample} ${b.start}–${b.end}`,
            ),
            h('pre', {}, code),
          ),
        ),
    ),
  );
};

const carryOver = (tool) => {
  const pairs = summary.carryOver.filter((row) => row.tool === tool);
  if (!pairs.length) return '';
  const overlap = ({ overlaps }, k) => overlaps.find((one) => one.k === k)?.share;
  return h(
    'section',
    { id: 'carry-over' },
    h('h2', {}, 'What carries over from data to outputs'),
    h(
      'p',
      { class: 'dim' },
      'Spearman: do messages have the same rank in both? p by permutation, Holm over all pairs. Rank-biased overlap and top lists: are the first ones the same?',
    ),
    table(
      [
        { title: 'data', cell: (row) => row.data },
        { title: 'outputs', cell: (row) => row.outputs },
        { title: 'trained on', cell: (row) => (row.trained ? 'yes' : 'no') },
        { title: 'messages', number: true, cell: (row) => count(row.rules) },
        { title: 'Spearman', number: true, cell: (row) => intervalCell(row.spearman) },
        { title: 'p', number: true, cell: (row) => pText(row.p) },
        ...[5, 10, 20].map((k) => ({
          title: `top ${k}`,
          number: true,
          cell: (row) => tidy(overlap(row, k)),
        })),
        { title: 'rank-biased overlap', number: true, cell: (row) => tidy(row.rankBiasedOverlap) },
        { title: 'lifts around 1', number: true, cell: (row) => `${row.alike.rules} of ${row.alike.of}` },
      ],
      pairs,
    ),
    h('h3', {}, 'Message by message'),
    chooser(
      'pair',
      'pair',
      pairs.map((row) => `${row.data} → ${row.outputs}`),
      (i) => {
        const pair = pairs[i];
        if (!pair.messages.length) return h('p', { class: 'dim' }, `${tool} found nothing in either.`);
        const named = pair.messages.map((row) => ({
          ...row,
          from: row.data,
          to: row.outputs,
          label: ruleName(tool, row.rule),
        }));
        return [
          h(
            'p',
            { class: 'dim' },
            'Red: more often in outputs, green: less often, by the 95 % interval of the lift.',
          ),
          slopeChart(named.slice(0, 15), [pair.data, pair.outputs], ({ rule }) => showExamples(tool, rule)),
          table(
            [
              {
                title: 'message',
                cell: ({ rule, label }) =>
                  h('button', { class: 'link', onclick: () => showExamples(tool, rule) }, label),
              },
              { title: 'in data', number: true, cell: ({ from }) => percentText(from) },
              { title: 'in outputs', number: true, cell: ({ to }) => percentText(to) },
              { title: 'lift', number: true, cell: ({ lift }) => intervalCell(lift) },
              { title: 'p (Holm)', number: true, cell: ({ p }) => pText(p) },
            ],
            named.slice(0, 40),
          ),
        ];
      },
    ),
  );
};

const matrix = (tool) => {
  const shares = new Map(
    summary.sets.map((set) => [
      set.name,
      new Map(figuresOf(set, tool).messages.map(({ rule, share: estimate }) => [rule, estimate.value])),
    ]),
  );
  const total = (rule) => setNames.reduce((sum, name) => sum + (shares.get(name).get(rule) ?? 0), 0);
  const top = summary.rules
    .filter((rule) => rule.tool === tool && total(rule.rule) > 0)
    .sort((a, b) => total(b.rule) - total(a.rule))
    .slice(0, 40)
    .map(({ rule }) => ({ rule, label: ruleName(tool, rule) }));
  if (!top.length) return '';
  return h(
    'section',
    { id: 'matrix' },
    h('h2', {}, 'Configurations side by side'),
    h('p', { class: 'dim' }, 'Per cent of samples with a message; the most common ones.'),
    h(
      'div',
      { class: 'scroll' },
      heatMap(
        top,
        setNames,
        ({ rule }, name) => shares.get(name).get(rule),
        ({ rule }, name) => showExamples(tool, rule, name),
      ),
    ),
  );
};

const comparisons = (tool) => {
  const all = summary.comparisons.filter((row) => row.tool === tool);
  if (!all.length) return '';
  return h(
    'section',
    { id: 'comparisons' },
    h('h2', {}, 'Data sets against each other'),
    h(
      'p',
      { class: 'dim' },
      'Effects first: what b has more than a. p by permutation of whole clusters, Holm over all tests of the table.',
    ),
    chooser('a', 'comparison-set', ['all', ...setNames], (i) => {
      const rows = i === 0 ? all : all.filter(({ a, b }) => a === setNames[i - 1] || b === setNames[i - 1]);
      return table(
        [
          { title: 'a', cell: ({ a }) => a },
          { title: 'b', cell: ({ b }) => b },
          { title: "Cliff's delta", number: true, cell: (row) => intervalCell(row.cliffsDelta) },
          { title: '', cell: (row) => row.magnitude },
          { title: 'per sample, b − a', number: true, cell: (row) => intervalCell(row.meanDifference) },
          { title: 'p', number: true, cell: (row) => pText(row.pMean) },
          { title: 'smelly share, b − a', number: true, cell: (row) => intervalCell(row.riskDifference) },
          { title: 'b / a', number: true, cell: (row) => intervalCell(row.riskRatio) },
          { title: 'p', number: true, cell: (row) => pText(row.pRisk) },
        ],
        rows,
        { class: 'long' },
      );
    }),
  );
};
