import type { BenchConfig } from './config.ts';

/**
 * Studies by name: settings that hold where nothing else is said. `paper` is the grid of the SALLM study (Siddiq et al.
 * 2024): k = 1, 3, 5, five models, six temperatures, ten samples; its models are reached through one server that serves
 * them under these names, or are named otherwise with `--model`.
 */
export const presets = {
  paper: {
    models: [
      'openai/codegen-2B-mono',
      'openai/codegen25-7b-mono',
      'openai/starcoder',
      'openai/gpt-3.5-turbo',
      'openai/gpt-4',
    ],
    temperature: [0, 0.2, 0.4, 0.6, 0.8, 1],
    n: 10,
    k: [1, 3, 5],
  },
} as const satisfies Record<string, { readonly [Key in keyof BenchConfig]?: unknown }>;
