// Boards, one for each version of a task set; what they are ranked by stands in the address.
const metrics = {
  securePass: ['secure-pass', 'var(--secure)', -1],
  pass: ['pass', 'var(--pass)', -1],
  vulnerable: ['vulnerable', 'var(--vulnerable)', 1],
};
const ks = [
  ...new Set(data.boards.flatMap(({ entries }) => entries.flatMap(({ at }) => at.map(({ k }) => k)))),
].sort((a, b) => a - b);
const state = () => {
  const given = new URLSearchParams(location.hash.slice(1));
  const k = Number(given.get('k'));
  return {
    by: Object.hasOwn(metrics, given.get('by')) ? given.get('by') : 'securePass',
    k: ks.includes(k) ? k : ks[0],
  };
};
const change = (changes) => {
  history.pushState(null, '', `#${new URLSearchParams({ ...state(), ...changes })}`);
  draw();
};
const figureOf = (entry, metric, k) => entry.at.find((one) => one.k === k)?.[metric];

/** Best first; configurations without the figure come last and have no rank. */
const ranked = (entries, { by, k }) => {
  const [, , sign] = metrics[by];
  const value = (entry) => figureOf(entry, by, k)?.value ?? null;
  const sorted = entries.toSorted((a, b) =>
    value(a) === null ? 1 : value(b) === null ? -1 : sign * (value(a) - value(b)),
  );
  return sorted.map((entry) => ({
    entry,
    rank: value(entry) === null ? '–' : sorted.findIndex((other) => value(other) === value(entry)) + 1,
  }));
};

const boardView = ({ taskSet, headline, judging, entries }, { by, k }) =>
  h(
    'section',
    { 'data-board': taskSet.hash },
    h('h2', {}, `${taskSet.name}, ${count(taskSet.tasks)} tasks`),
    h(
      'p',
      { class: 'dim' },
      `Version ${taskSet.hash.slice(0, 12)}; verdicts by ${sourceNames[headline]}${
        judging === null
          ? ''
          : ` (${Object.entries(judging)
              .map(([tool, version]) => `${tool} ${version}`)
              .join(', ')})`
      }. 95 % intervals over tasks: where they overlap much, the order says little.`,
    ),
    table(
      [
        { title: 'rank', number: true, cell: ({ rank }) => rank },
        { title: 'configuration', cell: ({ entry }) => entry.name },
        ...Object.entries(metrics).map(([key, [name, colour]]) => ({
          title: `${name}@${k}`,
          cell: ({ entry }) =>
            h(
              'span',
              {},
              estimate(figureOf(entry, key, k)),
              bar(figureOf(entry, key, k), colour, `${name}@${k}`),
            ),
        })),
        { title: 'inconclusive', number: true, cell: ({ entry }) => share(entry.inconclusiveShare) },
        { title: 'samples', number: true, cell: ({ entry }) => count(entry.samples) },
        {
          title: 'run',
          cell: ({ entry }) => [
            entry.report === null ? entry.run : h('a', { href: encodeURI(entry.report) }, entry.run),
            entry.complete ? '' : ' (incomplete)',
          ],
        },
      ],
      ranked(entries, { by, k }),
      { class: 'cards' },
    ),
  );

const select = (name, label, values) =>
  h(
    'label',
    {},
    label,
    h(
      'select',
      { 'data-choice': name, onchange: (event) => change({ [name]: event.target.value }) },
      values.map(([value, shown]) => h('option', { value }, shown)),
    ),
  );
const options = h(
  'div',
  { class: 'filters' },
  select(
    'by',
    'ranked by',
    Object.entries(metrics).map(([key, [name]]) => [key, name]),
  ),
  select(
    'k',
    'k',
    ks.map((k) => [k, `k = ${k}`]),
  ),
);
const boards = h('div');
const draw = () => {
  const now = state();
  for (const [name, value] of Object.entries(now))
    options.querySelector(`[data-choice=${name}]`).value = value;
  boards.replaceChildren(...data.boards.map((board) => boardView(board, now)));
};

document
  .getElementById('app')
  .replaceChildren(
    h('h1', {}, 'sallm leaderboard'),
    h(
      'p',
      {},
      'The newest run of each model on each version of a task set. Figures of different versions cannot be compared, so each has a table of its own.',
    ),
    options,
    boards,
  );
draw();
window.addEventListener('popstate', draw);
