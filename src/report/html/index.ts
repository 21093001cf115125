import type { RunData } from '../data.ts';
import type { Renderer } from '../renderer.ts';
import { htmlPage } from './page.ts';
import { payloadOf } from './payload.ts';

const asset = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

const renderHtml = (data: RunData): string =>
  htmlPage({
    title: 'sallm report',
    styles: [asset('style.css')],
    scripts: ['dom.js', 'figures.js', 'reliability.js', 'samples.js', 'detail.js', 'app.js'].map(asset),
    data: payloadOf(data),
  });

export const html: Renderer = { extension: '.html', summary: 'self-contained report', render: renderHtml };
