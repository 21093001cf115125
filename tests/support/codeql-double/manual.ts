/**
 * The subcommands of the CodeQL CLI that we use, with their options as the CLI's manual has them
 * (docs.github.com, "CodeQL CLI manual": version, resolve queries, database create, database analyze; read in November
 * 2026, of CodeQL 2.18 and later). `flag`: may only be given as it is; `switch`: also with `--no-`; `value`: with `=VALUE`.
 */
type Kind = 'flag' | 'switch' | 'value';

const common: Record<string, Kind> = {
  help: 'flag',
  verbose: 'flag',
  quiet: 'flag',
  verbosity: 'value',
  logdir: 'value',
};
const packs: Record<string, Kind> = { 'search-path': 'value', 'additional-packs': 'value' };
const cleanup: Record<string, Kind> = {
  'max-disk-cache': 'value',
  'min-disk-free': 'value',
  'min-disk-free-pct': 'value',
};

export interface Subcommand {
  options: Record<string, Kind>;
  /** Options that have to be given. */
  needed: readonly string[];
  /** How many arguments come after the options. */
  operands: { least: number; most: number };
}

export const manual: Record<string, Subcommand> = {
  version: { options: { ...common, format: 'value' }, needed: [], operands: { least: 0, most: 0 } },
  'resolve queries': {
    options: {
      ...common,
      ...packs,
      format: 'value',
      'github-auth-stdin': 'flag',
      'registries-auth-stdin': 'flag',
    },
    needed: [],
    operands: { least: 0, most: Infinity },
  },
  'database create': {
    options: {
      ...common,
      ...cleanup,
      'search-path': 'value',
      overwrite: 'switch',
      'codescanning-config': 'value',
      'db-cluster': 'switch',
      language: 'value',
      'source-root': 'value',
      threads: 'value',
      ram: 'value',
      command: 'value',
      'no-cleanup': 'flag',
      'no-pre-finalize': 'flag',
      'skip-empty': 'switch',
      'calculate-baseline': 'switch',
      'github-auth-stdin': 'flag',
      'github-url': 'value',
      'registries-auth-stdin': 'flag',
      mode: 'value',
      'cleanup-upgrade-backups': 'flag',
      'no-tracing': 'flag',
      'extra-tracing-config': 'value',
      'working-dir': 'value',
      'no-run-unnecessary-builds': 'flag',
      'extractor-option': 'value',
      'extractor-options-file': 'value',
    },
    needed: ['language'],
    operands: { least: 1, most: 1 },
  },
  'database analyze': {
    options: {
      ...common,
      ...packs,
      ...cleanup,
      format: 'value',
      output: 'value',
      rerun: 'switch',
      'no-print-diagnostics-summary': 'flag',
      'no-print-metrics-summary': 'flag',
      'max-paths': 'value',
      'sarif-add-file-contents': 'switch',
      'sarif-add-snippets': 'switch',
      'sarif-add-query-help': 'switch',
      'sarif-include-query-help': 'value',
      'no-sarif-include-alert-provenance': 'flag',
      'sarif-group-rules-by-pack': 'switch',
      'sarif-multicause-markdown': 'switch',
      'no-sarif-minify': 'flag',
      'no-group-results': 'flag',
      'csv-location-format': 'value',
      'dot-location-url-format': 'value',
      'sublanguage-file-coverage': 'switch',
      'sarif-category': 'value',
      'no-database-extension-packs': 'flag',
      'no-database-threat-models': 'flag',
      download: 'switch',
      'model-packs': 'value',
      'threat-model': 'value',
      'tuple-counting': 'switch',
      timeout: 'value',
      threads: 'value',
      'save-cache': 'switch',
      'expect-discarded-cache': 'switch',
      'keep-full-cache': 'switch',
      external: 'value',
      'xterm-progress': 'value',
      'evaluator-log': 'value',
      'evaluator-log-minify': 'flag',
      ram: 'value',
      warnings: 'value',
      'no-debug-info': 'flag',
      'fast-compilation': 'switch',
      'no-release-compatibility': 'flag',
      'local-checking': 'switch',
      'no-metadata-verification': 'flag',
      'compilation-cache-size': 'value',
      'library-path': 'value',
      dbscheme: 'value',
      'compilation-cache': 'value',
      'no-default-compilation-cache': 'flag',
      'common-caches': 'value',
    },
    needed: ['format', 'output'],
    operands: { least: 1, most: Infinity },
  },
};

/** Values that the manual lists, or a pattern of them. */
export const values: Record<string, RegExp> = {
  'version format': /^(?:text|terse|json)$/,
  'resolve queries format': /^(?:text|json|bylanguage|installedpacks)$/,
  'database analyze format': /^(?:csv|sarif-latest|sarifv2\.1\.0|graphtext|dgml|dot)$/,
  'database create mode': /^(?:clear|trim|fit)$/,
  'sarif-include-query-help': /^(?:always|custom_queries_only|never)$/,
  warnings: /^(?:hide|show|error)$/,
  verbosity: /^(?:errors|warnings|progress\+{0,3})$/,
  threads: /^-?\d+$/,
  ram: /^\d+$/,
  'max-paths': /^\d+$/,
  timeout: /^\d+$/,
};
