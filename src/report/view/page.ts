import { livePage } from '../validate/page.ts';

const own = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

/** The page that follows runs. It holds no data: that comes by requests, which carry the token of the page's address. */
export const viewPage = (nonce: string): string =>
  livePage({
    nonce,
    title: 'sallm view',
    styles: [own('view.css')],
    scripts: [own('view.js')],
  });
