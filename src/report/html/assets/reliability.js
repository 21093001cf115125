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
