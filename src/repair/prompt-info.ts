import { findDefinition, locate, type Region } from './locate.ts';
import { type LogicalLine, scan, splitLines } from './scan.ts';
import type { Definition, Parsed, Statement, Syntax } from './syntax.ts';

/** What the prompt code asks for. */
export interface PromptInfo {
  code: string;
  lines: string[];
  /** The answered function; empty when the prompt defines nothing. */
  path: string[];
  /** Where it stands in the prompt; `null` when the prompt defines nothing. */
  region: Region | null;
  /** Column at which its body stands. */
  bodyIndent: number;
  /** What its body already does; an answer has to add to it. */
  statements: number;
  /** The prompt's top-level statements, where they can be parsed. */
  parsed: Statement[];
}

/**
 * Reads the prompt: the answered function is its last function or class without a body, a method if that stands in a
 * class; the entry point counts where it names one without a body, or where the prompt has nothing unfinished.
 */
export async function readPrompt(
  code: string,
  entryPoint: string | undefined,
  syntax: Syntax,
): Promise<PromptInfo> {
  const lines = splitLines(code);
  const logical = scan(lines);
  const parsed = await parsePrompt(code, logical, syntax);
  const path = parsed === null ? lastHeader(logical) : answeredPath(parsed, entryPoint);
  const region = path.length > 0 ? locate(logical, path) : null;
  return {
    code,
    lines,
    path,
    region,
    bodyIndent: region === null ? 0 : bodyIndent(logical, region),
    statements: (parsed && path.length > 0 && findDefinition(parsed, path)?.statements) || 0,
    parsed: parsed?.statements ?? [],
  };
}

/** A prompt may end right after a signature or an opened block: then it parses with a `pass` put there. */
async function parsePrompt(
  code: string,
  logical: readonly LogicalLine[],
  syntax: Syntax,
): Promise<Parsed | null> {
  const last = logical.findLast(({ kind }) => kind === 'code');
  const filler = `\n${' '.repeat((last?.indent ?? 0) + 4)}pass`;
  for (const candidate of [code, code.trimEnd() + filler, `${code.trimEnd()} pass`]) {
    const parsed = await syntax.parse(candidate);
    if (parsed.compiles) return parsed;
  }
  return null;
}

function answeredPath({ statements }: Parsed, entryPoint: string | undefined): string[] {
  const definitions = statements.flatMap(({ definition }) => definition ?? []);
  const stubs = definitions.filter(hasStub);
  const named = stubs.find(({ name }) => name === entryPoint);
  const chosen = named ?? stubs.at(-1) ?? definitions.find(({ name }) => name === entryPoint);
  return pathTo(chosen ?? definitions.at(-1));
}

const hasStub = (definition: Definition): boolean =>
  definition.statements === 0 || definition.members.some(hasStub);

/** Down to the unfinished method of a class. */
function pathTo(definition: Definition | undefined): string[] {
  if (definition === undefined) return [];
  const member = definition.members.findLast(hasStub) ?? definition.members.at(-1);
  return [definition.name, ...pathTo(member)];
}

/** For a prompt that cannot be parsed: its last definition, under the class that it is indented in. */
function lastHeader(logical: readonly LogicalLine[]): string[] {
  const headers = logical.flatMap(({ kind, text, indent }) => {
    const name = kind === 'code' ? /^(?:(?:async\s+)?def|class)\s+(\w+)/.exec(text)?.[1] : undefined;
    return name === undefined ? [] : [{ name, indent, isClass: text.startsWith('class') }];
  });
  const last = headers.at(-1);
  if (last === undefined) return [];
  const outer =
    last.indent > 0 ? headers.findLast(({ isClass, indent }) => isClass && indent === 0) : undefined;
  return outer === undefined ? [last.name] : [outer.name, last.name];
}

function bodyIndent(logical: readonly LogicalLine[], region: Region): number {
  const first = logical.find(({ from, kind }) => from >= region.body && kind === 'code');
  return first !== undefined && first.indent > region.indent ? first.indent : region.indent + 4;
}
