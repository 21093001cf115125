import { z } from 'zod';
import { messageOf, UsageError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import {
  type Descriptor,
  InputLog,
  type InputRun,
  type Location,
  type Region,
  type Result,
} from './input-schema.ts';
import { messageText } from './message.ts';
import { type Place, placeOf } from './place.ts';
import { rangeOf } from './region.ts';
import { ruleFacts } from './rule-facts.ts';

/** A result, not yet joined to a file's text, which its columns need. */
export interface SarifResult {
  place: Place;
  /** A comment or a review has switched it off. */
  suppressed: boolean;
  /** The rule speaks of text that is not valid Python. */
  syntaxError: boolean;
  /** The finding in the file's code. */
  findingIn(code: string): Finding;
}

/** What a tool said about its own work on a file. */
export interface SarifNotification {
  id: string;
  level: string;
  message: string;
  place: Place;
}

export interface SarifLogIn {
  /** `CodeQL 2.20.1`, one per run. */
  tools: { name: string; version: string }[];
  /** False when a run says that it did not end well. */
  successful: boolean;
  results: SarifResult[];
  notifications: SarifNotification[];
  /** Files that the runs list, with results or without. */
  artifacts: Place[];
}

/**
 * Reads a SARIF 2.1.0 log of any tool.
 *
 * @param name of the file, for messages
 * @throws UsageError for anything else, with one line that says where
 */
export function readSarif(text: string, name: string): SarifLogIn {
  const runs = parse(text, name);
  return {
    tools: runs.map(({ tool: { driver } }) => toolOf(driver)),
    successful: runs.every(({ invocations = [] }) =>
      invocations.every(({ executionSuccessful = true }) => executionSuccessful),
    ),
    results: runs.flatMap(resultsOf),
    notifications: runs.flatMap(notificationsOf),
    artifacts: runs.flatMap((run) => (run.artifacts ?? []).map(({ location }) => placeOf(location, run))),
  };
}

function parse(text: string, name: string): InputRun[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${name} is not JSON: ${messageOf(error)}`, { cause: error });
  }
  const version = z.object({ version: z.string() }).safeParse(value);
  if (!version.success)
    throw new UsageError(`${name} is not a SARIF log: it has no version.`, { cause: version.error });
  if (version.data.version !== '2.1.0')
    throw new UsageError(
      `${name} is SARIF ${JSON.stringify(version.data.version.slice(0, 20))}; only 2.1.0 is read.`,
      {
        hint: 'Have the tool write SARIF 2.1.0 (CodeQL: --format=sarifv2.1.0).',
      },
    );
  const log = InputLog.safeParse(value);
  if (log.success) return log.data.runs;
  const [issue] = log.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new UsageError(`${name} is not a valid SARIF 2.1.0 log: ${where}: ${issue?.message ?? ''}`, {
    cause: log.error,
  });
}

const toolOf = ({ name, version, semanticVersion }: InputRun['tool']['driver']) => ({
  name,
  version: version ?? semanticVersion ?? '',
});

/** `pass`, `notApplicable` and `informational` results report no problem; `absent` ones were there once. */
const silentKinds: ReadonlySet<string> = new Set(['pass', 'notApplicable', 'informational']);
const syntaxRules: ReadonlySet<string> = new Set([
  'invalid-syntax',
  'syntax-error',
  'E999',
  'E0001',
  'py/syntax-error',
]);

function resultsOf(run: InputRun): SarifResult[] {
  const { driver, extensions = [] } = run.tool;
  const byId = new Map(
    [driver, ...extensions].flatMap(({ rules = [] }) => rules.map((rule) => [rule.id, rule])),
  );
  const { name: tool, version: toolVersion } = toolOf(driver);
  // The standard's default where a run does not say.
  const codePoints = run.columnKind !== 'utf16CodeUnits';
  return (run.results ?? []).flatMap((result): SarifResult[] => {
    if (silentKinds.has(result.kind ?? 'fail') || result.baselineState === 'absent') return [];
    const rule = ruleOf(result, run, byId);
    const id = result.ruleId ?? result.rule?.id ?? rule?.id ?? '';
    const [location] = result.locations ?? [];
    const place = placeOf(location?.physicalLocation?.artifactLocation, run);
    const steps = flowOf(result, place, run);
    const facts = {
      rule: id === '' ? 'unnamed' : id,
      ...symbolOf(rule, id),
      message: messageText(result.message, rule),
      ...ruleFacts(result, rule, tool),
      tool,
      toolVersion,
    };
    return [
      {
        place,
        suppressed: (result.suppressions ?? []).some(({ status = 'accepted' }) => status === 'accepted'),
        syntaxError: syntaxRules.has(id) || syntaxRules.has(facts.symbol ?? ''),
        findingIn: (code) => ({
          ...facts,
          range: rangeOf(location?.physicalLocation?.region, code, codePoints),
          ...(steps.length > 0 && {
            flow: steps.map(({ region, message }) => ({ range: rangeOf(region, code, codePoints), message })),
          }),
        }),
      },
    ];
  });
}

function ruleOf(
  { rule, ruleId, ruleIndex }: Result,
  { tool: { driver, extensions } }: InputRun,
  byId: ReadonlyMap<string, Descriptor>,
): Descriptor | undefined {
  const component = rule?.toolComponent?.index;
  const owner = component === undefined ? driver : extensions?.[component];
  const byIndex = owner?.rules?.[rule?.index ?? ruleIndex ?? -1];
  const id = ruleId ?? rule?.id;
  // An id may be more special than its rule's: CA1000/1 belongs to CA1000.
  if (byIndex && (id === undefined || id === byIndex.id || id.startsWith(`${byIndex.id}/`))) return byIndex;
  return id === undefined ? undefined : byId.get(id);
}

function symbolOf(rule: Descriptor | undefined, id: string): { symbol?: string } {
  const own = rule?.properties?.['name'];
  const symbol = rule?.name ?? (typeof own === 'string' ? own : undefined);
  return symbol === undefined || symbol === id ? {} : { symbol };
}

/** The first way of the data, as far as it runs through the file of the result. */
function flowOf({ codeFlows }: Result, place: Place, run: InputRun): { region?: Region; message: string }[] {
  const locations = codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
  return locations.flatMap(({ location }) => {
    const physical = location?.physicalLocation;
    const where = placeOf(physical?.artifactLocation, run);
    if (!physical || where[0] !== place[0]) return [];
    return [{ message: messageText(location.message), ...(physical.region && { region: physical.region }) }];
  });
}

function notificationsOf(run: InputRun): SarifNotification[] {
  const { invocations = [] } = run;
  return invocations
    .flatMap(({ toolExecutionNotifications = [], toolConfigurationNotifications = [] }) => [
      ...toolExecutionNotifications,
      ...toolConfigurationNotifications,
    ])
    .flatMap(({ descriptor, level = 'warning', message, locations = [] }) =>
      (locations.length > 0 ? locations : [undefined]).map((location?: Location) => ({
        id: descriptor?.id ?? '',
        level,
        message: messageText(message),
        place: placeOf(location?.physicalLocation?.artifactLocation, run),
      })),
    );
}
