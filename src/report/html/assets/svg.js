// Pictures in SVG. Every mark has its figures in a title, and what can be looked into is a button.
const shorten = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
const text = (x, y, content, attributes = {}) => svg('text', { x, y, ...attributes }, content);
const titled = (element, title) => {
  element.prepend(svg('title', {}, title));
  return element;
};
const button = (element, label, action) => {
  element.setAttribute('role', 'button');
  element.setAttribute('tabindex', '0');
  element.setAttribute('aria-label', label);
  element.addEventListener('click', action);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    action();
  });
  return element;
};

/** A picture; one with buttons in it is a group, for what is inside an image cannot be reached. */
const plot = (width, height, label, ...marks) => {
  const picture = svg(
    'svg',
    { class: 'plot', width, viewBox: `0 0 ${width} ${height}`, 'aria-label': label },
    ...marks,
  );
  picture.setAttribute('role', picture.querySelector('[role=button]') ? 'group' : 'img');
  return picture;
};
