import { expect, it } from 'vitest';
import type { ReproductionPage } from '../../reproduction/page.ts';
import { reproductionRendererOf, reproductionRenderers } from './index.ts';

const hostile = '</script><script>alert(1)</script>|`*[x](javascript:1)\n<img src=x onerror=alert(1)>';
const page: ReproductionPage = {
  ...{ paper: 'p', title: 'A paper', reference: 'where', summary: [hostile], versions: { bandit: '1' } },
  sections: [
    {
      title: 'Section',
      notes: [hostile],
      tables: [
        {
          ...{ name: 'figures', title: 'Figures', notes: [], command: "sallm reproduce p --from 'a`b'" },
          header: ['figure', 'published', 'recomputed'],
          rows: [
            [hostile, 41.22619047619047, null],
            ['other', 0, 1],
          ],
        },
        { name: 'none', title: 'Nothing', notes: [], command: 'c', header: ['a'], rows: [] },
      ],
    },
  ],
};
const render = (extension: string) => reproductionRenderers[extension]!(page);

it('keeps what cells hold inside of them', () => {
  expect(render('.html')).not.toMatch(/<img|<script>alert/);
  const markdown = render('.md');
  expect(markdown).not.toMatch(/^<img/m);
  expect(markdown).not.toContain('<script>');
  expect(markdown).toContain('| other | 0 | 1 |');
});

it('prints figures with every digit, and says of each table which command prints it', () => {
  expect(render('.md')).toContain('41.22619047619047');
  expect(render('.md')).toContain("sallm reproduce p --from 'a`b'");
  expect(JSON.parse(render('.json'))).toEqual(page);
  expect(render('.txt')).toContain('figures (2): Figures');
});

it('knows its extensions', () => {
  expect(() => reproductionRendererOf('x.pdf')).toThrow(/\.html, \.json, \.md, \.txt/);
  expect(JSON.parse(reproductionRendererOf('-')(page))).toEqual(page);
});
