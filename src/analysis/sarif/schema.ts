import { z } from 'zod';

/** The part of SARIF 2.1.0 (OASIS standard) that we write, with its rules. `strictObject`: a misspelt property is an error. */
const Message = z.strictObject({ text: z.string() });
const Level = z.enum(['none', 'note', 'warning', 'error']);
export type Level = z.infer<typeof Level>;
/** RFC 3986: no blanks, no quotes, nothing beyond ASCII. */
const Uri = z.string().regex(/^[\w\-.~%:/?#@!$&'()*+,;=]+$/);
const Index = z.int().min(0);
const Component = z.strictObject({ name: z.string(), index: Index.optional() });

const Region = z.strictObject({
  startLine: z.int().min(1),
  startColumn: z.int().min(1),
  endLine: z.int().min(1).optional(),
  endColumn: z.int().min(1).optional(),
});
export type Region = z.infer<typeof Region>;

const Location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: Uri }),
    region: Region.optional(),
  }),
});

const Descriptor = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  shortDescription: Message.optional(),
  fullDescription: Message.optional(),
  help: Message.extend({ markdown: z.string().optional() }).optional(),
  helpUri: Uri.optional(),
  defaultConfiguration: z.strictObject({ level: Level }).optional(),
  relationships: z
    .array(
      z.strictObject({
        target: z.strictObject({ id: z.string(), toolComponent: Component }),
        kinds: z.array(z.string()),
      }),
    )
    .optional(),
  properties: z.looseObject({ tags: z.array(z.string()) }).optional(),
});
export type Descriptor = z.infer<typeof Descriptor>;

const CodeFlow = z.strictObject({
  threadFlows: z
    .array(
      z.strictObject({
        locations: z.array(z.strictObject({ location: Location.extend({ message: Message }) })).min(1),
      }),
    )
    .length(1),
});
export type CodeFlow = z.infer<typeof CodeFlow>;

const Result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: Index,
  level: Level,
  message: Message,
  locations: z.array(Location).length(1),
  codeFlows: z.array(CodeFlow).length(1).optional(),
  partialFingerprints: z.record(z.string(), z.string()),
  taxa: z.array(z.strictObject({ id: z.string(), toolComponent: Component })).optional(),
  suppressions: z.array(z.strictObject({ kind: z.enum(['inSource', 'external']) })).optional(),
  properties: z.looseObject({}),
});
export type Result = z.infer<typeof Result>;

const Notification = z.strictObject({
  descriptor: z.strictObject({ id: z.string() }),
  level: Level,
  message: Message,
  locations: z.array(Location),
});
export type Notification = z.infer<typeof Notification>;

const Run = z.strictObject({
  results: z.array(Result),
  tool: z.strictObject({
    driver: z.strictObject({
      name: z.string(),
      version: z.string().optional(),
      rules: z.array(Descriptor),
      notifications: z.array(Descriptor),
      supportedTaxonomies: z.array(Component).optional(),
    }),
  }),
  columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
  invocations: z.array(
    z.strictObject({
      executionSuccessful: z.boolean(),
      toolExecutionNotifications: z.array(Notification),
    }),
  ),
  taxonomies: z
    .array(
      z.strictObject({
        name: z.string(),
        organization: z.string(),
        shortDescription: Message,
        taxa: z.array(Descriptor),
      }),
    )
    .optional(),
});
export type Run = z.infer<typeof Run>;

export const SarifLog = z.strictObject({
  $schema: Uri,
  version: z.literal('2.1.0'),
  runs: z.array(Run),
});
