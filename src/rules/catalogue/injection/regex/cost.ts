import { parseRegex, type Regex } from './parse.ts';

/** How the time of a match that fails grows with the length of the text. */
export type Cost = 'linear' | 'quadratic' | 'exponential';

/**
 * The cost of a pattern, by the two forms that are known to be costly in backtracking matchers: a repetition of something
 * that repeats itself without anything between (exponential), and a repetition at the start of a search that fails at its
 * end for every start (quadratic).
 *
 * @param how the function of `re` that uses it: only `search` and the like try every start
 */
export function costOf(pattern: string, how: string): Cost {
  const tree = parseRegex(pattern);
  if (tree === null) return 'linear';
  if (hasExponential(tree, how === 'fullmatch')) return 'exponential';
  return /^(search|sub|subn|findall|finditer|split|compile)$/.test(how) && optionsOf(tree).some(isQuadratic)
    ? 'quadratic'
    : 'linear';
}

const optionsOf = (tree: Regex): readonly Regex[] =>
  tree.type === 'choice' ? tree.options.flatMap(optionsOf) : [tree];
const itemsOf = (tree: Regex): readonly Regex[] =>
  tree.type === 'sequence' ? tree.items.flatMap(itemsOf) : [tree];

const isEmptyPossible = (tree: Regex): boolean => {
  switch (tree.type) {
    case 'set':
      return false;
    case 'sequence':
      return tree.items.every(isEmptyPossible);
    case 'choice':
      return tree.options.some(isEmptyPossible);
    case 'repeat':
      return tree.min === 0 || isEmptyPossible(tree.body);
    case 'start':
    case 'end':
    case 'other':
      return true;
  }
};

/** @param mayFail something behind the tree can make a match fail */
function hasExponential(tree: Regex, mayFail: boolean): boolean {
  switch (tree.type) {
    case 'sequence':
      return tree.items.some((item, i) =>
        hasExponential(
          item,
          mayFail || tree.items.slice(i + 1).some((next) => next.type === 'end' || !isEmptyPossible(next)),
        ),
      );
    case 'choice':
      return tree.options.some((option) => hasExponential(option, mayFail));
    case 'repeat':
      if (tree.atomic) return false;
      if (tree.max > 20 && mayFail && optionsOf(tree.body).some(repeatsAlone)) return true;
      if (tree.max > 20 && mayFail && hasEqualChoices(tree.body)) return true;
      // Inside a repetition, what comes next may fail as well.
      return hasExponential(tree.body, mayFail && !(tree.max === 1));
    case 'set':
    case 'start':
    case 'end':
    case 'other':
      return false;
  }
}

/** All that one round of a repetition needs is a repetition itself: `(a+b?)+` can split `aaa` in many ways. */
function repeatsAlone(body: Regex): boolean {
  const items = itemsOf(body);
  return items.some(
    (item, i) =>
      item.type === 'repeat' &&
      item.max > 20 &&
      !item.atomic &&
      item.body.type === 'set' &&
      items.every((other, j) => i === j || isEmptyPossible(other)),
  );
}

/** Two choices of one character each that share one: `(\w|\d)*`. */
function hasEqualChoices(body: Regex): boolean {
  const sets = optionsOf(body).flatMap((option) => (option.type === 'set' ? [option.set] : []));
  return sets.some((set, i) => sets.slice(i + 1).some((other) => (set & other) !== 0n));
}

/** A repetition of few characters at the start, and then an end or another character: every start runs to the same end. */
function isQuadratic(tree: Regex): boolean {
  const [first, ...rest] = itemsOf(tree);
  if (first?.type !== 'repeat' || first.atomic || first.max < 100 || first.body.type !== 'set') return false;
  const [next] = rest;
  if (next === undefined) return false;
  if (next.type === 'end') return rest.length === 1;
  return next.type === 'set' && (next.set & first.body.set) === 0n && rest.length === 1;
}
