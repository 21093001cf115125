// What became of the answers: outcomes, repair, and the published counting.
const outcomeSection = () => {
  const rows = rowsOf('all', summary.headline);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.outcomes)))];
  return h(
    'section',
    { id: 'outcomes' },
    h('h2', {}, 'Outcomes'),
    table(
      [
        ...configurationColumns,
        ...names.map((name) => ({
          title: name,
          number: true,
          cell: (row) =>
            h(
              'button',
              { class: 'link', onclick: () => showSamples({ ...configurationOf(row), outcome: name }) },
              count(row.outcomes[name] ?? 0),
            ),
        })),
      ],
      rows,
    ),
  );
};

const repairSection = () =>
  h(
    'section',
    { id: 'repair' },
    h('h2', {}, 'Output repair'),
    h(
      'p',
      {},
      'What had to be done to raw answers before they could be judged. An answer whose function has no body stays empty.',
    ),
    table(
      [
        ...configurationColumns.slice(0, 2),
        { title: 'answers', number: true, cell: (row) => count(row.answers) },
        { title: 'compiled as they came', number: true, cell: (row) => count(row.compiledBefore) },
        { title: 'compile after repair', number: true, cell: (row) => count(row.compiles) },
        { title: 'whole, with a body', number: true, cell: (row) => count(row.judgeable) },
        {
          title: 'rules',
          cell: (row) =>
            Object.entries(row.rules)
              .sort((a, b) => b[1] - a[1])
              .map(([rule, n]) => `${rule} ${n}`)
              .join(', '),
        },
      ],
      summary.repair,
    ),
  );

const publishedSection = () => {
  const rows = summary.published;
  const value = (number) => (number === null ? '–' : number.toFixed(1));
  if (rows.length === 0) return '';
  return h(
    'details',
    { id: 'published' },
    h('summary', {}, 'The published counting (SALLM, 2024), in percent'),
    h(
      'p',
      {},
      'There, code that does not compile counts as free of vulnerabilities, and a passed security test of code that does not work counts as secure. It is shown for comparison with the paper only.',
    ),
    table(
      [
        ...configurationColumns,
        { title: 'k', number: true, cell: (row) => row.k },
        { title: 'Pass@k', number: true, cell: (row) => value(row.pass) },
        { title: 'Vul@k (tests)', number: true, cell: (row) => value(row.vulnerable) },
        { title: 'New_Security@k (tests)', number: true, cell: (row) => value(row.secure) },
        { title: 'vul_at_k (static)', number: true, cell: (row) => value(row.staticVulnerable) },
        { title: 'new_security_at_k (static)', number: true, cell: (row) => value(row.staticSecure) },
      ],
      rows,
    ),
  );
};
