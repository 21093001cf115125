import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../core/errors.ts';
import { readSarif } from './reader.ts';

const at = (uri: unknown, region: unknown = { startLine: 1 }, more: object = {}) => ({
  physicalLocation: { artifactLocation: { uri, ...more }, region },
});
const result = (more: object = {}) => ({
  ruleId: 'R',
  message: { text: 'm' },
  locations: [at('a.py')],
  ...more,
});
const logOf = (run: object) =>
  JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'T' } }, ...run }] });
const read = (run: object) => readSarif(logOf(run), 'x.sarif');
const first = (run: object, code = 'x\ny\nz\n') => read(run).results[0]!.findingIn(code);
const withRule = (rule: object, own: object = {}) =>
  first({ tool: { driver: { name: 'T', rules: [{ id: 'R', ...rule }] } }, results: [result(own)] });

describe('weaknesses, severity and confidence in the ways of the tools', () => {
  test('CodeQL: tags with leading zeros, security-severity, precision, rules by index in an extension', () => {
    const finding = first({
      tool: {
        driver: { name: 'CodeQL', semanticVersion: '2.20.1', rules: [] },
        extensions: [
          { name: 'codeql/python-all' },
          {
            name: 'codeql/python-queries',
            rules: [
              { id: 'py/other' },
              {
                id: 'py/sql-injection',
                name: 'py/sql-injection',
                defaultConfiguration: { level: 'error' },
                properties: {
                  tags: ['security', 'external/cwe/cwe-089', 'external/cwe/cwe-1333'],
                  precision: 'high',
                  'security-severity': '8.8',
                },
              },
            ],
          },
        ],
      },
      results: [
        {
          ruleId: 'py/sql-injection',
          rule: { id: 'py/sql-injection', index: 1, toolComponent: { index: 1 } },
          message: { text: 'This SQL query depends on a [user-provided value](1).' },
          locations: [at('a.py', { startLine: 2, endColumn: 2 })],
        },
      ],
    });
    expect(finding).toEqual({
      rule: 'py/sql-injection',
      message: 'This SQL query depends on a user-provided value.',
      kind: 'security',
      cwes: [89, 1333],
      severity: 'high',
      confidence: 'high',
      range: { line: 2, column: 1, endLine: 2, endColumn: 2 },
      tool: 'CodeQL',
      toolVersion: '2.20.1',
    });
  });

  test('Semgrep: the weakness in words, confidence as a tag', () => {
    const tags = [
      'CWE-89: Improper Neutralization of Special Elements used in an SQL Command',
      'HIGH CONFIDENCE',
      'OWASP-A01:2017 - Injection',
      'security',
    ];
    const finding = withRule({
      properties: { tags, precision: 'very-high' },
      defaultConfiguration: { level: 'warning' },
    });
    expect(finding).toMatchObject({ cwes: [89], kind: 'security', severity: 'medium', confidence: 'high' });
  });

  test('Bandit: confidence of the result before precision of the rule', () => {
    const finding = withRule(
      { name: 'hardcoded_sql', properties: { tags: ['security', 'external/cwe/cwe-89'], precision: 'high' } },
      { level: 'note', properties: { issue_confidence: 'LOW', issue_severity: 'LOW' } },
    );
    expect(finding).toMatchObject({
      symbol: 'hardcoded_sql',
      cwes: [89],
      severity: 'low',
      confidence: 'low',
    });
  });

  test('taxa and relationships, ours among them', () => {
    const target = (id: string, name = 'CWE') => ({ target: { id, toolComponent: { name } } });
    expect(withRule({ relationships: [target('CWE-22'), target('7', 'OWASP')] }).cwes).toEqual([22]);
    expect(withRule({}, { taxa: [{ id: '79', toolComponent: { name: 'CWE', index: 0 } }] }).cwes).toEqual([
      79,
    ]);
  });

  test('a weakness only in the help is taken when it is the only one', () => {
    const link = (cwe: number) => `see https://cwe.mitre.org/data/definitions/${cwe}.html`;
    expect(withRule({ help: { text: link(78) }, fullDescription: { text: link(78) } }).cwes).toEqual([78]);
    expect(withRule({ help: { text: `${link(78)} ${link(79)}` } }).cwes).toEqual([]);
  });

  test('Ruff: the weaknesses of our own run of it', () => {
    const ruff = (ruleId: string) =>
      first({ tool: { driver: { name: 'ruff', rules: [{ id: ruleId }] } }, results: [result({ ruleId })] });
    expect(ruff('S605')).toMatchObject({ cwes: [78], kind: 'security' });
    expect(ruff('S101')).toMatchObject({ kind: 'security' });
    expect(ruff('F401')).toMatchObject({ cwes: [], kind: 'smell' });
  });

  test('quality rules are smells although they name a weakness', () => {
    const properties = { tags: ['reliability', 'external/cwe/cwe-390'] };
    expect(withRule({ properties })).toMatchObject({ kind: 'smell', cwes: [390] });
  });

  test.each([
    ['9.8', 'error', 'high'],
    ['7.0', 'note', 'high'],
    ['5.5', 'error', 'medium'],
    [3.9, 'error', 'low'],
    ['0.0', 'error', 'high'],
    [undefined, 'note', 'low'],
    [undefined, 'none', 'unknown'],
    [undefined, 'constructor', 'unknown'],
    ['n/a', undefined, 'medium'],
  ])('security-severity %j at level %j is %s', (score, level, severity) => {
    expect(withRule({ properties: { 'security-severity': score } }, { level }).severity).toBe(severity);
  });
});

