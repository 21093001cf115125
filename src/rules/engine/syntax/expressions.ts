import type * as ast from './ast.ts';
import { parseNumber, unescapeText } from './literals.ts';
import { childOf, field, fields, named } from './raw.ts';
import type { Raw } from './tree.ts';

/** Makes expressions of one text's concrete nodes. */
export class Expressions {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  textOf(raw: Raw): string {
    return this.#text.slice(raw.start, raw.end);
  }

  /** What stands in a field, or an unknown where it is missing. */
  at(raw: Raw, name: string): ast.Expr {
    const found = field(raw, name);
    return found ? this.of(found) : unknown(raw);
  }

  of(raw: Raw): ast.Expr {
    const span = { start: raw.start, end: raw.end };
    switch (raw.type) {
      case 'identifier':
      case 'dotted_name':
      case 'keyword_identifier':
        return this.#dotted(raw);
      case 'integer':
      case 'float':
        return { ...span, type: 'Constant', value: parseNumber(this.textOf(raw)) };
      case 'true':
      case 'false':
        return { ...span, type: 'Constant', value: raw.type === 'true' };
      case 'none':
        return { ...span, type: 'Constant', value: null };
      case 'ellipsis':
        return { ...span, type: 'Constant', value: undefined };
      case 'string':
      case 'concatenated_string':
        return this.#string(raw);
      case 'attribute': {
        const name = field(raw, 'attribute') ?? raw;
        return {
          ...span,
          type: 'Attribute',
          value: this.at(raw, 'object'),
          attr: this.textOf(name),
          attrStart: name.start,
        };
      }
      case 'subscript': {
        const index = fields(raw, 'subscript').map((part) => this.of(part));
        const [first] = index;
        return {
          ...span,
          type: 'Subscript',
          value: this.at(raw, 'value'),
          index: index.length === 1 && first ? first : { ...span, type: 'Tuple', elts: index },
        };
      }
      case 'slice':
        return { ...span, type: 'Slice', parts: this.#all(named(raw)) };
      case 'call':
        return {
          ...span,
          type: 'Call',
          func: this.at(raw, 'function'),
          args: this.argumentsOf(field(raw, 'arguments')),
        };
      case 'binary_operator':
        return {
          ...span,
          type: 'BinOp',
          op: this.#operator(raw),
          left: this.at(raw, 'left'),
          right: this.at(raw, 'right'),
        };
      case 'unary_operator':
        return {
          ...span,
          type: 'UnaryOp',
          op: this.#operator(raw) as ast.UnaryOp['op'],
          operand: this.at(raw, 'argument'),
        };
      case 'not_operator':
        return { ...span, type: 'UnaryOp', op: 'not', operand: this.at(raw, 'argument') };
      case 'boolean_operator':
        return {
          ...span,
          type: 'BoolOp',
          op: this.#operator(raw) === 'or' ? 'or' : 'and',
          left: this.at(raw, 'left'),
          right: this.at(raw, 'right'),
        };
      case 'comparison_operator':
        return this.#comparison(raw);
      case 'conditional_expression': {
        const [body, test, orelse] = this.#all(named(raw));
        const none = unknown(raw);
        return { ...span, type: 'IfExp', test: test ?? none, body: body ?? none, orelse: orelse ?? none };
      }
      case 'lambda':
        return {
          ...span,
          type: 'Lambda',
          params: this.parameters(field(raw, 'parameters')),
          body: this.at(raw, 'body'),
        };
      case 'list':
      case 'list_pattern':
        return { ...span, type: 'List', elts: this.#all(named(raw)) };
      case 'tuple':
      case 'expression_list':
      case 'pattern_list':
      case 'tuple_pattern':
        return { ...span, type: 'Tuple', elts: this.#all(named(raw)) };
      case 'set':
        return { ...span, type: 'Set', elts: this.#all(named(raw)) };
      case 'dictionary':
        return { ...span, type: 'Dict', entries: named(raw).map((entry) => this.#entry(entry)) };
      case 'list_comprehension':
      case 'set_comprehension':
      case 'dictionary_comprehension':
      case 'generator_expression':
        return this.#comprehension(raw);
      case 'await':
        return { ...span, type: 'Await', value: this.#inner(raw) };
      case 'yield': {
        const [value] = named(raw);
        return { ...span, type: 'Yield', value: value ? this.of(value) : null };
      }
      case 'named_expression': {
        const name = field(raw, 'name') ?? raw;
        const target = { type: 'Name' as const, id: this.textOf(name), start: name.start, end: name.end };
        return { ...span, type: 'NamedExpr', target, value: this.at(raw, 'value') };
      }
      case 'list_splat':
      case 'list_splat_pattern':
      case 'parenthesized_list_splat':
        return { ...span, type: 'Starred', value: this.#inner(raw) };
      case 'parenthesized_expression':
      case 'type':
      case 'as_pattern_target':
      case 'format_expression':
        return named(raw).length === 1 ? this.#inner(raw) : unknown(raw, this.#all(named(raw)));
      case 'union_type':
        return this.#union(raw);
      case 'generic_type': {
        const [base, parameters] = named(raw);
        const types = parameters ? this.#all(named(parameters)) : [];
        const [first] = types;
        const index = types.length === 1 && first ? first : { ...span, type: 'Tuple' as const, elts: types };
        return { ...span, type: 'Subscript', value: base ? this.of(base) : unknown(raw), index };
      }
      default:
        return unknown(raw, this.#all(named(raw)));
    }
  }

  argumentsOf(raw: Raw | null): ast.Argument[] {
    if (raw === null) return [];
    if (raw.type === 'generator_expression')
      return [{ start: raw.start, end: raw.end, name: null, star: '', value: this.of(raw) }];
    return named(raw).map((child) => {
      const span = { start: child.start, end: child.end };
      if (child.type === 'keyword_argument') {
        const name = field(child, 'name');
        return { ...span, name: name && this.textOf(name), star: '', value: this.at(child, 'value') };
      }
      if (child.type === 'dictionary_splat')
        return { ...span, name: null, star: '**', value: this.#inner(child) };
      if (child.type === 'list_splat') return { ...span, name: null, star: '*', value: this.#inner(child) };
      return { ...span, name: null, star: '', value: this.of(child) };
    });
  }

  parameters(raw: Raw | null): ast.Parameter[] {
    if (raw === null) return [];
    const result: ast.Parameter[] = [];
    let keywordOnly = false;
    for (const child of named(raw)) {
      if (child.type === 'keyword_separator') keywordOnly = true;
      const parameter = this.#parameter(child, keywordOnly);
      if (parameter) result.push(parameter);
      if (parameter?.star === '*') keywordOnly = true;
    }
    return result;
  }

  #parameter(raw: Raw, keywordOnly: boolean): ast.Parameter | null {
    const type = field(raw, 'type');
    const value = field(raw, 'value');
    const inner = field(raw, 'name') ?? (raw.type === 'typed_parameter' ? named(raw)[0] : undefined) ?? raw;
    const star =
      inner.type === 'list_splat_pattern' ? '*' : inner.type === 'dictionary_splat_pattern' ? '**' : '';
    const name = star === '' ? inner : named(inner)[0];
    if (name?.type !== 'identifier') return null;
    return {
      start: raw.start,
      end: raw.end,
      name: this.textOf(name),
      star,
      annotation: type && this.of(type),
      default: value && this.of(value),
      keywordOnly,
    };
  }

  #all(raws: readonly Raw[]): ast.Expr[] {
    return raws.map((raw) => this.of(raw));
  }

  #inner(raw: Raw): ast.Expr {
    const [inner] = named(raw);
    return inner ? this.of(inner) : unknown(raw);
  }

  #operator(raw: Raw): string {
    const sign = field(raw, 'operator') ?? raw.children.find((child) => !child.named);
    return sign ? this.textOf(sign) : '';
  }

  /** `a.b` as attributes of a name. */
  #dotted(raw: Raw): ast.Expr {
    let result: ast.Expr | null = null;
    let at = raw.start;
    for (const part of this.textOf(raw).split('.')) {
      const name = part.trim();
      const end = at + part.length;
      result =
        result === null
          ? { type: 'Name', id: name, start: raw.start, end }
          : { type: 'Attribute', value: result, attr: name, attrStart: at, start: raw.start, end };
      at = end + 1;
    }
    return result ?? unknown(raw);
  }

  #comparison(raw: Raw): ast.Expr {
    const operands: ast.Expr[] = [];
    const ops: string[] = [];
    for (const child of raw.children) {
      if (child.type === 'line_continuation') continue;
      if (child.field === 'operators') ops.push(this.textOf(child).replace(/\s+/g, ' '));
      else operands.push(this.of(child));
    }
    const [left, ...comparators] = operands;
    if (!left || comparators.length === 0) return unknown(raw, operands);
    return { start: raw.start, end: raw.end, type: 'Compare', left, ops, comparators };
  }

  #entry(raw: Raw): ast.Dict['entries'][number] {
    if (raw.type === 'pair') return { key: this.at(raw, 'key'), value: this.at(raw, 'value') };
    return { key: null, value: raw.type === 'dictionary_splat' ? this.#inner(raw) : this.of(raw) };
  }

  #comprehension(raw: Raw): ast.Expr {
    const body = field(raw, 'body');
    const pair = body?.type === 'pair' ? body : null;
    const clauses: { target: ast.Expr; iter: ast.Expr; ifs: ast.Expr[] }[] = [];
    for (const child of named(raw)) {
      if (child.type === 'for_in_clause')
        clauses.push({ target: this.at(child, 'left'), iter: this.at(child, 'right'), ifs: [] });
      if (child.type === 'if_clause') clauses.at(-1)?.ifs.push(this.#inner(child));
    }
    const kind = raw.type.startsWith('gen')
      ? 'generator'
      : raw.type.startsWith('dict')
        ? 'dict'
        : raw.type.slice(0, -14);
    return {
      start: raw.start,
      end: raw.end,
      type: 'Comprehension',
      kind: kind as ast.Comprehension['kind'],
      key: pair && this.at(pair, 'key'),
      value: pair ? this.at(pair, 'value') : body ? this.of(body) : unknown(raw),
      clauses,
    };
  }

  #union(raw: Raw): ast.Expr {
    const types = this.#all(named(raw));
    return types.reduce((left, right) => ({
      type: 'BinOp',
      op: '|',
      left,
      right,
      start: raw.start,
      end: raw.end,
    }));
  }

  #string(raw: Raw): ast.Expr {
    const span = { start: raw.start, end: raw.end };
    const literals = raw.type === 'string' ? [raw] : named(raw);
    const parts: (string | ast.Placeholder)[] = [];
    let bytes = false;
    let formatted = false;
    for (const literal of literals) {
      const start = childOf(literal, 'string_start');
      const prefix = start ? this.textOf(start).replace(/['"]+$/, '') : '';
      bytes ||= /b/i.test(prefix);
      formatted ||= /[ft]/i.test(prefix);
      for (const child of literal.children) {
        if (child.type === 'string_content') parts.push(this.#content(child, prefix));
        if (child.type === 'interpolation') parts.push(this.#placeholder(child));
      }
    }
    if (formatted) return { ...span, type: 'FString', parts };
    return { ...span, type: 'Str', value: parts.filter((part) => typeof part === 'string').join(''), bytes };
  }

  #content(raw: Raw, prefix: string): string {
    const text = unescapeText(this.textOf(raw), prefix);
    return /[ft]/i.test(prefix) ? text.replaceAll('{{', '{').replaceAll('}}', '}') : text;
  }

  #placeholder(raw: Raw): ast.Placeholder {
    const conversion = field(raw, 'type_conversion');
    const format = field(raw, 'format_specifier');
    return {
      value: this.at(raw, 'expression'),
      conversion: conversion && this.textOf(conversion).slice(1),
      format: format ? this.#all(named(format)) : [],
    };
  }
}

export const unknown = ({ start, end }: ast.Span, children: readonly ast.Expr[] = []): ast.Unknown => ({
  type: 'Unknown',
  start,
  end,
  children,
});
