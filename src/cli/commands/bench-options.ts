import type { BenchConfig, JudgingConfig } from '../../benchmark/config.ts';
import type { OptionTable } from '../option.ts';

const what = 'What is measured:';
const asking = 'How models are asked:';
const judging = 'How answers are judged:';

export const judgingOptions: OptionTable<JudgingConfig> = {
  tasks: { flags: '--tasks <set>', group: what, kind: 'text' },
  cwe: { flags: '--cwe <numbers>', group: what, kind: 'numbers' },
  limit: { flags: '--limit <count>', group: what, kind: 'number' },
  seed: { flags: '--seed <number>', group: what, kind: 'number' },
  repair: { flags: '--repair <mode>', group: judging, kind: 'text' },
  judges: { flags: '--judges <names>', group: judging, kind: 'texts' },
  analyzers: { flags: '--analyzers <names>', group: judging, kind: 'texts' },
  codeql: { flags: '--codeql <path>', group: judging, kind: 'text' },
  sarif: { flags: '--sarif <file>', group: judging, kind: 'repeated' },
  analyzerCommands: { flags: '--analyzer-command <command>', group: judging, kind: 'repeated' },
  sandbox: { flags: '--sandbox <backend>', group: judging, kind: 'text' },
  k: { flags: '-k, --k <numbers>', group: judging, kind: 'numbers' },
};

export const benchOptions: OptionTable<BenchConfig> = {
  ...judgingOptions,
  models: { flags: '-m, --model <ids>', group: what, kind: 'texts' },
  study: { flags: '--study <name>', group: what, kind: 'text' },
  against: { flags: '--against <set>', group: what, kind: 'text' },
  n: { flags: '-n, --samples <count>', group: what, kind: 'number' },
  temperature: { flags: '-t, --temperature <numbers>', group: what, kind: 'numbers' },
  topP: { flags: '--top-p <share>', group: asking, kind: 'number' },
  maxTokens: { flags: '--max-tokens <count>', group: asking, kind: 'number' },
  stop: { flags: '--stop <texts>', group: asking, kind: 'texts' },
  style: { flags: '--style <styles>', group: what, kind: 'texts' },
  mode: { flags: '--mode <protocol>', group: asking, kind: 'text' },
  baseUrl: { flags: '--base-url <url>', group: asking, kind: 'text' },
  extraBody: { flags: '--extra-body <json>', group: asking, kind: 'json' },
  headers: { flags: '--header <name: value>', group: asking, kind: 'header' },
};
