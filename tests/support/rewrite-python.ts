import type { Expr, FunctionDef, Module, Parameter, Span } from '../../src/rules/engine/syntax/ast.ts';
import { boundNames } from '../../src/rules/engine/syntax/bound-names.ts';
import { parseModule } from '../../src/rules/engine/syntax/parse.ts';
import { walk } from '../../src/rules/engine/syntax/walk.ts';

function parsed(code: string): Module {
  const module = parseModule(code, Infinity);
  if (!module || module.error) throw new Error('The program to rewrite is no Python.');
  return module;
}

/** Python's and the frameworks' own names for things of a program. */
const conventional = /^(self|cls|request|req|main|test.*|__\w+__|setUp|_)$/;

/**
 * The program with every variable, parameter, function and class of its own renamed. What is imported, attributes, methods,
 * names that are also keywords of a call or stand in a text (routes), and names that `keep` matches stay.
 */
export function withRenamedNames(code: string, keep: (name: string) => boolean): string {
  const module = parsed(code);
  const own = new Set<string>();
  const fixed = new Set<string>();
  const texts: string[] = [];
  const places: { name: string; at: number }[] = [];
  const parameters = (params: readonly Parameter[]): void => {
    for (const { name, start, star } of params) {
      own.add(name);
      places.push({ name, at: start + star.length });
    }
  };
  const take = (names: ReadonlySet<string>): void => names.forEach((name) => own.add(name));
  take(boundNames(module.body));
  walk(module.body, {
    enter: (node) => {
      if (node.type === 'Name') places.push({ name: node.id, at: node.start });
      else if (node.type === 'Str') texts.push(node.value);
      else if (node.type === 'FString')
        for (const part of node.parts) {
          if (typeof part === 'string') texts.push(part);
        }
      else if (node.type === 'Call') node.args.forEach(({ name }) => name !== null && fixed.add(name));
      else if (node.type === 'Import')
        node.names.forEach(({ name, as }) => fixed.add(as ?? name.split('.', 1)[0] ?? name));
      else if (node.type === 'ImportFrom') node.names.forEach(({ name, as }) => fixed.add(as ?? name));
      else if (node.type === 'Global' || node.type === 'Nonlocal')
        node.names.forEach((name) => fixed.add(name));
      else if (node.type === 'Try') node.handlers.forEach(({ name }) => name !== null && fixed.add(name));
      else if (node.type === 'Match')
        node.cases.forEach(({ binds }) => binds.forEach((name) => fixed.add(name)));
      else if (node.type === 'Lambda') parameters(node.params);
      else if (node.type === 'FunctionDef') {
        parameters(node.params);
        take(boundNames(node.body));
        places.push({ name: node.name, at: node.nameStart });
      } else if (node.type === 'ClassDef') {
        places.push({ name: node.name, at: node.nameStart });
        boundNames(node.body).forEach((name) => fixed.add(name));
      } else if (node.type === 'Comprehension') for (const { target } of node.clauses) targets(target, own);
      return true;
    },
  });
  const isWord = (name: string): boolean => texts.some((text) => new RegExp(`\\b${name}\\b`).test(text));
  const names = [...own].filter(
    (name) => !fixed.has(name) && !conventional.test(name) && !keep(name) && !isWord(name),
  );
  const renamed = new Map(
    names.map((name, i) => [name, /^[A-Z]/.test(name) ? `N${i}${name.length}` : `n${i}_${name.length}`]),
  );
  let result = code;
  const unique = new Map(places.map((place) => [place.at, place]));
  for (const { name, at } of [...unique.values()].sort((a, b) => b.at - a.at)) {
    const other = renamed.get(name);
    if (other !== undefined) result = result.slice(0, at) + other + result.slice(at + name.length);
  }
  return result;
}

function targets(target: Expr, names: Set<string>): void {
  if (target.type === 'Name') names.add(target.id);
  if (target.type === 'Tuple' || target.type === 'List') target.elts.forEach((each) => targets(each, names));
}

