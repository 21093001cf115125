// One sample from prompt to evidence.
const text = (index) => (index === null ? '' : data.texts[index]);

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

const repairView = (sample) =>
  sample.repair.length === 0
    ? h('p', { class: 'dim' }, 'The answer was taken as it came.')
    : h(
        'ul',
        {},
        sample.repair.map((step) =>
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
    if (location.hash.startsWith('#sample=')) history.replaceState(null, '', '#');
  },
});

const openSample = (id) => {
  const sample = data.samples.find((candidate) => candidate.id === id);
  if (!sample) return;
  const task = taskOf.get(sample.task);
  const findings = sample.analyses.flatMap((analysis) => analysis.findings);
  const failed = sample.analyses.filter((analysis) => analysis.status !== 'ok');
  dialog.replaceChildren(
    h(
      'div',
      { class: 'bar-top' },
      h('h2', { style: 'margin-top:0' }, `${sample.task} #${sample.sample}`),
      h('button', { onclick: () => dialog.close() }, 'Close'),
    ),
    facts([
      ['task', task ? task.title : null],
      ['weakness', task ? task.cwes.map(cweText).join('; ') : null],
      ['model', `${sample.model}, temperature ${temperatureText(sample.temperature)}`],
      ['prompt template', sample.template],
      ['outcome', sample.outcome],
      ['stopped by', sample.finishReason],
      ['error', sample.error],
      ['notes', sample.notes.join('; ')],
      ['by tests', verdictChip(sample.verdicts?.tests)],
      ['by static analysis', verdictChip(sample.verdicts?.static)],
      ['by both', verdictChip(sample.verdicts?.combined)],
    ]),
    h(
      'div',
      { class: 'two' },
      h('div', {}, h('h3', {}, 'Prompt'), plainBlock(text(sample.prompt))),
      h('div', {}, h('h3', {}, 'Raw answer'), plainBlock(text(sample.raw))),
    ),
    sample.reasoning === null
      ? ''
      : h('details', {}, h('summary', {}, 'Reasoning'), plainBlock(text(sample.reasoning))),
    h('h3', {}, 'Repair'),
    repairView(sample),
    h('h3', {}, 'Judged code'),
    codeBlock(text(sample.code), findings),
    h('h3', {}, 'Findings'),
    findings.length
      ? h('ul', { class: 'findings' }, findings.map(findingItem))
      : h('p', { class: 'dim' }, 'none'),
    failed.length
      ? h(
          'p',
          {},
          failed
            .map(
              (analysis) =>
                `${analysis.tool}: ${analysis.status}${analysis.detail ? ` (${analysis.detail})` : ''}`,
            )
            .join('; '),
        )
      : '',
    h(
      'div',
      { class: 'two' },
      testEvidence('functional test', sample.tests?.functional),
      testEvidence('security test', sample.tests?.security),
    ),
  );
  history.replaceState(null, '', `#sample=${encodeURIComponent(id)}`);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
};
