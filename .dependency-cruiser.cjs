// The architecture as a DAG (see ARCHITECTURE.md): core <- capabilities, in this order <- jobs <- surfaces.
const capabilities = [
  'environments',
  'datasets',
  'rules',
  'analysis',
  'models',
  'sandbox',
  'repair',
  'fixes',
  'assessment',
  'rewards',
];
const jobs = [
  'benchmark',
  'authoring',
  'study',
  'reproduction',
  'evaluation',
  'curation',
  'training',
  'feedback',
  'scanning',
];
const surfaces = ['report', 'language-server', 'cli'];
const dir = (names) => `^src/(${names.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    ...capabilities.map((name, i) => ({
      name: `capability-${name}-only-imports-upward`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: '^src/', pathNot: dir(['core', ...capabilities.slice(0, i + 1)]) },
    })),
    ...jobs.map((name) => ({
      name: `job-${name}-never-sideways`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: '^src/', pathNot: dir(['core', ...capabilities, name]) },
    })),
    {
      name: 'report-never-imports-other-surfaces',
      severity: 'error',
      from: { path: '^src/report/' },
      to: { path: dir(['language-server', 'cli']) },
    },
    {
      name: 'not-to-test-code',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: ['\\.test\\.ts$', '^tests/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
