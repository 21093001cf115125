#!/usr/bin/env node
// Starts the command line: from the sources in a checkout, from dist/ in an installed package.
// A checkout brings its own Node, used when the one on the PATH is too old.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  const entry = existsSync(at('src/cli/main.ts')) ? 'src/cli/main.ts' : 'dist/cli/main.js';
  await import(new URL(`../${entry}`, import.meta.url).href);
} else {
  const own = at('node_modules/node/bin/node');
  if (!existsSync(own)) {
    process.stderr.write(
      `sallm needs Node 22.18 or newer; this is ${process.version}.\n` +
        'In a checkout: run "npm ci" (it brings a Node of its own). Elsewhere: install a newer Node.\n',
    );
    process.exit(2);
  }
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
}
