// The page.
const inputFacts = () => {
  const { config, taskSet, models, judging } = data.inputs;
  const plain = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
  return h(
    'details',
    {},
    h('summary', {}, 'Everything needed to repeat this run'),
    facts([
      ['started', data.context.started],
      ['command', Array.isArray(data.context.arguments) ? `sallm ${data.context.arguments.join(' ')}` : null],
      ['task set', `${taskSet.name}, sha256 ${taskSet.hash}`],
      ...Object.entries(models).map(([id, about]) => [
        id,
        Object.entries(about)
          .map(([key, value]) => `${key} ${plain(value)}`)
          .join('; '),
      ]),
      ...Object.entries(judging).map(([name, version]) => [name, plain(version)]),
      ['configuration', h('pre', {}, JSON.stringify(config, null, 2))],
    ]),
  );
};

const leftOut = () =>
  data.problems.length
    ? h(
        'details',
        {},
        h('summary', {}, `${data.problems.length} entries of the task set were left out`),
        h(
          'ul',
          {},
          data.problems.map(({ where, what }) => h('li', {}, `${where}: ${what}`)),
        ),
      )
    : '';

const titles = {
  headline: 'Headline',
  statements: 'Findings, tested',
  figures: 'Figures',
  styles: 'Prompt styles',
  against: 'Against another set',
  agreement: 'Agreement',
  reliability: 'Reliability',
  outcomes: 'Outcomes',
  repair: 'Repair',
  samples: 'Samples',
};
const contents = () =>
  h(
    'nav',
    { class: 'contents', 'aria-label': 'Sections' },
    sections
      .filter(({ id }) => titles[id])
      .map(({ id }) => h('a', { href: `#section=${id}` }, titles[id])),
  );

const { taskSet, samples: counts } = summary;
const figures = h('div');

/** Sections that follow what is chosen are drawn when that changes, and only then. */
let drawnFor;
const drawFigures = () => {
  const now = chosen();
  const key = JSON.stringify(now);
  if (key === drawnFor || ks.length === 0) return;
  drawnFor = key;
  figures.replaceChildren(
    ...[
      metricSection(now),
      curveSection(now),
      scatterSection(now),
      heatSection(now),
      groupSection('CWE', 'cwe', cweText, now),
      groupSection('source', 'source', String, now),
      groupSection('technique', 'technique', String, now),
    ].filter(Boolean),
  );
};
const options = h(
  'div',
  { class: 'filters', id: 'options' },
  choice('verdicts by', 'by', sources.map((name) => [name, sourceNames[name]]), '', (by) => go({ by })),
  choice('k', 'k', ks.map((k) => [k, `k = ${k}`]), '', (k) => go({ k })),
  choice('metric of curves and map', 'metric', metricNames.map(([key, name]) => [key, name]), '', (metric) => go({ metric })),
);

const sections = [
  headline(),
  statementSection(),
  h('section', { id: 'figures' }, h('h2', {}, 'Figures'), options, figures),
  styleSection(),
  againstSection(),
  agreementSection(),
  reliabilitySection(),
  outcomeSection(),
  repairSection(),
  publishedSection(),
  samplesSection,
].filter(Boolean);

document.getElementById('app').replaceChildren(
  h('h1', {}, 'sallm: security and correctness of generated code'),
  h(
    'p',
    { class: 'dim' },
    `${data.name}: ${count(taskSet.tasks)} tasks of ${taskSet.name}, ${count(counts.judged)} of ${count(counts.wanted)} samples judged${data.status === 'complete' ? '' : ' (incomplete)'}`,
  ),
  data.validity ? h('p', { class: 'dim', id: 'validity' }, data.validity) : '',
  data.cost ? h('p', { class: 'dim', id: 'cost' }, data.cost) : '',
  data.suppressing ? h('p', { class: 'dim', id: 'suppressing' }, data.suppressing) : '',
  inputFacts(),
  leftOut(),
  contents(),
  ...sections,
  dialog,
);

/** Draws what the address says. */
const show = () => {
  const { section } = readState();
  const moved = section !== undefined && section !== state.section;
  state = readState();
  const { source, k, metric } = chosen();
  for (const [name, value] of Object.entries({ by: source, k, metric }))
    options.querySelector(`[data-choice=${name}]`).value = value;
  drawFigures();
  renderSamples();
  if (state.sample) openSample(state.sample);
  else dialog.close();
  if (moved) document.getElementById(section)?.scrollIntoView();
};
show();
if (filterNames.some((name) => state[name] !== undefined)) samplesSection.scrollIntoView();
window.addEventListener('popstate', show);
