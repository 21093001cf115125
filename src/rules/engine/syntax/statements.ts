import type * as ast from './ast.ts';
import { Expressions, unknown } from './expressions.ts';
import { childOf, field, fields, has, named } from './raw.ts';
import type { Raw } from './tree.ts';

/** Makes statements of one text's concrete nodes. */
export class Statements {
  readonly #expressions: Expressions;

  constructor(text: string) {
    this.#expressions = new Expressions(text);
  }

  block(raw: Raw | null): ast.Stmt[] {
    return raw ? named(raw).flatMap((child) => this.#statement(child)) : [];
  }

  #statement(raw: Raw): ast.Stmt | ast.Stmt[] {
    const span = { start: raw.start, end: raw.end };
    const e = this.#expressions;
    switch (raw.type) {
      case 'expression_statement':
        return this.#simple(raw);
      case 'decorated_definition': {
        const decorators = named(raw)
          .filter(({ type }) => type === 'decorator')
          .flatMap((decorator) => named(decorator).slice(0, 1))
          .map((child) => e.of(child));
        const definition = field(raw, 'definition');
        return definition ? this.#definition(definition, decorators) : [];
      }
      case 'function_definition':
      case 'class_definition':
        return this.#definition(raw, []);
      case 'return_statement': {
        const [value] = named(raw);
        return { ...span, type: 'Return', value: value ? e.of(value) : null };
      }
      case 'delete_statement': {
        const targets = named(raw).map((child) => e.of(child));
        return {
          ...span,
          type: 'Delete',
          targets: targets.flatMap((t) => (t.type === 'Tuple' ? t.elts : [t])),
        };
      }
      case 'if_statement':
        return this.#if(raw, fields(raw, 'alternative'));
      case 'for_statement':
        return {
          ...span,
          type: 'For',
          target: e.at(raw, 'left'),
          iter: e.at(raw, 'right'),
          body: this.block(field(raw, 'body')),
          orelse: this.#else(raw),
        };
      case 'while_statement':
        return {
          ...span,
          type: 'While',
          test: e.at(raw, 'condition'),
          body: this.block(field(raw, 'body')),
          orelse: this.#else(raw),
        };
      case 'with_statement':
        return this.#with(raw);
      case 'raise_statement': {
        const cause = field(raw, 'cause');
        const value = named(raw).find((child) => child !== cause);
        return { ...span, type: 'Raise', value: value ? e.of(value) : null, cause: cause && e.of(cause) };
      }
      case 'try_statement':
        return this.#try(raw);
      case 'assert_statement': {
        const [test, message] = named(raw);
        return {
          ...span,
          type: 'Assert',
          test: test ? e.of(test) : unknown(raw),
          message: message ? e.of(message) : null,
        };
      }
      case 'import_statement':
        return { ...span, type: 'Import', names: this.#names(raw) };
      case 'import_from_statement':
      case 'future_import_statement': {
        const module = field(raw, 'module_name');
        const all = has(raw, 'wildcard_import') ? [{ name: '*', as: null }] : this.#names(raw);
        return {
          ...span,
          type: 'ImportFrom',
          module: module ? e.textOf(module).replace(/\s+/g, '') : '__future__',
          names: all,
        };
      }
      case 'global_statement':
      case 'nonlocal_statement':
        return {
          ...span,
          type: raw.type === 'global_statement' ? 'Global' : 'Nonlocal',
          names: named(raw).map((child) => e.textOf(child)),
        };
      case 'pass_statement':
        return { ...span, type: 'Pass' };
      case 'break_statement':
        return { ...span, type: 'Break' };
      case 'continue_statement':
        return { ...span, type: 'Continue' };
      case 'match_statement':
        return this.#match(raw);
      case 'print_statement':
      case 'exec_statement':
        return this.#python2(raw);
      case 'block':
      case 'ERROR':
        return this.block(raw);
      default:
        return { ...span, type: 'Expr', value: e.of(raw) };
    }
  }

  #definition(raw: Raw, decorators: readonly ast.Expr[]): ast.Stmt {
    const e = this.#expressions;
    const name = field(raw, 'name') ?? raw;
    const returns = field(raw, 'return_type');
    const common = {
      start: raw.start,
      end: raw.end,
      name: name === raw ? '' : e.textOf(name),
      nameStart: name.start,
      decorators,
    };
    if (raw.type === 'class_definition')
      return {
        ...common,
        type: 'ClassDef',
        bases: e.argumentsOf(field(raw, 'superclasses')),
        body: this.block(field(raw, 'body')),
      };
    return {
      ...common,
      type: 'FunctionDef',
      params: e.parameters(field(raw, 'parameters')),
      returns: returns && e.of(returns),
      body: this.block(field(raw, 'body')),
      async: has(raw, 'async'),
    };
  }