/** The program with functions that follow each other at its top level in the opposite order. */
export function withReversedFunctions(code: string): string {
  const { body } = parsed(code);
  const runs: FunctionDef[][] = [];
  let run: FunctionDef[] = [];
  for (const statement of body) {
    if (statement.type === 'FunctionDef') run.push(statement);
    else {
      runs.push(run);
      run = [];
    }
  }
  runs.push(run);
  let result = code;
  for (const functions of runs.toReversed()) {
    if (functions.length < 2 || dependOnOrder(functions)) continue;
    const spans = functions.map(spanWithDecorators);
    const texts = spans.map(({ start, end }) => code.slice(start, end));
    for (const [i, { start, end }] of [...spans.entries()].toReversed())
      result = result.slice(0, start) + texts[texts.length - 1 - i]! + result.slice(end);
  }
  return result;
}

const spanWithDecorators = ({ decorators, start, end }: FunctionDef): Span => {
  const [first] = decorators;
  return { start: first ? first.start - 1 : start, end };
};

/** A decorator, default or annotation that names another of them needs it before. */
function dependOnOrder(functions: readonly FunctionDef[]): boolean {
  const names = new Set(functions.map(({ name }) => name));
  let depends = false;
  for (const { decorators, params, returns } of functions)
    walk(
      [
        ...decorators,
        ...params.flatMap(({ default: value, annotation }) => [value, annotation]),
        returns,
      ].filter((node) => node !== null),
      {
        enter: (node) => {
          depends ||= node.type === 'Name' && names.has(node.id);
          return true;
        },
      },
    );
  return depends;
}

/** Statements that look at something, change nothing and decide nothing of what follows. */
const looks = (text: string): readonly string[] => [
  `if ${text} == "a": note_it()`,
  `if not ${text}: note_it()`,
  `nothing_${text.length} = ${text} or None`,
  `if ${text} in KNOWN_ONES and note_it(): note_it()`,
];

/** The program whose functions first look at their parameters and at what they read of them: `x`, `request.args`, `data["name"]`. */
export function withLooks(code: string): string {
  const places: { at: number; lines: string }[] = [];
  walk(parsed(code).body, {
    enter: (node) => {
      if (node.type !== 'FunctionDef') return true;
      const [doc, second] = node.body;
      const isDoc = doc?.type === 'Expr' && doc.value.type === 'Str';
      const first = isDoc && second ? second : doc;
      const indent = first ? /(?<=\n)[ \t]*$/.exec(code.slice(0, first.start))?.[0] : undefined;
      if (!first || indent === undefined || 'decorators' in first) return true;
      const lines = readsOf(node, code).flatMap(looks);
      places.push({ at: first.start, lines: lines.map((line) => `${line}\n${indent}`).join('') });
      return false;
    },
  });
  let result = code;
  for (const { at, lines } of places.toReversed()) result = result.slice(0, at) + lines + result.slice(at);
  return result;
}

/** The parameters of a function, and attributes and entries of them that it reads, as they are written. */
function readsOf({ params, body }: FunctionDef, code: string): readonly string[] {
  const names = new Set(params.map(({ name }) => name));
  const reads = new Set([...names].filter((name) => !/^(self|cls)$/.test(name)));
  const called = new Set<Expr>();
  walk(body, {
    enter: (node) => {
      if (node.type === 'Call') called.add(node.func);
      if (node.type === 'FunctionDef' || node.type === 'Lambda' || node.type === 'Comprehension')
        return false;
      if (node.type !== 'Attribute' && node.type !== 'Subscript') return true;
      const text = code.slice(node.start, node.end);
      const root = /^(\w+)(\.\w+)*(\[["']\w+["']\])?$/.exec(text)?.[1];
      if (root !== undefined && names.has(root) && !called.has(node)) reads.add(text);
      return true;
    },
  });
  return [...reads];
}
