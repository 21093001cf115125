import { z } from 'zod';

/**
 * The part of SARIF 2.1.0 (OASIS standard) that we read. Unknown properties are left alone: every tool adds its own.
 * Positions below 1 and the like are mended by the reader, not refused, since tools write them.
 */
const Text = z.object({
  text: z.string().optional(),
  id: z.string().optional(),
  arguments: z.array(z.string()).optional(),
});
const Properties = z.record(z.string(), z.unknown());
const index = z.int().optional();
const Component = z.object({ name: z.string().optional(), index });

const ArtifactLocation = z.object({ uri: z.string().optional(), uriBaseId: z.string().optional(), index });
export type ArtifactLocation = z.infer<typeof ArtifactLocation>;

const Region = z.object({
  startLine: z.number().optional(),
  startColumn: z.number().optional(),
  endLine: z.number().optional(),
  endColumn: z.number().optional(),
  charOffset: z.number().optional(),
  charLength: z.number().optional(),
});
export type Region = z.infer<typeof Region>;

const Location = z.object({
  message: Text.optional(),
  physicalLocation: z
    .object({ artifactLocation: ArtifactLocation.optional(), region: Region.optional() })
    .optional(),
});
export type Location = z.infer<typeof Location>;

const Descriptor = z.object({
  id: z.string(),
  name: z.string().optional(),
  shortDescription: Text.optional(),
  fullDescription: Text.optional(),
  help: Text.optional(),
  messageStrings: z.record(z.string(), Text).optional(),
  defaultConfiguration: z.object({ level: z.string().optional() }).optional(),
  relationships: z
    .array(z.object({ target: z.object({ id: z.string().optional(), toolComponent: Component.optional() }) }))
    .optional(),
  properties: Properties.optional(),
});
export type Descriptor = z.infer<typeof Descriptor>;

const ToolComponent = z.object({
  name: z.string(),
  version: z.string().optional(),
  semanticVersion: z.string().optional(),
  rules: z.array(Descriptor).optional(),
});

const Result = z.object({
  ruleId: z.string().nullish(),
  ruleIndex: index,
  rule: z.object({ id: z.string().optional(), index, toolComponent: Component.optional() }).optional(),
  kind: z.string().optional(),
  level: z.string().optional(),
  baselineState: z.string().optional(),
  message: Text,
  locations: z.array(Location).optional(),
  codeFlows: z
    .array(
      z.object({
        threadFlows: z.array(z.object({ locations: z.array(z.object({ location: Location.optional() })) })),
      }),
    )
    .optional(),
  taxa: z.array(z.object({ id: z.string().optional(), toolComponent: Component.optional() })).optional(),
  suppressions: z.array(z.object({ kind: z.string(), status: z.string().optional() })).optional(),
  properties: Properties.optional(),
});
export type Result = z.infer<typeof Result>;

const Notification = z.object({
  descriptor: z.object({ id: z.string().optional() }).optional(),
  level: z.string().optional(),
  message: Text.optional(),
  locations: z.array(Location).optional(),
});

export const InputRun = z.object({
  tool: z.object({ driver: ToolComponent, extensions: z.array(ToolComponent).optional() }),
  artifacts: z.array(z.object({ location: ArtifactLocation.optional() })).optional(),
  originalUriBaseIds: z.record(z.string(), ArtifactLocation).optional(),
  columnKind: z.string().optional(),
  invocations: z
    .array(
      z.object({
        executionSuccessful: z.boolean().optional(),
        toolExecutionNotifications: z.array(Notification).optional(),
        toolConfigurationNotifications: z.array(Notification).optional(),
      }),
    )
    .optional(),
  results: z.array(Result).nullish(),
});
export type InputRun = z.infer<typeof InputRun>;

export const InputLog = z.object({ version: z.literal('2.1.0'), runs: z.array(InputRun) });
