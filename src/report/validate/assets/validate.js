// Labelling: one finding at a time, complete without a mouse.
const token = new URLSearchParams(location.search).get('token') ?? '';
const LABELS = { t: 'true-positive', f: 'false-positive', u: 'unsure' };
const ALL = 'All findings are labelled. Close this page and end sallm with Ctrl-C.';
const labelText = (label) => label.replace('-', ' ');

const ask = async (path, body) => {
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-sallm-token': token, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body), keepalive: true }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
};

const state = { rater: '', role: 'rater', items: [], at: 0 };
const known = new Map();
const findingOf = (id) => {
  if (!known.has(id))
    known.set(
      id,
      ask(`/api/findings/${encodeURIComponent(id)}`).catch((error) => {
        known.delete(id);
        throw error;
      }),
    );
  return known.get(id);
};

const place = h('p', { class: 'dim', id: 'place' });
const filled = h('div');
const heading = h('h2', { id: 'rule' });
const about = h('div');
const code = h('pre', { id: 'code', tabindex: '0', 'aria-label': 'Code with the finding marked' });
const buttons = Object.entries(LABELS).map(([key, label]) =>
  h(
    'button',
    { 'data-label': label, 'aria-pressed': 'false', onclick: () => choose(label) },
    labelText(label),
    ' ',
    h('kbd', {}, key),
  ),
);
const comment = h('textarea', {
  rows: '1',
  maxlength: '4000',
  placeholder: 'comment (c to write, Escape to go on)',
  'aria-label': 'Comment',
});
const said = h('p', { role: 'status', 'aria-live': 'polite', id: 'said' });

const labelled = () => state.items.filter(({ label }) => label !== null).length;

const showProgress = () => {
  place.textContent = `${state.at + 1} of ${state.items.length}; ${labelled()} labelled`;
  filled.style.width = `${(100 * labelled()) / Math.max(1, state.items.length)}%`;
  const item = state.items[state.at];
  for (const button of buttons)
    button.setAttribute('aria-pressed', String(item?.label === button.dataset.label));
};

const say = (text, failed = false) => {
  said.textContent = text;
  said.className = failed ? 'failed' : 'dim';
};

/** Labels are sent one after the other, in the order in which they were given. */
let sending = Promise.resolve();
const send = (item, text) => {
  const { id, label, comment: words } = item;
  sending = sending
    .then(() => ask('/api/labels', { finding: id, label, comment: words }))
    .then(
      () => say(labelled() < state.items.length ? text : `${text}. ${ALL}`),
      (error) => say(`NOT SAVED: ${error.message}. Is sallm still running? Label this one again.`, true),
    );
};

const keepComment = () => {
  const item = state.items[state.at];
  if (!item || item.comment === comment.value) return;
  item.comment = comment.value;
  send(item, 'comment saved');
};

const show = async (at) => {
  keepComment();
  state.at = Math.max(0, Math.min(state.items.length - 1, at));
  const item = state.items[state.at];
  comment.value = item.comment;
  showProgress();
  let finding;
  try {
    finding = await findingOf(item.id);
  } catch (error) {
    say(`The finding cannot be shown: ${error.message}`, true);
    return;
  }
  // Somebody was faster than the answer.
  if (state.items[state.at] !== item) return;
  document.body.dataset.finding = item.id;
  heading.replaceChildren(finding.symbol ? `${finding.symbol} (${finding.rule})` : finding.rule);
  about.replaceChildren(
    h('p', {}, ...visible(finding.message)),
    h(
      'p',
      { class: 'dim' },
      ...visible(
        [
          `${finding.tool}, severity ${finding.severity}, confidence ${finding.confidence}`,
          finding.cwes.map((cwe) => `CWE-${cwe}`).join(' '),
          `${finding.set}: ${finding.sample}, line ${finding.range.line}`,
          finding.origin,
        ]
          .filter(Boolean)
          .join('; '),
      ),
    ),
    finding.labels
      ? h(
          'ul',
          { id: 'labels' },
          finding.labels.map((one) =>
            h(
              'li',
              {},
              `${one.rater}: ${labelText(one.label)}`,
              one.comment ? ' – ' : '',
              ...visible(one.comment),
            ),
          ),
        )
      : '',
  );
  code.replaceChildren(...markedCode(finding));
  code.querySelector('mark')?.scrollIntoView({ block: 'center' });
  // The next one is there before it is asked for.
  const next = state.items[state.at + 1];
  if (next) findingOf(next.id).catch(() => undefined);
};

/** The next finding without a label, from the one that is shown; where there is none, the one that is shown. */
const nextOpen = () => {
  const { items, at } = state;
  const order = items.map((_, i) => (at + 1 + i) % items.length);
  return order.find((i) => items[i].label === null) ?? at;
};

const choose = (label) => {
  const item = state.items[state.at];
  if (!item) return;
  item.label = label;
  item.comment = comment.value;
  send(item, `${labelText(label)} saved`);
  const next = nextOpen();
  if (next === state.at) showProgress();
  else show(next);
};

let typing;
comment.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(keepComment, 500);
});
comment.addEventListener('blur', keepComment);
addEventListener('pagehide', keepComment);
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || state.items.length === 0) return;
  if (event.target === comment) {
    if (event.key === 'Escape') {
      comment.blur();
      event.preventDefault();
    }
    return;
  }
  const act = {
    t: () => choose(LABELS.t),
    f: () => choose(LABELS.f),
    u: () => choose(LABELS.u),
    n: () => show(nextOpen()),
    c: () => comment.focus(),
    ArrowLeft: () => show(state.at - 1),
    ArrowRight: () => show(state.at + 1),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

const keys = [
  ...[
    ['t', 'true positive'],
    ['f', 'false positive'],
    ['u', 'unsure'],
    ['c', 'comment'],
    ['←', 'back'],
  ],
  ...[
    ['→', 'forward'],
    ['n', 'next without a label'],
  ],
];
const app = document.getElementById('app');
ask('/api/state').then(
  async ({ rater, role, items }) => {
    Object.assign(state, { rater, role, items });
    const what =
      role === 'rater' ? 'Is what the tool says true of this code?' : 'The raters disagree: what holds?';
    app.replaceChildren(
      h('div', { class: 'top' }, h('h1', {}, what), h('span', { id: 'rater' }, rater)),
      h('div', { class: 'progress' }, filled),
      place,
      heading,
      about,
      code,
      h('div', { class: 'choices' }, buttons, comment),
      said,
      h(
        'p',
        { class: 'dim' },
        keys.flatMap(([key, text]) => [h('kbd', {}, key), ` ${text}  `]),
      ),
    );
    if (items.length === 0) {
      say('There is nothing to decide: no finding has labels that differ.');
      return;
    }
    const first = items.findIndex(({ label }) => label === null);
    await show(first === -1 ? 0 : first);
  },
  (error) => app.replaceChildren(h('p', { class: 'failed', role: 'alert' }, error.message)),
);
