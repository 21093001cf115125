import { expect, onTestFinished, test } from 'vitest';
import { openAnalyzers } from './index.ts';
import { countSuppressions } from './suppressions.ts';

/** Every way in which code may ask to be spared, on the first line or on the line of the finding. */
const onTop = [
  '# ruff: noqa',
  '# flake8: noqa',
  '# pylint: skip-file',
  '# pylint: disable=all',
  '# ruff: disable[S307, S602]',
  '# mypy: ignore-errors',
];
const onLine = [
  '# nosec',
  '# nosec B307',
  '# noqa',
  '# noqa: S307',
  '# pylint: disable=eval-used',
  '# type: ignore',
  '# nosemgrep',
  '# codeql[py/code-injection]',
  '# lgtm',
  '# ruff: ignore[S307]',
  '# NOSONAR',
];

const program = (top: string, line: string) =>
  `"""Module."""\n${top}\n\n\ndef run():\n    """Run."""\n    return eval(input())${line && `  ${line}`}\n`;

test.each(['bandit', 'ruff', 'pylint'])('%s judges as if the comments were not there', async (name) => {
  const [analyzer] = openAnalyzers([name], { cache: false });
  onTestFinished(() => analyzer!.close());
  const codes = [
    program('# a note', ''),
    ...onTop.map((top) => program(top, '')),
    ...onLine.map((line) => program('# a note', line)),
  ];
  const found = await analyzer!.analyze(codes.map((code, i) => ({ id: String(i), code, origin: {} })));
  const spoken = [...found.values()].map(({ status, findings }) => ({
    status,
    // Pylint's remarks on the comments themselves are no part of what they would hide.
    rules: findings.map(({ rule }) => rule).filter((rule) => !/^(?:I00\d\d|W0511|C0301|E0012)$/.test(rule)),
  }));
  expect(spoken[0]).toMatchObject({
    status: 'ok',
    rules: expect.arrayContaining([expect.any(String)]) as string[],
  });
  spoken.forEach((one, i) => expect(one, codes[i]).toEqual(spoken[0]));
  expect(codes.slice(1).map(countSuppressions)).toEqual(codes.slice(1).map(() => 1));
});
