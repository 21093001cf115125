// Runs as they are written: asked for again and again, drawn when something changed.
const token = new URLSearchParams(location.search).get('token') ?? '';
const place = h('div');
const status = h('p', { class: 'dim', role: 'status' }, 'Reading the runs …');
document.getElementById('app').replaceChildren(h('h1', {}, 'sallm: runs'), status, place);

const progressOf = ({ wanted, answers, judged, folder }) =>
  wanted === null
    ? null
    : [
        [answers, 'answers'],
        [judged, 'judged'],
      ].map(([done, what]) =>
        h(
          'div',
          {},
          h('progress', {
            value: done,
            max: Math.max(wanted, done, 1),
            'aria-label': `${what} of ${folder}`,
          }),
          ` ${count(done)} of ${count(wanted)} ${what}`,
        ),
      );

const figures = (run) =>
  run.rows.length === 0
    ? ''
    : table(
        [
          { title: 'configuration', cell: (row) => row.configuration },
          { title: 'answers', number: true, cell: (row) => count(row.answers) },
          { title: 'judged', number: true, cell: (row) => count(row.judged) },
          { title: 'pass the functional test', number: true, cell: (row) => share(row.passed) },
          { title: 'secure', number: true, cell: (row) => share(row.secure) },
          { title: 'vulnerable', number: true, cell: (row) => share(row.vulnerable) },
        ],
        run.rows,
      );

const runView = (run) =>
  h(
    'section',
    { 'data-run': run.folder },
    h('h2', {}, `${run.name} (${run.job})`),
    h(
      'p',
      { class: 'dim' },
      `${run.folder}: ${run.live ? 'under way' : run.status === 'running' ? 'stopped' : run.status}`,
    ),
    progressOf(run) ??
      h('p', {}, run.answers > 0 ? `${count(run.answers)} answers, ${count(run.judged)} judged` : ''),
    figures(run),
    run.report
      ? h(
          'p',
          {},
          h(
            'a',
            {
              href: `/report?${new URLSearchParams({ token, run: run.folder })}`,
              target: '_blank',
              rel: 'noopener',
            },
            'Report',
          ),
          run.live ? ' (of an earlier stop)' : '',
        )
      : '',
  );

let before = '';
const refresh = async () => {
  let wait = 10_000;
  try {
    const response = await fetch('/api/runs', { headers: { 'x-sallm-token': token } });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    const text = JSON.stringify(answer.runs);
    if (text !== before) place.replaceChildren(...answer.runs.map(runView));
    before = text;
    const live = answer.runs.filter((run) => run.live).length;
    status.textContent = `${count(answer.runs.length)} ${answer.runs.length === 1 ? 'run' : 'runs'}, ${count(live)} under way. Shares so far are of the samples judged, without intervals; the report has those.`;
    if (live > 0) wait = 2_000;
  } catch (error) {
    status.textContent = `sallm view does not answer: ${error.message}`;
  }
  setTimeout(refresh, wait);
};
refresh();
