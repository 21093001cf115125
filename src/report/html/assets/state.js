// What is shown stands in the address, so that every view can be shared and the way back works.
let state = {};

const readState = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
const addressOf = (wanted) =>
  `#${new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '' && value !== undefined && value !== null))}`;

/** Changes what is shown; `null` takes a key away. A step back undoes it, unless it replaces. */
const go = (changes, { replace = false } = {}) => {
  const address = addressOf({ ...state, ...changes });
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  show();
};
