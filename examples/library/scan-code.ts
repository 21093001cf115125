// Looks for weaknesses and smells in a folder of Python files.
import { scan } from 'sallm';

const { tools, files } = await scan({ paths: [process.argv[2] ?? '.'], analyzers: ['bandit', 'sallm'] });
console.log(tools.map(({ name, version }) => `${name} ${version}`).join(', '));
for await (const { path, analyses } of files)
  for (const [tool, { status, findings }] of analyses) {
    // Only "ok" makes an absence of findings mean anything.
    if (status !== 'ok') console.log(path, tool, status);
    for (const { rule, cwes, range } of findings)
      console.log(`${path}:${range.line}`, tool, rule, cwes.map((cwe) => `CWE-${cwe}`).join(' '));
  }
