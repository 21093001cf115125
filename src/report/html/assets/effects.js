// What settings change: prompt styles, another task set, and the findings of a study by name.
const difference = (figure) =>
  figure.value === null
    ? '–'
    : h(
        'span',
        {},
        signed(figure.value),
        figure.low === null
          ? ''
          : h('span', { class: 'interval' }, ` [${signed(figure.low)}, ${signed(figure.high)}]`),
      );
const signed = (value) => `${value > 0 ? '+' : ''}${share(value)}`;

const statementSection = () =>
  summary.statements.length === 0
    ? ''
    : h(
        'section',
        { id: 'statements' },
        h('h2', {}, 'Findings of the study, tested'),
        h(
          'ul',
          {},
          summary.statements.map(({ statement, holds, because }) =>
            h('li', {}, statement, ' ', h('strong', {}, holds), h('div', { class: 'dim' }, because)),
          ),
        ),
      );

const styleSection = () =>
  summary.styleEffects.length === 0
    ? ''
    : h(
        'section',
        { id: 'styles' },
        h('h2', {}, 'Effect of the prompt style'),
        h(
          'p',
          {},
          'The difference that a style makes on the same tasks, model and temperature, at k = 1: below 0 is fewer.',
        ),
        table(
          [
            ...configurationColumns,
            { title: 'against', cell: (row) => row.baseline },
            ...metricNames.slice(0, 3).map(([key, name]) => ({
              title: `${name}@1`,
              number: true,
              cell: (row) => difference(row[key]),
            })),
            { title: 'tasks', number: true, cell: (row) => count(row.securePass.tasks) },
          ],
          summary.styleEffects,
        ),
      );

const againstSection = () => {
  if (!summary.against) return '';
  const { taskSet: other, rows } = summary.against;
  return h(
    'section',
    { id: 'against' },
    h('h2', {}, `Against ${other.name}`),
    h('p', {}, `The same models and settings on ${count(other.tasks)} tasks of ${other.name}; the gap is below 0 where they do worse here.`),
    table(
      [
        ...configurationColumns,
        { title: 'k', number: true, cell: (row) => row.k },
        { title: `pass@k on ${other.name}`, number: true, cell: (row) => estimate(row.other) },
        { title: 'pass@k here', number: true, cell: (row) => estimate(row.pass) },
        { title: 'gap', number: true, cell: (row) => difference(row.gap) },
        { title: 'secure-pass@k here', number: true, cell: (row) => estimate(row.securePass) },
      ],
      rows,
    ),
    h('ul', {}, data.ranks.map((sentence) => h('li', {}, sentence))),
  );
};
