import type * as ast from '../syntax/ast.ts';
import { walk } from '../syntax/walk.ts';
import type { ClassModel, FunctionModel } from '../types.ts';
import type { Analysis } from './analysis.ts';

/** Models of every function and class of the file, and which functions others of it call. */
export function collect(module: ast.Module, analysis: Analysis): void {
  const visitBody = (
    body: readonly ast.Stmt[],
    parent: FunctionModel | null,
    owner: ClassModel | null,
    prefix: string,
  ): void => {
    walk(body, {
      enter: (node) => {
        if (node.type === 'Import')
          for (const { name } of node.names) analysis.imports.add(name).add(name.split('.', 1)[0] ?? name);
        if (node.type === 'ImportFrom') {
          analysis.imports.add(node.module).add(node.module.split('.', 1)[0] ?? node.module);
          for (const { name } of node.names) analysis.imports.add(`${node.module}.${name}`);
        }
        if (node.type === 'FunctionDef' || node.type === 'Lambda') {
          const name = node.type === 'FunctionDef' ? node.name : '';
          const model: FunctionModel = {
            node,
            name,
            qualifiedName: prefix + (name || '<lambda>'),
            class: owner ?? null,
            parent,
            decorators: [],
            called: false,
            route: null,
            escapes: false,
            returned: new Map(),
          };
          analysis.functions.set(node, model);
          if (node.type === 'FunctionDef') {
            owner?.methods.set(name, model);
            visitBody(node.body, model, null, `${model.qualifiedName}.`);
          } else
            visitBody(
              [{ type: 'Expr', value: node.body, start: node.start, end: node.end }],
              model,
              null,
              prefix,
            );
          return false;
        }
        if (node.type === 'ClassDef') {
          const model: ClassModel = {
            node,
            name: node.name,
            bases: node.bases,
            baseNames: [],
            baseModels: [],
            methods: new Map(),
            fields: new Map(),
            annotations: new Map(),
          };
          analysis.classes.set(node, model);
          visitBody(node.body, parent, model, `${prefix}${node.name}.`);
          return false;
        }
        return true;
      },
    });
  };
  visitBody(module.body, null, null, '');
  markCalled(analysis);
}

/** Code that only shows how something is used. */
const demonstrates = /^(main|_main|demo|example|usage|run_?(demo|example|tests?)?|test(_.*|[A-Z].*)?|setUp)$/;

function markCalled(analysis: Analysis): void {
  const byName = Map.groupBy(analysis.functions.values(), ({ name }) => name);
  const classes = Map.groupBy(analysis.classes.values(), ({ name }) => name);
  for (const { node, name, class: owner } of analysis.functions.values()) {
    if (node.type !== 'FunctionDef') continue;
    const made = demonstrates.test(name) ? madeIn(node.body, byName) : null;
    walk(node.body, {
      enter: (inner) => {
        if (inner.type !== 'Call') return true;
        const { func } = inner;
        if (made && !inner.args.some(({ value }) => value.type === 'Name' && made.has(value.id))) return true;
        if (func.type === 'Name') {
          for (const model of byName.get(func.id) ?? [])
            if (!model.class && model.node !== node) model.called = true;
          for (const { methods } of classes.get(func.id) ?? [])
            for (const method of methods.values()) if (method.name === '__init__') method.called = true;
        } else if (func.type === 'Attribute' && func.value.type === 'Name') {
          const own =
            func.value.id === 'self' || func.value.id === 'cls' ? owner : classes.get(func.value.id)?.[0];
          const method = own?.methods.get(func.attr);
          if (method && method.node !== node) method.called = true;
        }
        return true;
      },
    });
  }
}

/** Variables that hold what functions of the file gave: such a `main` is a program, not a demonstration. */
function madeIn(body: readonly ast.Stmt[], byName: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const made = new Set<string>();
  walk(body, {
    enter: (node) => {
      if (node.type === 'Assign' && node.value.type === 'Call') {
        const { func } = node.value;
        if (func.type === 'Name' && byName.has(func.id))
          for (const target of node.targets) if (target.type === 'Name') made.add(target.id);
      }
      return true;
    },
  });
  return made;
}
