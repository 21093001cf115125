// The page: per set the analyzers, the weaknesses, who finds what, and every program.
const judgedOf = ({ flagged, clear }) => flagged + clear;
const notJudged = ({ insecure, secure }) =>
  insecure.unparsable + insecure.failed + secure.unparsable + secure.failed;
const shareColumn = (title, key, colour) => ({
  title,
  cell: (row) => h('span', { class: 'figure' }, bar(row[key], colour, title), ' ', estimate(row[key])),
});
const shareColumns = [
  {
    title: 'found',
    number: true,
    cell: ({ insecure }) => `${insecure.flagged}/${judgedOf(insecure)}`,
  },
  { title: 'alarms', number: true, cell: ({ secure }) => `${secure.flagged}/${judgedOf(secure)}` },
  { title: 'not judged', number: true, cell: (row) => count(notJudged(row)) },
  shareColumn('recall', 'recall', 'var(--pass)'),
  shareColumn('false alarms', 'falseAlarms', 'var(--vulnerable)'),
  shareColumn('pair-correct', 'pairCorrect', 'var(--secure)'),
  shareColumn('precision', 'precision', 'var(--inconclusive)'),
];
const named = (title, cell) => [{ title, cell }, ...shareColumns];

const partNames = { all: 'Analyzers', visible: 'Analyzers, where the weakness shows in the file' };
const partSection = ({ name, rows }) => {
  const perCwe = rows.filter(({ cwe }) => cwe !== null).sort((a, b) => a.cwe - b.cwe);
  return h(
    'section',
    { 'data-part': name },
    h('h3', {}, partNames[name]),
    table(
      named('analyzer', ({ analyzer }) => analyzer),
      rows.filter(({ cwe }) => cwe === null),
    ),
    h(
      'details',
      {},
      h('summary', {}, 'By CWE (a program counts under the first of its CWEs)'),
      table(
        [{ title: 'CWE', cell: ({ cwe }) => cweText(cwe) }, ...named('analyzer', ({ analyzer }) => analyzer)],
        perCwe,
      ),
    ),
  );
};

const overlapSection = ({ overlaps, finders }) => {
  const shown = overlaps.filter(({ both, onlyA, onlyB, none }) => both + onlyA + onlyB + none > 0);
  const number = (title, key) => ({ title, number: true, cell: (row) => count(row[key]) });
  return h(
    'section',
    { 'data-part': 'overlaps' },
    h('h3', {}, 'Who finds what'),
    shown.length > 0 &&
      table(
        [
          { title: 'A', cell: ({ a }) => a },
          { title: 'B', cell: ({ b }) => b },
          { title: 'programs', cell: ({ side }) => side },
          number('both', 'both'),
          number('only A', 'onlyA'),
          number('only B', 'onlyB'),
          number('neither', 'none'),
          { title: 'kappa', number: true, cell: ({ kappa }) => (kappa === null ? '–' : kappa.toFixed(2)) },
        ],
        shown,
      ),
    table(
      [
        {
          title: 'flagged by exactly',
          cell: ({ analyzers }) => (analyzers.length > 0 ? analyzers.join(', ') : 'none'),
        },
        number('insecure', 'insecure'),
        number('secure', 'secure'),
      ],
      finders,
    ),
  );
};

const combinedSection = ({ votes, combined, choice }) =>
  votes.length > 0 &&
  h(
    'section',
    { 'data-part': 'combined' },
    h('h3', {}, 'Together'),
    choice && h('p', {}, choice),
    combined &&
      table(
        named('combined verdict', () => 'on the parts that it was not chosen on'),
        [combined.heldOut],
      ),
    h(
      'details',
      {},
      h('summary', {}, 'Every union and vote on all of them, without a choice'),
      table(
        named('flagged by', ({ vote }) => vote),
        votes,
      ),
    ),
  );

const CASES = 500;
const caseSection = ({ cases }) => {
  const names = data.analyzers.map(({ name }) => name);
  const choose = (label, options) => {
    const select = h(
      'select',
      { 'data-filter': label, onchange: () => show() },
      ['', ...options].map((option) => h('option', { value: option }, option || 'all')),
    );
    return { select, label: h('label', {}, label, select) };
  };
  const side = choose('programs', ['insecure', 'secure']);
  const said = names.map((name) => choose(name, ['flagged', 'clear', 'unparsable', 'failed']));
  const status = h('p', { role: 'status', class: 'dim' });
  const body = h('div');
  const show = () => {
    const kept = cases.filter(
      (one) =>
        (!side.select.value || one.side === side.select.value) &&
        names.every((name, i) => !said[i].select.value || one.said[name].detection === said[i].select.value),
    );
    status.textContent = `${count(kept.length)} of ${count(cases.length)} programs${kept.length > CASES ? `, the first ${CASES} shown` : ''}`;
    body.replaceChildren(
      table(
        [
          { title: 'program', cell: ({ id }) => id },
          { title: 'CWE', cell: ({ cwes }) => cwes.join(', ') },
          ...names.map((name) => ({
            title: name,
            cell: (one) => [one.said[name].detection, ...one.said[name].rules].join(' '),
          })),
        ],
        kept.slice(0, CASES),
      ),
    );
  };
  show();
  return h(
    'details',
    { 'data-part': 'cases' },
    h('summary', {}, 'Every program'),
    h('div', { class: 'filters' }, side.label, ...said.map(({ label }) => label)),
    status,
    body,
  );
};

document
  .getElementById('app')
  .replaceChildren(
    h('h1', {}, 'sallm: how far analyzers may be believed'),
    h('p', { class: 'dim' }, data.conditions),
    ...data.sets.map((set) =>
      h(
        'section',
        { 'data-set': set.name },
        h('h2', {}, set.name),
        h('p', {}, `${set.scope}. Source: ${set.source}`),
        set.parts.map(partSection),
        overlapSection(set),
        combinedSection(set),
        caseSection(set),
      ),
    ),
  );
