import { matchesName } from '../names/patterns.ts';
import type { Decorator, FunctionModel, Route } from '../types.ts';
import { textOf } from '../values/value.ts';

const verbs = /^(get|post|put|patch|delete|head|options)$/;

/** The view of a web framework that a function is, by its decorators, its class or its first parameter. */
export function routeOf(fn: FunctionModel, imports: ReadonlySet<string>): Route | null {
  for (const decorator of fn.decorators) {
    const route = routeOfDecorator(decorator, imports);
    if (route) return route;
  }
  const own = fn.class?.baseNames ?? [];
  if (fn.class && verbs.test(fn.name)) {
    if (own.some((name) => /^tornado\.web\./.test(name)))
      return { framework: 'tornado', path: undefined, methods: [fn.name.toUpperCase()] };
    if (own.some((name) => /^(flask\.views\.(Method)?View|flask_restful\.|flask_restx\.)/.test(name)))
      return { framework: 'flask', path: undefined, methods: [fn.name.toUpperCase()] };
    if (
      own.some(
        (name) => /^(django\.views|rest_framework)\./.test(name) || /(APIView|ViewSet|View)$/.test(name),
      )
    )
      return { framework: 'django', path: undefined, methods: [fn.name.toUpperCase()] };
    if (own.some((name) => /^aiohttp\.web\.View/.test(name)))
      return { framework: 'aiohttp', path: undefined, methods: [fn.name.toUpperCase()] };
  }
  if (
    fn.node.params.some(({ name }) => name === 'request') &&
    imports.has('django') &&
    !fn.class &&
    !fn.parent
  )
    return { framework: 'django', path: undefined, methods: undefined };
  return null;
}

function routeOfDecorator({ names, call }: Decorator, imports: ReadonlySet<string>): Route | null {
  const last = names[0]?.slice(names[0].lastIndexOf('.') + 1) ?? '';
  const path = textOf(call?.arg(0, 'path', 'rule'));
  const listed = call?.arg('methods')?.items?.flatMap((item) => textOf(item)?.toUpperCase() ?? []);
  const methods =
    listed ?? (verbs.test(last) ? [last.toUpperCase()] : last === 'route' ? ['GET'] : undefined);
  if (matchesName(names, 'cherrypy.expose'))
    return { framework: 'cherrypy', path: undefined, methods: undefined };
  // `@error(404)` of bottle.
  if (matchesName(names, '{bottle.,bottle.*.,?.,}error') && typeof call?.arg(0)?.constant?.value === 'number')
    return { framework: 'bottle', path: undefined, methods: undefined };
  if (!verbs.test(last) && !/^(route|api_route|websocket|errorhandler|before_request|api_view)$/.test(last))
    return null;
  if (matchesName(names, '*.api_view')) return { framework: 'django', path: undefined, methods };
  if (!call)
    return matchesName(names, '*.before_request')
      ? { framework: 'flask', path: undefined, methods: undefined }
      : null;
  if (matchesName(names, '{fastapi,starlette}.*.*')) return { framework: 'fastapi', path, methods };
  if (matchesName(names, 'flask.*.*', 'quart.*.*', 'flask_openapi3.*.*'))
    return { framework: 'flask', path, methods };
  if (matchesName(names, 'aiohttp.web.*.*')) return { framework: 'aiohttp', path, methods };
  if (matchesName(names, 'bottle.*', 'bottle.*.*')) return { framework: 'bottle', path, methods };
  if (matchesName(names, 'sanic.*.*')) return { framework: 'sanic', path, methods };
  if (path === undefined || !path.startsWith('/')) return null;
  for (const framework of ['fastapi', 'flask', 'bottle', 'sanic', 'aiohttp'] as const)
    if (imports.has(framework)) return { framework, path, methods };
  return { framework: last === 'route' ? 'flask' : 'unknown', path, methods };
}
