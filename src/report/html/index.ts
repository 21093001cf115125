import type { RunData } from '../data.ts';
import type { Renderer } from '../renderer.ts';
import { packEvidence } from './evidence.ts';
import { htmlPage } from './page.ts';
import { evidenceOf, payloadOf } from './payload.ts';

const asset = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

const scripts = [
  ...[
    'dom.js',
    'svg.js',
    'state.js',
    'index.js',
    'evidence.js',
    'figures.js',
    'tables.js',
    'heat.js',
    'charts.js',
  ],
  ...['effects.js', 'judges.js', 'answers.js', 'samples.js', 'detail.js', 'app.js'],
];

const renderHtml = (data: RunData): string =>
  htmlPage({
    title: 'sallm report',
    styles: [asset('style.css')],
    scripts: scripts.map(asset),
    data: payloadOf(data),
    chunks: packEvidence(evidenceOf(data)),
  });

export const html: Renderer = { extension: '.html', summary: 'self-contained report', render: renderHtml };
