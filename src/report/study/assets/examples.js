// The way down: a few samples of each rule and data set, with the place of the finding.
const dialog = h('dialog', { 'aria-label': 'Examples' });

const excerpt = ({ code, firstLine, line, endLine }) =>
  h(
    'pre',
    {},
    data.texts[code].split('\n').map((content, i) => {
      const number = firstLine + i;
      const found = number >= line && number <= Math.max(line, Math.min(endLine, line + 30));
      return h(
        'span',
        { class: found ? 'row found' : 'row' },
        h('span', { class: 'n' }, String(number)),
        content,
      );
    }),
  );

const examplesOf = (tool, rule, set) =>
  data.examples.filter(
    (example) => example.tool === tool && example.rule === rule && (set === undefined || example.set === set),
  );

/** Samples with a rule, of one data set or of all. */
const showExamples = (tool, rule, set) => {
  const some = examplesOf(tool, rule, set);
  dialog.replaceChildren(
    h(
      'div',
      { class: 'bar-top' },
      h('h2', {}, `${ruleName(tool, rule)}${set === undefined ? '' : ` in ${set}`}`),
      h('button', { onclick: () => dialog.close() }, 'Close'),
    ),
    h(
      'p',
      { class: 'dim' },
      some.length ? 'Drawn by the seed, not by what they look like.' : 'No example was kept.',
    ),
    ...some.map((example) =>
      h(
        'section',
        { 'data-example': example.sample },
        h('h3', {}, `${example.set}: ${example.sample}`),
        h(
          'p',
          {},
          example.message,
          ' ',
          h('span', { class: 'dim' }, `line ${example.line}; ${example.origin}`),
        ),
        excerpt(example),
      ),
    ),
  );
  if (!dialog.open) dialog.showModal();
};
