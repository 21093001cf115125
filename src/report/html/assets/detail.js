// One sample from prompt to evidence.
/** Code with line numbers; lines with findings are marked. */
const codeBlock = (code, findings = []) => {
  const marked = new Map();
  for (const finding of findings) {
    for (let line = finding.range.line; line <= finding.range.endLine; line++)
      marked.set(line, [...(marked.get(line) ?? []), `${finding.rule}: ${finding.message}`]);
  }
  return h(
    'pre',
    { tabindex: 0 },
    code
      .split('\n')
      .map((line, i) =>
        h(
          'span',
          { class: marked.has(i + 1) ? 'row found' : 'row', title: marked.get(i + 1)?.join('\n') },
          h('span', { class: 'n' }, String(i + 1)),
          line,
        ),
      ),
  );
};

const plainBlock = (content) => h('pre', { tabindex: 0 }, content === '' ? '(nothing)' : content);

const facts = (rows) =>
  h(
    'dl',
    { class: 'facts' },
    rows
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
  );

const testEvidence = (name, result) => {
  if (!result) return h('p', { class: 'dim' }, `${name}: not run`);
  return h(
    'div',
    { 'data-test': name },
    h('h3', {}, `${name}: ${result.status}`),
    facts([
      ['limit hit', result.limit],
      ['message', result.message],
    ]),
    result.traceback ? plainBlock(result.traceback) : null,
    result.output ? h('details', {}, h('summary', {}, 'output'), plainBlock(result.output)) : null,
  );
};

const findingItem = (finding) =>
  h(
    'li',
    {},
    h('strong', {}, finding.rule),
    finding.symbol ? ` ${finding.symbol}` : '',
    ` (${finding.tool}, ${finding.severity}`,
    finding.direct ? ', direct' : ', indirect',
    ')',
    `: line ${finding.range.line}: ${finding.message} `,
    h('span', { class: 'dim' }, finding.cwes.map((cwe) => `CWE-${cwe}`).join(', ')),
  );

const repairView = ({ repair }) =>
  repair.length === 0
    ? h('p', { class: 'dim' }, 'The answer was taken as it came.')
    : h(
        'ul',
        {},
        repair.map((step) =>
          h(
            'li',
            {},
            h('strong', {}, step.rule),
            `: ${step.detail}`,
            step.discarded
              ? h('details', {}, h('summary', {}, 'what was taken out'), plainBlock(step.discarded))
              : null,
          ),
        ),
      );

const dialog = h('dialog', {
  'aria-label': 'Sample',
  onclose: () => {
    if (state.sample) go({ sample: null }, { replace: true });
  },
});

/** The sample before or after in the list as it is filtered. */
const neighbour = (i, step, label) => {
  const next = matched[matched.indexOf(i) + step];
  const known = matched.includes(i) && next !== undefined;
  return h(
    'button',
    { disabled: !known, 'data-step': label, onclick: () => go({ sample: ids[next] }, { replace: true }) },
    label,
  );
};

const openSample = async (id) => {
  const i = numberOf.get(id);
  if (i === undefined) return;
  if (!dialog.open) {
    dialog.replaceChildren(h('p', { class: 'dim' }, 'Reading the evidence …'));
    dialog.showModal();
  }
  const content = await evidenceOf(i).then(
    (evidence) => sampleView(i, evidence),
    (error) => [h('p', {}, `The evidence could not be read: ${error.message}`)],
  );
  if (state.sample !== id) return;
  const place = document.activeElement?.dataset.step;
  dialog.replaceChildren(...content);
  dialog.scrollTop = 0;
  if (place) dialog.querySelector(`[data-step="${place}"]:not([disabled])`)?.focus();
};

const sampleView = (i, sample) => {
  const task = taskOf.get(valueAt('task', i));
  const { model, temperature } = valueAt('configuration', i);
  const findings = sample.analyses.flatMap((analysis) => analysis.findings);
  const failed = sample.analyses.filter((analysis) => analysis.status !== 'ok');
  return [
    h(
      'div',
      { class: 'bar-top' },
      h('h2', { style: 'margin-top:0' }, `${valueAt('task', i)} #${numbers[i]}`),
      h(
        'div',
        { class: 'steps' },
        neighbour(i, -1, 'Previous'),
        neighbour(i, 1, 'Next'),
        h('button', { onclick: () => dialog.close() }, 'Close'),
      ),
    ),
    facts([
      ['task', task ? task.title : null],
      ['weakness', task ? task.cwes.map(cweText).join('; ') : null],
      ['model', `${model}, temperature ${temperatureText(temperature)}`],
      ['prompt template', sample.template],
      ['outcome', valueAt('outcome', i)],
      ['stopped by', sample.finishReason],
      ['error', sample.error],
      ['notes', sample.notes.join('; ')],
      ['by tests', verdictChip(valueAt('tests', i))],
      ['by static analysis', verdictChip(valueAt('static', i))],
      ['by both', verdictChip(valueAt('combined', i))],
    ]),
    h(
      'div',
      { class: 'two' },
      h('div', {}, h('h3', {}, 'Prompt'), plainBlock(sample.prompt)),
      h('div', {}, h('h3', {}, 'Raw answer'), plainBlock(sample.raw)),
    ),
    sample.reasoning === null
      ? ''
      : h('details', {}, h('summary', {}, 'Reasoning'), plainBlock(sample.reasoning)),
    h('h3', {}, 'Repair'),
    repairView(sample),
    h('h3', {}, 'Judged code'),
    codeBlock(sample.code, findings),
    h('h3', {}, 'Findings'),
    findings.length
      ? h('ul', { class: 'findings' }, findings.map(findingItem))
      : h('p', { class: 'dim' }, 'none'),
    failed.length
      ? h(
          'p',
          {},
          failed
            .map(({ tool, status, detail }) => `${tool}: ${status}${detail ? ` (${detail})` : ''}`)
            .join('; '),
        )
      : '',
    h(
      'div',
      { class: 'two' },
      testEvidence('functional test', sample.tests?.functional),
      testEvidence('security test', sample.tests?.security),
    ),
  ];
};
