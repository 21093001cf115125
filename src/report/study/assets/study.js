// The page.
const tools = summary.analyzers.map(({ name }) => name);
const scope = [
  summary.sample === null ? null : `at most ${count(summary.sample)} samples of each`,
  summary.shard === null ? null : `shard ${summary.shard}`,
  summary.complete ? null : 'incomplete',
].filter(Boolean);
const body = h('div');
const showTool = (tool) =>
  body.replaceChildren(
    ...[overview, messages, security, duplicates, validation, carryOver, matrix, comparisons]
      .map((section) => section(tool))
      .filter(Boolean),
  );
const toolChoice = h(
  'select',
  { 'data-choice': 'tool', onchange: () => showTool(toolChoice.value) },
  tools.map((tool) => h('option', { value: tool }, tool)),
);

document.getElementById('app').replaceChildren(
  h('h1', {}, 'sallm: study of code smells'),
  h(
    'p',
    { class: 'dim' },
    `${data.name}: ${count(summary.sets.reduce((sum, { samples }) => sum + samples, 0))} samples of ${summary.sets.length} data sets${scope.length ? ` (${scope.join(', ')})` : ''}; ${summary.analyzers.map(({ name, version }) => `${name} ${version}`).join(', ')}. Profile ${summary.profile.name}: ${summary.profile.summary}. Intervals are 95 %, over clusters.`,
  ),
  h(
    'ul',
    { class: 'statements' },
    data.statements.map((statement) => h('li', {}, statement)),
  ),
  h(
    'details',
    {},
    h('summary', {}, 'Everything needed to repeat this run'),
    h('pre', {}, JSON.stringify({ inputs: data.inputs, context: data.context }, null, 2)),
  ),
  h('div', { class: 'filters' }, h('label', {}, 'tool', toolChoice)),
  body,
  dialog,
);
if (tools.length) showTool(tools[0]);
