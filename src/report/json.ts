import type { Renderer } from './renderer.ts';

export const json: Renderer = {
  extension: '.json',
  summary: 'summary with inputs, metrics and counts',
  render: ({ manifest, summary }) =>
    JSON.stringify(
      { name: manifest.name, status: manifest.status, inputs: manifest.inputs, ...summary },
      null,
      2,
    ) + '\n',
};
