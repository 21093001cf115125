// How far the run's analyzers may be believed, as measured elsewhere.
const reliabilitySection = () => {
  if (data.reliability.length === 0) return '';
  const versionOf = ({ analyzer, version }) => {
    const used = data.inputs.judging[analyzer];
    return `${analyzer} ${version}${used === version ? '' : ` (this run: ${used})`}`;
  };
  const shareColumn = (title, key) => ({
    title,
    number: true,
    cell: (row) => estimate(row[key]),
  });
  return h(
    'details',
    { id: 'reliability' },
    h('summary', {}, 'How far the analyzers of this run may be believed'),
    h(
      'p',
      {},
      'Measured on programs of which it is known whether they have a weakness (sallm evaluate-analyzers); a finding counts when it names the right one. Intervals are 95 %.',
    ),
    table(
      [
        { title: 'Analyzer', cell: versionOf },
        {
          title: 'Programs',
          cell: (row) =>
            `${row.set}${row.part === 'visible' ? ', weakness shows in the file' : ''}: ${count(row.insecure)} insecure, ${count(row.secure)} secure`,
        },
        shareColumn('found', 'recall'),
        shareColumn('false alarms', 'falseAlarms'),
        shareColumn('pairs told apart', 'pairCorrect'),
        shareColumn('precision', 'precision'),
      ],
      data.reliability,
    ),
  );
};

const verdictOrder = ['vulnerable', 'secure', 'inconclusive'];
const agreementMatrix = (row) =>
  table(
    [
      { title: 'tests \\ static analysis', cell: ({ i }) => verdictChip(verdictOrder[i]) },
      ...verdictOrder.map((verdict, j) => ({
        title: verdict,
        number: true,
        cell: ({ counts, i }) =>
          h(
            'button',
            {
              class: 'link',
              onclick: () =>
                showSamples({ ...configurationOf(row), tests: verdictOrder[i], static: verdict }),
            },
            count(counts[j]),
          ),
      })),
    ],
    row.counts.map((counts, i) => ({ counts, i })),
  );

const agreementColumns = [
  ...configurationColumns,
  { title: 'samples', number: true, cell: (row) => count(row.n) },
  { title: 'agree', number: true, cell: (row) => percent(row.share) },
  { title: 'kappa', number: true, cell: (row) => share(row.kappa) },
  {
    title: 'only tests: vulnerable',
    number: true,
    cell: (row) => count(row.counts[0][1] + row.counts[0][2]),
  },
  {
    title: 'only static: vulnerable',
    number: true,
    cell: (row) => count(row.counts[1][0] + row.counts[2][0]),
  },
];

const agreementSection = () => {
  const judged = summary.agreement.filter((row) => row.n > 0);
  const whole = judged.filter((row) => row.cwe === null);
  if (whole.length === 0) return '';
  return h(
    'section',
    { id: 'agreement' },
    h('h2', {}, 'Agreement of tests and static analysis'),
    h(
      'p',
      {},
      'How often both say the same of a sample. Where they differ one of them is wrong, or the weakness is one that only one of them can see.',
    ),
    table(agreementColumns, whole),
    lazily({}, 'verdict by verdict', () =>
      whole.map((row) => h('div', {}, h('h3', {}, nameOf(row)), agreementMatrix(row))),
    ),
    lazily({}, 'per CWE', () =>
      table(
        [{ title: 'CWE', cell: (row) => cweText(row.cwe) }, ...agreementColumns],
        judged.filter((row) => row.cwe !== null),
      ),
    ),
  );
};
