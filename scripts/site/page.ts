import { Marked, type Tokens } from 'marked';

/** A stretch of a page under one heading, for the search. */
export interface Section {
  /** Empty for what stands above the first heading. */
  id: string;
  title: string;
  text: string;
}

export interface Page {
  /** Path of the source from the repository's root, with slashes. */
  source: string;
  /** Path in the site. */
  url: string;
  title: string;
  html: string;
  sections: Section[];
  /** All that a link can lead to: of sections, and anchors set by hand. */
  ids: Set<string>;
}

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** `README.md` of a folder is its index; what stands under docs/ stands at the top of the site. */
export const urlOf = (source: string): string =>
  source
    .replace(/^docs\//, '')
    .replace(/(^|\/)README\.md$/, '$1index.md')
    .replace(/\.md$/, '.html');

/** Ids as GitHub gives them to headings, so that links hold on both. */
function slugger(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
}

const anchor = /<a id="([\w.:-]+)">/g;
/** A comment, or an anchor, whose tags may come one by one. */
const allowed = /^\s*(?:<!--[^]*?-->|<a id="[\w.:-]+">(?:<\/a>)?|<\/a>)\s*$/;

/**
 * A page of Markdown as HTML. Tags in the source are text, but for comments and anchors.
 *
 * @param resolve where a link or image of the source leads in the site; `null`: nowhere, its text alone is shown
 */
export function renderPage(source: string, markdown: string, resolve: (href: string) => string | null): Page {
  const slug = slugger();
  const ids = new Set<string>();
  const sections: Section[] = [{ id: '', title: '', text: '' }];
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading) {
        const html = this.parser.parseInline(tokens);
        const title = this.parser.parseInline(tokens, this.parser.textRenderer);
        const id = slug(plain(title));
        ids.add(id);
        sections.push({ id, title: plain(title), text: '' });
        return `<h${depth} id="${escaped(id)}">${html} <a class="anchor" href="#${escaped(id)}" aria-label="Link to this section">#</a></h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const to = resolve(href);
        const inner = this.parser.parseInline(tokens);
        return to === null ? inner : `<a href="${escaped(to)}">${inner}</a>`;
      },
      image({ href, text }: Tokens.Image) {
        return `<img src="${escaped(resolve(href) ?? '')}" alt="${escaped(text)}">`;
      },
      code: ({ text }: Tokens.Code) => `<pre tabindex="0"><code>${escaped(text)}\n</code></pre>\n`,
      table(token: Tokens.Table) {
        const row = (cells: Tokens.TableCell[], tag: string) =>
          `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        // Wide tables scroll by themselves, also by keyboard, as code does.
        return `<div class="table" tabindex="0"><table><thead>${row(token.header, 'th')}</thead><tbody>${token.rows.map((cells) => row(cells, 'td')).join('\n')}</tbody></table></div>\n`;
      },
      html({ text }: Tokens.HTML | Tokens.Tag) {
        for (const [, id] of text.matchAll(anchor)) ids.add(id!);
        return allowed.test(text) ? text : escaped(text);
      },
    },
  });
  const tokens = marked.lexer(markdown);
  const html = tokens
    .map((token) => {
      const part = marked.parser([token]);
      if (token.type !== 'heading') sections.at(-1)!.text += ` ${plain(part)}`;
      return part;
    })
    .join('');
  const title = sections.find((section) => section.id !== '')?.title ?? source;
  return { source, url: urlOf(source), title, html, sections, ids };
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** The text of our own HTML. */
const plain = (html: string): string =>
  html
    .replace(/<!--[^]*?-->|<[^>]*>/g, ' ')
    .replace(/&(lt|gt|amp|quot|#39);/g, (_all, name: string) => entities[name] ?? '')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ')
    .trim();