  #simple(raw: Raw): ast.Stmt[] {
    const e = this.#expressions;
    const children = named(raw);
    // `1, 2` as a statement has its elements side by side.
    return children.map((child) => {
      const span = { start: child.start, end: child.end };
      if (child.type === 'assignment') return this.#assignment(child);
      if (child.type === 'augmented_assignment') {
        const sign = field(child, 'operator');
        return {
          ...span,
          type: 'AugAssign',
          target: e.at(child, 'left'),
          op: sign ? e.textOf(sign).slice(0, -1) : '',
          value: e.at(child, 'right'),
        };
      }
      return { ...span, type: 'Expr', value: e.of(child) };
    });
  }

  #assignment(raw: Raw): ast.Stmt {
    const e = this.#expressions;
    const span = { start: raw.start, end: raw.end };
    const annotation = field(raw, 'type');
    const value = field(raw, 'right');
    if (annotation)
      return {
        ...span,
        type: 'AnnAssign',
        target: e.at(raw, 'left'),
        annotation: e.of(annotation),
        value: value && e.of(value),
      };
    const targets = [e.at(raw, 'left')];
    let last = value;
    while (last?.type === 'assignment') {
      targets.push(e.at(last, 'left'));
      last = field(last, 'right');
    }
    return { ...span, type: 'Assign', targets, value: last ? e.of(last) : unknown(raw) };
  }

  #if(raw: Raw, alternatives: readonly Raw[]): ast.If {
    const [next, ...rest] = alternatives;
    const orelse = !next
      ? []
      : next.type === 'elif_clause'
        ? [this.#if(next, rest)]
        : this.block(field(next, 'body'));
    return {
      start: raw.start,
      end: raw.end,
      type: 'If',
      test: this.#expressions.at(raw, 'condition'),
      body: this.block(field(raw, 'consequence')),
      orelse,
    };
  }

  #else(raw: Raw): ast.Stmt[] {
    const alternative = field(raw, 'alternative');
    return alternative ? this.block(field(alternative, 'body')) : [];
  }

  #with(raw: Raw): ast.With {
    const e = this.#expressions;
    const clause = childOf(raw, 'with_clause');
    const items = (clause ? named(clause) : []).flatMap((item) => {
      const value = field(item, 'value');
      if (!value) return [];
      // `with (a as b, c):` reads as a parenthesis where there is one item alone.
      const inner =
        value.type === 'tuple' && named(value).some(({ type }) => type === 'as_pattern')
          ? named(value)
          : [value];
      return inner.map((each) => {
        if (each.type !== 'as_pattern') return { value: e.of(each), target: null };
        const alias = field(each, 'alias');
        const [context] = named(each);
        return { value: context ? e.of(context) : unknown(each), target: alias && e.of(alias) };
      });
    });
    return { start: raw.start, end: raw.end, type: 'With', items, body: this.block(field(raw, 'body')) };
  }

  #try(raw: Raw): ast.Try {
    const e = this.#expressions;
    const handlers: ast.Handler[] = [];
    let orelse: ast.Stmt[] = [];
    let finalbody: ast.Stmt[] = [];
    for (const child of named(raw)) {
      if (child.type === 'else_clause') orelse = this.block(field(child, 'body'));
      if (child.type === 'finally_clause') finalbody = this.block(childOf(child, 'block'));
      if (!child.type.startsWith('except')) continue;
      const alias = field(child, 'alias');
      let exception = field(child, 'value');
      let name: string | null = alias && e.textOf(alias);
      if (exception?.type === 'as_pattern') {
        const target = field(exception, 'alias');
        name = target && e.textOf(target);
        exception = named(exception)[0] ?? null;
      }
      handlers.push({
        start: child.start,
        end: child.end,
        exception: exception && e.of(exception),
        name,
        body: this.block(childOf(child, 'block')),
      });
    }
    return {
      start: raw.start,
      end: raw.end,
      type: 'Try',
      body: this.block(field(raw, 'body')),
      handlers,
      orelse,
      finalbody,
    };
  }

  #names(raw: Raw): { name: string; as: string | null }[] {
    const e = this.#expressions;
    const text = (child: Raw): string => e.textOf(child).replace(/\s+/g, '');
    return fields(raw, 'name').map((child) => {
      if (child.type !== 'aliased_import') return { name: text(child), as: null };
      const name = field(child, 'name');
      const alias = field(child, 'alias');
      return { name: name ? text(name) : '', as: alias && text(alias) };
    });
  }

  #match(raw: Raw): ast.Match {
    const e = this.#expressions;
    const subjects = fields(raw, 'subject').map((child) => e.of(child));
    const [first] = subjects;
    const body = field(raw, 'body');
    const cases = (body ? named(body) : []).filter(({ type }) => type === 'case_clause');
    return {
      start: raw.start,
      end: raw.end,
      type: 'Match',
      subject:
        subjects.length === 1 && first
          ? first
          : { start: raw.start, end: raw.end, type: 'Tuple', elts: subjects },
      cases: cases.map((child) => this.#case(child)),
    };
  }

  #case(raw: Raw): ast.Case {
    const e = this.#expressions;
    const values: ast.Expr[] = [];
    const binds: string[] = [];
    const visit = (node: Raw): void => {
      if (['string', 'concatenated_string', 'integer', 'float', 'true', 'false', 'none'].includes(node.type))
        values.push(e.of(node));
      else if (node.type === 'identifier') binds.push(e.textOf(node));
      else if (node.type === 'dotted_name') {
        if (named(node).length > 1) values.push(e.of(node));
        else if (e.textOf(node) !== '_') binds.push(e.textOf(node));
      } else if (node.type === 'class_pattern') {
        const [name, ...rest] = named(node);
        if (name) values.push(e.of(name));
        rest.forEach(visit);
      } else if (node.type === 'keyword_pattern') named(node).slice(1).forEach(visit);
      else named(node).forEach(visit);
    };
    for (const pattern of named(raw)) if (pattern.type === 'case_pattern') visit(pattern);
    const guard = field(raw, 'guard');
    const [condition] = guard ? named(guard) : [];
    return {
      start: raw.start,
      end: raw.end,
      values,
      binds,
      guard: condition ? e.of(condition) : null,
      body: this.block(field(raw, 'consequence')),
    };
  }

  /** Python 2's `print x` and `exec x` as the calls that they became. */
  #python2(raw: Raw): ast.Stmt {
    const e = this.#expressions;
    const keyword = raw.children[0] ?? raw;
    const span = { start: raw.start, end: raw.end };
    const func = { type: 'Name' as const, id: e.textOf(keyword), start: keyword.start, end: keyword.end };
    const args = named(raw).map((child) => ({
      start: child.start,
      end: child.end,
      name: null,
      star: '' as const,
      value: e.of(child),
    }));
    return { ...span, type: 'Expr', value: { ...span, type: 'Call', func, args } };
  }
}
