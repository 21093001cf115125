import type { Env, Value } from '../types.ts';
import { join, sameValue } from '../values/join.ts';
import { cleanedBySource } from '../values/taints.ts';
import { unknownValue } from '../values/value.ts';
import { flagsOf } from './flags.ts';

const noGuards: ReadonlyMap<string, bigint> = new Map();
const noFlags: Env['flags'] = new Map();

export const newEnv = (parent: Env | null = null): Env => ({
  vars: new Map(),
  paths: new Map(),
  parent,
  guarded: parent?.guarded ?? noGuards,
  flags: noFlags,
  dead: false,
});

export const copyEnv = (env: Env): Env => ({
  vars: new Map(env.vars),
  paths: new Map(env.paths),
  parent: env.parent,
  guarded: env.guarded,
  flags: env.flags,
  dead: env.dead,
});

/** The innermost value of a name. */
export function lookUp(env: Env, name: string): Value | undefined {
  for (let at: Env | null = env; at !== null; at = at.parent) {
    const value = at.vars.get(name);
    if (value) return value;
  }
  return undefined;
}

export function lookUpPath(env: Env, path: string): Value | undefined {
  for (let at: Env | null = env; at !== null; at = at.parent) {
    const value = at.paths.get(path);
    if (value) return value;
  }
  return undefined;
}

/** Binds a name; what was known of its attributes and items is no longer true. */
export function bind(env: Env, name: string, value: Value): void {
  env.vars.set(name, value);
  if (env.paths.size > 0)
    for (const path of env.paths.keys())
      if (path.startsWith(name) && /^[.[]/.test(path.slice(name.length))) env.paths.delete(path);
}

/** The state where two ways meet; `a` may be changed. */
export function joinEnvs(a: Env, b: Env): Env {
  if (a.dead) return b;
  if (b.dead || a === b) return a;
  const joined = joinStates(a, b);
  joined.flags = flagsOf(a, b, joined, joinStates);
  return joined;
}

/** What checks have said of paths that nobody has assigned to: it ends with the way on which they were made. */
const refinements = new WeakSet<Value>();

/** Notes for a path what a check has said of it. */
export function refinePath(env: Env, path: string, value: Value): void {
  const known = env.paths.get(path);
  if (!known || refinements.has(known)) refinements.add(value);
  env.paths.set(path, value);
}

function joinStates(a: Env, b: Env): Env {
  if (a.dead) return b;
  if (b.dead || a === b) return a;
  const vars = new Map(a.vars);
  for (const [name, value] of b.vars) {
    const other = a.vars.get(name);
    if (other !== value)
      vars.set(name, other ? join(guardedBy(other, a), guardedBy(value, b)) : guardedBy(value, b));
  }
  // A path that only one way knows is read anew from its owner on the other; after both, where that one has only looked at it.
  const paths = new Map<string, Value>();
  for (const [path, value] of a.paths) {
    const other = b.paths.get(path);
    if (other) paths.set(path, other === value ? value : join(value, other));
    else if (value.taints.length > 0 && !refinements.has(value)) paths.set(path, join(value, unknownValue));
  }
  for (const [path, value] of b.paths)
    if (!a.paths.has(path) && value.taints.length > 0 && !refinements.has(value))
      paths.set(path, join(value, unknownValue));
  const guarded = joinGuards(a.guarded, b.guarded);
  return { vars, paths, parent: a.parent, guarded, flags: noFlags, dead: false };
}

/** What a guard has said of a way's data stays true of what that way brings along. */
const guardedBy = (value: Value, { guarded }: Env): Value =>
  guarded.size === 0 ? value : cleanedBySource(value, guarded);

function joinGuards(a: Env['guarded'], b: Env['guarded']): Env['guarded'] {
  if (a === b) return a;
  const both = new Map<string, bigint>();
  for (const [source, bits] of a) {
    const common = bits & (b.get(source) ?? 0n);
    if (common !== 0n) both.set(source, common);
  }
  return both;
}

export function sameEnv(a: Env, b: Env): boolean {
  if (a.dead !== b.dead || a.vars.size !== b.vars.size || a.paths.size !== b.paths.size) return false;
  for (const [name, value] of a.vars) {
    const other = b.vars.get(name);
    if (!other || !sameValue(value, other)) return false;
  }
  for (const [path, value] of a.paths) {
    const other = b.paths.get(path);
    if (!other || !sameValue(value, other)) return false;
  }
  return true;
}

/** A guard holds for all data of these sources. */
export function guardSources(env: Env, value: Value, bits: bigint): void {
  if (bits === 0n || value.taints.length === 0) return;
  const guarded = new Map(env.guarded);
  for (const { source } of value.taints) guarded.set(source, (guarded.get(source) ?? 0n) | bits);
  env.guarded = guarded;
}
