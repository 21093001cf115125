import type { Node } from '../../engine/syntax/ast.ts';
import type { FunctionModel } from '../../engine/types.ts';
import { some } from '../syntax.ts';

const isNamed = (node: Node, names: RegExp): boolean =>
  (node.type === 'Attribute' && names.test(node.attr)) || (node.type === 'Name' && names.test(node.id));

/** Where a member would come to lie: `".." in m.name`, `m.name.startswith("/")`, `os.path.realpath(...)`. */
const asksWhere = (node: Node): boolean =>
  (node.type === 'Str' && node.value === '..') ||
  isNamed(
    node,
    /^(startswith|commonpath|commonprefix|is_relative_to|relative_to|isabs|is_absolute|realpath|abspath|resolve)$/,
  );

/** What a member is: links lead out of the folder as well as names do. */
const asksWhat = (node: Node): boolean =>
  isNamed(node, /^(issym|islnk|isfile|isreg|isdir|isdev|linkname|type|SYMTYPE|LNKTYPE|REGTYPE|DIRTYPE)$/);

/** Follows the links that members unpacked before have made. */
const followsLinks = (node: Node): boolean => isNamed(node, /^(realpath|resolve)$/);

/**
 * Whether a function looks at name and kind of an archive's members on conditions; for one that unpacks them one by one, it is
 * enough to ask each time where its path leads.
 */
export function checksMembers(fn: FunctionModel | null, oneByOne: boolean): boolean {
  if (!fn || fn.node.type !== 'FunctionDef') return false;
  const tests: Node[] = [];
  some(fn.node.body, (node) => {
    if (node.type === 'If' || node.type === 'IfExp' || node.type === 'Assert' || node.type === 'While')
      tests.push(node.test);
    if (node.type === 'Comprehension') tests.push(...node.clauses.flatMap(({ ifs }) => ifs));
    return false;
  });
  return some(tests, asksWhere) && (some(tests, asksWhat) || (oneByOne && some(fn.node.body, followsLinks)));
}
