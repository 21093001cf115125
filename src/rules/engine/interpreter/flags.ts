import type { Env, Flag, Value } from '../types.ts';
import { truthy } from '../values/access.ts';

/** Functions that give a message, a response or an exception, never nothing, by what they are called. */
const givesSomething = /^(_|u?n?gettext\w*|format|jsonify|make_response|render\w*|[A-Z]\w*)$/;

/** Whether a value is true as Python sees it; `undefined` when not known. */
function answerOf({ constant, kind, items, entries, open, parts, call }: Value): boolean | undefined {
  if (constant) return truthy(constant.value);
  const size = items?.length ?? entries?.size;
  if (size !== undefined && /^(list|dict|set|tuple)$/.test(kind ?? ''))
    return size > 0 || (open ? undefined : false);
  if (parts?.some((part) => typeof part === 'string' && part !== '')) return true;
  return call && givesSomething.test(call.method) ? true : undefined;
}

const flagOf = ({ flags, vars }: Env, name: string): Flag | undefined => {
  const flag = flags.get(name);
  return flag && flag.value === vars.get(name) ? flag : undefined;
};

/** The state of those ways on which the flag has this outcome. */
function refined(env: Env, flag: Flag, outcome: boolean): Env {
  const side = outcome ? flag.whenTrue : flag.whenFalse;
  const guarded = new Map(env.guarded);
  for (const [source, bits] of side.guarded) guarded.set(source, (guarded.get(source) ?? 0n) | bits);
  return {
    ...env,
    vars: withThoseOf(side.vars, env.vars, flag.vars),
    paths: withThoseOf(side.paths, env.paths, flag.paths),
    guarded,
    dead: env.dead || side.dead,
  };
}

/** What has not been assigned since both ways met, as it was on one of them. */
function withThoseOf(
  side: ReadonlyMap<string, Value>,
  now: ReadonlyMap<string, Value>,
  then: ReadonlyMap<string, Value>,
): Map<string, Value> {
  const result = new Map(now);
  for (const [name, value] of side)
    if (value !== now.get(name) && now.has(name) && now.get(name) === then.get(name)) result.set(name, value);
  return result;
}

/** The state in which a variable is true, or is not, where it tells which way the program came. */
export function refineByFlag(name: string, outcome: boolean, env: Env): Env {
  const flag = flagOf(env, name);
  return flag ? refined(env, flag, outcome) : env;
}

/** The ways of one state on which a variable has an outcome; `undefined` when that is not known. */
function waysOf(env: Env, name: string): Record<'whenTrue' | 'whenFalse', Env> | undefined {
  const flag = flagOf(env, name);
  if (flag) return { whenTrue: refined(env, flag, true), whenFalse: refined(env, flag, false) };
  const answer = answerOf(env.vars.get(name)!);
  const none = { ...env, dead: true };
  if (answer === undefined) return undefined;
  return answer ? { whenTrue: env, whenFalse: none } : { whenTrue: none, whenFalse: env };
}

const mostFlags = 4;

/** The variables that tell, of two ways that meet, which the program came. */
export function flagsOf(a: Env, b: Env, joined: Env, join: (a: Env, b: Env) => Env): Env['flags'] {
  const flags = new Map<string, Flag>();
  let made = 0;
  for (const [name, value] of b.vars) {
    const other = a.vars.get(name);
    if (other === value) {
      const flag = a.flags.get(name);
      if (flag && flag === b.flags.get(name)) flags.set(name, flag);
    } else if (other && made < mostFlags) {
      const [first, second] = [waysOf(a, name), waysOf(b, name)];
      if (!first || !second) continue;
      made++;
      flags.set(name, {
        value: joined.vars.get(name)!,
        vars: new Map(joined.vars),
        paths: new Map(joined.paths),
        whenTrue: join(first.whenTrue, second.whenTrue),
        whenFalse: join(first.whenFalse, second.whenFalse),
      });
    }
  }
  return flags;
}
