// Code with a finding marked. What cannot be seen, or turns text around, is shown by its number.
const INVISIBLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const visible = (text) => {
  const parts = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(INVISIBLE)) {
    const number = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    parts.push(text.slice(from, index), h('span', { class: 'unseen' }, `U+${number}`));
    from = index + 1;
  }
  return [...parts, text.slice(from)];
};

const MOST_MARKED_LINES = 60;

/** The lines; on the finding's first line its columns are marked, or all of it where they mark nothing. */
const markedCode = ({ code, firstLine, range }) =>
  code.split('\n').map((content, i) => {
    const number = firstLine + i;
    const found = number >= range.line && number <= Math.min(range.endLine, range.line + MOST_MARKED_LINES);
    const parts = number === range.line ? markedLine(content, range) : visible(content);
    return h(
      'span',
      { class: found || number === range.line ? 'row found' : 'row' },
      h('span', { class: 'n' }, String(number)),
      parts,
    );
  });

const markedLine = (content, { line, column, endLine, endColumn }) => {
  const from = Math.min(column - 1, content.length);
  const to = endLine > line ? content.length : Math.min(endColumn - 1, content.length);
  if (to <= from || content.slice(from, to).trim() === '') return h('mark', {}, visible(content));
  return [
    ...visible(content.slice(0, from)),
    h('mark', {}, visible(content.slice(from, to))),
    ...visible(content.slice(to)),
  ];
};
