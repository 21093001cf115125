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

const { taskSet, samples: counts } = summary;
document.getElementById('app').replaceChildren(
  h('h1', {}, 'sallm: security and correctness of generated code'),
  h(
    'p',
    { class: 'dim' },
    `${data.name}: ${count(taskSet.tasks)} tasks of ${taskSet.name}, ${count(counts.judged)} of ${count(counts.wanted)} samples judged${data.status === 'complete' ? '' : ' (incomplete)'}`,
  ),
  data.cost ? h('p', { class: 'dim', id: 'cost' }, data.cost) : '',
  data.suppressing ? h('p', { class: 'dim', id: 'suppressing' }, data.suppressing) : '',
  inputFacts(),
  leftOut(),
  headline(),
  metricSection(),
  groupSection('cwes', 'CWE', 'cwe', (key) => cweText(key)),
  groupSection('sources', 'Source', 'source', (key) => key),
  groupSection('techniques', 'Technique', 'technique', (key) => key),
  agreementSection(),
  reliabilitySection(),
  outcomeSection(),
  repairSection(),
  publishedSection(),
  samplesSection,
  dialog,
);

const fromAddress = () => {
  const [, kind, rest] = /^#(sample=|samples\?)(.*)$/.exec(location.hash) ?? [];
  if (kind === 'samples?')
    filters = Object.fromEntries(
      [...new URLSearchParams(rest)].filter(([name]) => filterNames.includes(name)),
    );
  renderSamples();
  if (kind === 'samples?') samplesSection.scrollIntoView();
  if (kind === 'sample=') openSample(decodeURIComponent(rest));
};
fromAddress();
window.addEventListener('hashchange', fromAddress);
