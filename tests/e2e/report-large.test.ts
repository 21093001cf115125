import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { writeLargeRun } from '../../bench/report/large-run.ts';
import { loadRun } from '../../src/report/data.ts';
import { html } from '../../src/report/html/index.ts';
import { accessibilityProblems, useBrowser, watchProblems } from '../support/browser.ts';
import { hasRealData, realData } from '../support/real-data.ts';
import { useFolder } from '../support/run.ts';

const folder = useFolder();
const browser = useBrowser();

describe.skipIf(!hasRealData)('a report of 20,000 generations (needs the released outputs of SALLM)', () => {
  it('opens, filters, leads down and back, by mouse and by keyboard, wide and narrow', async () => {
    const run = join(folder(), 'run');
    expect(await writeLargeRun(run, realData('sallm'), 20_000)).toBe(20_000);
    const file = join(run, 'report.html');
    writeFileSync(file, html.render(loadRun(run)));
    const texts =
      statSync(join(run, 'generations.jsonl')).size + statSync(join(run, 'assessments.jsonl')).size;
    expect(statSync(file).size).toBeLessThan(texts / 5);

    const page = await browser().newPage({ colorScheme: 'light' });
    const problems = watchProblems(page);
    await page.goto(pathToFileURL(file).href);
    expect(await page.locator('#statements li').count()).toBe(3);
    expect(await page.locator('#styles tbody tr').count()).toBe(4);
    expect(await page.locator('#against tbody tr').count()).toBe(60);
    expect(await page.locator('#temperature svg').count()).toBe(4);
    expect(await page.locator('#scatter svg [role=button]').count()).toBe(20);
    await filterAndBack(page);
    await byKeyboard(page);
    expect(await accessibilityProblems(page)).toEqual([]);

    const address = page.url();
    const phone = await browser().newPage({ colorScheme: 'dark', viewport: { width: 390, height: 800 } });
    problems.push(...watchProblems(phone));
    await phone.goto(address);
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(await accessibilityProblems(phone)).toEqual([]);
    await phone.locator('#samples [data-sample]').first().click();
    await phone.locator('dialog[open] pre').first().waitFor();
    expect(
      await phone.evaluate(
        "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('dialog'))",
      ),
    ).toBe(0);
    expect(problems).toEqual([]);
  });
});

const status = (page: Page) => page.locator('#samples [role=status]').textContent();

async function filterAndBack(page: Page): Promise<void> {
  await expect.poll(() => status(page)).toBe('20,000 of 20,000 samples');
  expect(await page.locator('#samples [data-sample]').count()).toBe(100);
  await page.locator('select[data-filter=model]').selectOption('made/small-b');
  await page.locator('select[data-filter=style]').selectOption('code+hint');
  await expect.poll(() => status(page)).toBe('1,000 of 20,000 samples');
  await page.locator('#samples').getByRole('button', { name: 'Next' }).click();
  await expect.poll(() => page.locator('#samples nav').textContent()).toContain('page 2 of 10');

  const sample = page.locator('#samples [data-sample]').first();
  const name = (await sample.textContent())!;
  await sample.click();
  const dialog = page.locator('dialog[open]');
  await expect.poll(() => dialog.textContent()).toContain('Judged code');
  expect(await dialog.locator('h2').textContent()).toBe(name);
  expect(await dialog.textContent()).toContain('code+hint');
  await dialog.getByRole('button', { name: 'Next' }).click();
  await expect.poll(() => dialog.locator('h2').textContent()).not.toBe(name);
  await page.goBack();
  await expect.poll(() => dialog.count()).toBe(0);
  expect(await status(page)).toBe('1,000 of 20,000 samples');
  await page.goBack();
  await expect.poll(() => page.locator('#samples nav').textContent()).toContain('page 1 of 10');
  await page.goBack();
  await expect.poll(() => status(page)).toBe('5,000 of 20,000 samples');

  // A view is an address: the same figures and samples in another window.
  await page.locator('select[data-choice=metric]').selectOption('vulnerable');
  await page.locator('select[data-choice=k]').selectOption('3');
  const second = await browser().newPage();
  await second.goto(page.url());
  await expect.poll(() => second.locator('#heat h2').textContent()).toContain('vulnerable@3');
  expect(await status(second)).toBe('5,000 of 20,000 samples');
  await second.close();
}

async function byKeyboard(page: Page): Promise<void> {
  const cells = page.locator('#heat [data-cell]');
  await cells.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const at = page.locator(':focus');
  expect(await at.getAttribute('title')).toContain('made/large-a at 0.2');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('select[data-filter=temperature]').inputValue()).toBe('0.2');
  expect(await page.locator('select[data-filter=tests]').inputValue()).toBe('vulnerable');
  await page.locator('#samples [data-sample]').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog[open] h2').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
  expect(await page.locator(':focus').getAttribute('data-sample')).not.toBeNull();
}