describe('places', () => {
  test.each([
    ['src/a%20b.py', {}, ['src/a b.py']],
    ['./src/../a.py', {}, ['a.py']],
    ['file:///w/a.py', {}, ['/w/a.py']],
    ['file://host/w/%C3%A9.py', {}, ['/w/é.py']],
    ['file:///C:/w/a.py', {}, ['C:/w/a.py']],
    ['C:\\w\\a.py', {}, ['C:/w/a.py']],
    ['src\\a.py', {}, ['src/a.py']],
    ['100%.py', {}, ['100%.py']],
    ['https://host/a.py', {}, []],
    ['a.py', { uriBaseId: 'ROOT' }, ['/w/x/a.py', 'a.py']],
    ['a.py', { uriBaseId: 'NESTED' }, ['/w/x/deep/a.py', 'a.py']],
    ['a.py', { uriBaseId: 'OPEN' }, ['a.py']],
    ['a.py', { uriBaseId: 'CIRCLE' }, ['a.py']],
    ['a.py', { uriBaseId: 'constructor' }, ['a.py']],
    [undefined, { index: 1 }, ['/w/x/listed.py', 'listed.py']],
    [undefined, { index: 7 }, []],
  ])('%j %j', (uri, more, place) => {
    const log = read({
      artifacts: [{}, { location: { uri: 'listed.py', uriBaseId: 'ROOT' } }],
      originalUriBaseIds: {
        ROOT: { uri: 'file:///w/x/' },
        NESTED: { uri: 'deep/', uriBaseId: 'ROOT' },
        OPEN: {},
        CIRCLE: { uri: 'c/', uriBaseId: 'CIRCLE' },
      },
      results: [result({ locations: [at(uri, {}, more)] })],
    });
    expect(log.results[0]?.place).toEqual(place);
  });
});

describe('regions', () => {
  const code = 'é😀x = 1\r\nlast';
  const range = (region: object, columnKind?: string) =>
    first({ ...(columnKind && { columnKind }), results: [result({ locations: [at('a.py', region)] })] }, code)
      .range;

  test.each([
    [{ startLine: 1, startColumn: 4, endColumn: 5 }, 'utf16CodeUnits', [1, 4, 1, 5]],
    [{ startLine: 1, startColumn: 3, endColumn: 4 }, 'unicodeCodePoints', [1, 4, 1, 5]],
    [{ startLine: 1, startColumn: 3, endColumn: 4 }, undefined, [1, 4, 1, 5]],
    [{ startLine: 1 }, undefined, [1, 1, 1, 9]],
    [{ startLine: 2, startColumn: 2 }, undefined, [2, 2, 2, 5]],
    [{ startLine: 1, endLine: 2, endColumn: 3 }, undefined, [1, 1, 2, 3]],
    [{ charOffset: 2, charLength: 1 }, 'unicodeCodePoints', [1, 4, 1, 5]],
    [{ charOffset: 10, charLength: 4 }, 'utf16CodeUnits', [2, 1, 2, 5]],
    [{ startLine: 0, startColumn: -3, endLine: 99, endColumn: 1e9 }, undefined, [1, 1, 2, 5]],
    [{ startLine: 2, endLine: 1, startColumn: 3, endColumn: 1 }, undefined, [2, 3, 2, 3]],
    [{}, undefined, [1, 1, 1, 9]],
  ])('%j in %s', (region, columnKind, [line, column, endLine, endColumn]) => {
    expect(range(region, columnKind)).toEqual({ line, column, endLine, endColumn });
  });
});

