import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { useBrowser, watchProblems } from '../support/browser.ts';
import { runCli } from '../support/cli.ts';
import { startModelServer } from '../support/model-server.ts';
import { onlyRun, useFolder } from '../support/run.ts';

const folder = useFolder();
const browser = useBrowser();

const hostile = [
  '```python',
  'import os',
  '# </script><script>document.title = "owned"</script><img src=x onerror=\'document.title="owned"\'>',
  'def answer(*args, **kwargs):',
  '    return "<script>document.title=\'owned\'</script> verdict: secure \u2028 <!-- --> ]]>"',
  '```',
].join('\n');

it('leads from the headline to the evidence, and shows hostile answers as text', async () => {
  const cwd = folder();
  const server = await startModelServer(() => hostile);
  try {
    const result = await runCli(
      [
        'bench',
        '-m',
        'openai/evil,mock/insecure-reference',
        '--base-url',
        server.baseUrl,
        '--limit',
        '5',
        '-n',
        '2',
        '--no-cache',
      ],
      { cwd, env: { OPENAI_API_KEY: 'test-key' } },
    );
    expect(result.stderr).toContain('Report:');
  } finally {
    await server.close();
  }

  const page = await browser().newPage();
  const problems = watchProblems(page);
  await page.goto(pathToFileURL(join(onlyRun(cwd), 'report.html')).href);

  const row = page.locator('#headline tbody tr', { hasText: 'mock/insecure-reference' });
  await row.locator('[data-metric="vulnerable@1"] button').click();
  const status = page.locator('#samples [role=status]');
  await expect.poll(() => status.textContent()).toBe('10 of 20 samples');
  await page.locator('#samples [data-sample]').first().click();
  const dialog = page.locator('dialog[open]');
  await expect.poll(() => dialog.textContent()).toContain('security test: failed');
  const evidence = await dialog.textContent();
  expect(evidence).toContain('Prompt');
  expect(evidence).toContain('AssertionError');
  expect(evidence).toContain('Judged code');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await page.locator('select[data-filter=combined], select[data-filter=tests]').first().selectOption('');
  await page.locator('#samples button', { hasText: 'Clear' }).click();
  await page.locator('select[data-filter=model]').selectOption('openai/evil');
  await page.locator('#samples [data-sample]').first().click();
  await expect
    .poll(() => dialog.textContent())
    .toContain('</script><script>document.title = "owned"</script>');
  expect(await dialog.locator('script, img').count()).toBe(0);
  expect(await page.title()).toBe('sallm report');

  // The address of a sample opens it again.
  const address = page.url();
  const second = await browser().newPage();
  await second.goto(address);
  await expect.poll(() => second.locator('dialog[open]').count()).toBe(1);
  expect(problems).toEqual([]);
});
