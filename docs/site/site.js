/* global document, localStorage, matchMedia */
// Theme and search of the documentation site. No part of a page's text ever becomes HTML here.
(() => {
  const root = document.documentElement;
  const stored = (value) => {
    try {
      if (value !== undefined) localStorage.setItem('theme', value);
      return localStorage.getItem('theme');
    } catch {
      // Storage is switched off: the choice holds for this page.
      return null;
    }
  };
  const setTheme = (theme) => {
    if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
    const button = document.getElementById('theme');
    if (button) button.textContent = isDark() ? 'Light' : 'Dark';
  };
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  // Before the page is painted.
  setTheme(stored());

  let index = null;
  let waiting = () => {};
  globalThis.sallmSearch = (entries) => {
    index = entries.map(([url, page, title, text]) => ({
      ...{ url, page, title, text },
      low: { page: page.toLowerCase(), title: title.toLowerCase(), text: text.toLowerCase() },
    }));
    waiting();
  };
  const load = () => {
    if (index || document.getElementById('search-index')) return;
    const script = document.createElement('script');
    script.id = 'search-index';
    script.src = `${root.dataset.root}/search-index.js`;
    document.head.append(script);
  };

  /** Sections that have every word, those with it in their names first. */
  const find = (query) => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const scoreOf = ({ low }) => {
      let score = 0;
      for (const word of words) {
        const here =
          (low.title.includes(word) ? 8 : 0) +
          (low.page.includes(word) ? 4 : 0) +
          (low.text.includes(word) ? 1 : 0);
        if (here === 0) return 0;
        score += here;
      }
      return score;
    };
    return index
      .map((entry) => ({ entry, score: scoreOf(entry) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 20)
      .map(({ entry }) => ({ ...entry, excerpt: excerptOf(entry, words) }));
  };
  const excerptOf = ({ text, low }, words) => {
    const at = Math.max(
      0,
      Math.min(...words.map((word) => low.text.indexOf(word)).filter((i) => i >= 0), text.length) - 60,
    );
    return (at > 0 ? '… ' : '') + text.slice(at, at + 180) + (at + 180 < text.length ? ' …' : '');
  };

  document.addEventListener('DOMContentLoaded', () => {
    setTheme(stored());
    document.getElementById('theme').addEventListener('click', () => {
      const theme = isDark() ? 'light' : 'dark';
      stored(theme);
      setTheme(theme);
    });
    const box = document.getElementById('search');
    const results = document.getElementById('results');
    const show = () => {
      const query = box.value.trim();
      results.hidden = query === '';
      results.replaceChildren();
      if (query === '') return;
      if (!index) return void (results.textContent = 'Loading …');
      const found = find(query);
      if (found.length === 0) return void (results.textContent = 'Nothing found.');
      for (const { url, page, title, excerpt } of found) {
        const link = document.createElement('a');
        link.href = `${root.dataset.root}/${url}`;
        const head = document.createElement('strong');
        head.textContent = title === '' || title === page ? page : `${page}: ${title}`;
        const text = document.createElement('span');
        text.textContent = excerpt;
        link.append(head, text);
        results.append(link);
      }
    };
    waiting = show;
    box.addEventListener('focus', load);
    box.addEventListener('input', () => {
      load();
      show();
    });
    results.addEventListener('click', (event) => {
      if (event.target.closest('a')) results.hidden = true;
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        results.hidden = true;
        box.blur();
      } else if (event.key === '/' && !['INPUT', 'TEXTAREA'].includes(document.activeElement.tagName)) {
        event.preventDefault();
        box.focus();
      }
    });
  });
})();