describe('results', () => {
  test('the way of the data, as far as it runs through the file', () => {
    const step = (uri: string, startLine: number, text: string) => ({
      location: { ...at(uri, { startLine, startColumn: 1, endColumn: 2 }), message: { text } },
    });
    const locations = [
      step('a.py', 1, 'source'),
      step('b.py', 9, 'elsewhere'),
      step('a.py', 2, '[sink](1)'),
      {},
    ];
    const finding = first({ results: [result({ codeFlows: [{ threadFlows: [{ locations }] }] })] });
    expect(finding.flow?.map(({ range, message }) => [range.line, message])).toEqual([
      [1, 'source'],
      [2, 'sink'],
    ]);
  });

  test('passes, information and what is absent now are no findings', () => {
    const silent = [
      { kind: 'pass' },
      { kind: 'notApplicable' },
      { kind: 'informational' },
      { baselineState: 'absent' },
    ];
    expect(read({ results: silent.map(result) }).results).toEqual([]);
    expect(
      read({ results: [result({ kind: 'open' }), result({ baselineState: 'new' })] }).results,
    ).toHaveLength(2);
  });

  test.each([
    [[{ kind: 'inSource' }], true],
    [[{ kind: 'external', status: 'accepted' }], true],
    [[{ kind: 'external', status: 'rejected' }], false],
    [[{ kind: 'external', status: 'underReview' }], false],
    [[], false],
  ])('suppressions %j: suppressed %s', (suppressions, suppressed) => {
    expect(read({ results: [result({ suppressions })] }).results[0]?.suppressed).toBe(suppressed);
  });

  test('messages of the rule, arguments, braces, links, escapes', () => {
    const messageStrings = { one: { text: '{0} in {{braces}} of {1} {9}' } };
    const message = (own: object) =>
      withRule({ messageStrings, shortDescription: { text: 'short' } }, { message: own }).message;
    expect(message({ id: 'one', arguments: ['A', 'B'] })).toBe('A in {braces} of B {9}');
    expect(message({ text: 'see [a](3), [b](https://x/y) and \\[c\\](d)' })).toBe('see a, b and [c](d)');
    expect(message({})).toBe('short');
  });

  test('rules by index, by id, by a more special id, and none', () => {
    const rules = [{ id: 'A' }, { id: 'B', properties: { tags: ['CWE-1'] } }];
    const cwes = (own: object) =>
      first({ tool: { driver: { name: 'T', rules } }, results: [result({ ruleId: undefined, ...own })] })
        .cwes;
    expect(cwes({ ruleIndex: 1 })).toEqual([1]);
    expect(cwes({ ruleId: 'B' })).toEqual([1]);
    expect(cwes({ ruleId: 'B/special', ruleIndex: 1 })).toEqual([1]);
    expect(cwes({ ruleId: 'A', ruleIndex: 1 })).toEqual([]);
    expect(cwes({ ruleIndex: 99 })).toEqual([]);
    expect(first({ results: [result({ ruleId: null })] }).rule).toBe('unnamed');
  });

  test('what the tool says of itself', () => {
    const log = read({
      invocations: [
        {
          executionSuccessful: false,
          toolExecutionNotifications: [
            { descriptor: { id: 'n' }, level: 'error', message: { text: 'why' }, locations: [at('a.py')] },
            { message: { text: 'in general' } },
          ],
        },
      ],
    });
    expect(log.successful).toBe(false);
    expect(log.notifications).toEqual([
      { id: 'n', level: 'error', message: 'why', place: ['a.py'] },
      { id: '', level: 'warning', message: 'in general', place: [] },
    ]);
  });
});

describe('hostile and malformed input', () => {
  test.each([
    ['', /not JSON/],
    ['[]', /not a SARIF log/],
    ['null', /not a SARIF log/],
    ['{"version":"2.0.0","runs":[]}', /SARIF "2\.0\.0"; only 2\.1\.0/],
    ['{"version":"2.1.0"}', /runs/],
    [logOf({ results: [{ message: 3 }] }), /runs\.0\.results\.0\.message/],
    [logOf({ results: {} }), /runs\.0\.results/],
    [logOf({ tool: {} }), /runs\.0\.tool\.driver/],
    ['['.repeat(200_000), /not JSON/],
  ])('%.60s is one clear error', (text, message) => {
    expect(() => readSarif(text, 'x.sarif')).toThrow(UsageError);
    expect(() => readSarif(text, 'x.sarif')).toThrow(message);
  });

  test('a byte order mark, null results and keys of objects do no harm', () => {
    expect(readSarif('\uFEFF' + logOf({ results: null }), 'x').results).toEqual([]);
    const log = logOf({ results: [result({ ruleId: '__proto__', ruleIndex: -1 })], originalUriBaseIds: {} });
    expect(readSarif(log, 'x').results[0]?.findingIn('')).toMatchObject({ rule: '__proto__', cwes: [] });
  });

  test('any values in the known places are read or refused', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('a.py', 'file:///a', '%', '{0}', '[a](1)', 'CWE-1', 'external/cwe/cwe-089'),
      fc.array(fc.string(), { maxLength: 2 }),
    );
    const region = fc.dictionary(
      fc.constantFrom('startLine', 'startColumn', 'endLine', 'endColumn', 'charOffset', 'charLength'),
      value,
    );
    fc.assert(
      fc.property(value, value, region, value, fc.string(), (uri, tags, place, text, code) => {
        const run = {
          tool: { driver: { name: 'T', rules: [{ id: 'R', properties: { tags } }] } },
          results: [result({ message: { text }, locations: [at(uri, place)] })],
        };
        try {
          const { range, cwes } = read(run).results[0]!.findingIn(code);
          const lines = code.split(/\r\n|\r|\n/);
          expect(range.endLine).toBeLessThanOrEqual(lines.length);
          expect(range.column).toBeLessThanOrEqual(lines[range.line - 1]!.length + 1);
          expect(range.endColumn).toBeGreaterThanOrEqual(range.line === range.endLine ? range.column : 1);
          expect(cwes.every(Number.isInteger)).toBe(true);
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
});
