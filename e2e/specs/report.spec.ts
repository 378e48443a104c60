/** The page that reads reports: of the current trouble, or a file that somebody sent, which can hold anything. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Browser } from '../browser/browser.ts';
import { newPageBy } from '../browser/new-page.ts';
import { Popup } from '../browser/popup.ts';
import { approveDevice, expectStablyConnected, openPopup } from '../stories/user-actions.ts';
import { AGENT } from '../worlds/world.ts';
import { loseTrust } from './setup.ts';
import { expect, test } from './stand-in-fixtures.ts';

const SAMPLE = readFileSync('src/core/packet/samples/packet-1.json', 'utf8');

function reportPage(user: Browser): Promise<Page> {
  return user.openExtensionPage('src/report/index.html');
}

async function open(page: Page, text: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles({
    name: 'report.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
}

test('a report that somebody sent is drawn, with what has to be done first', { tag: '@firefox' }, async ({ user }) => {
  const page = await reportPage(user);
  await open(page, SAMPLE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your sign-in key is missing');
  await expect(page.locator('[data-look="failing"]').first()).toBeVisible();
  await expect(page.locator('[data-look="change"]')).toHaveCount(1);
  await expect(page.locator('[data-look="step"]').first()).toBeAttached();
  await expect(page.getByRole('table')).toContainText('Reload the page');
});

test('the current trouble is opened from the popup', async ({ world, user }) => {
  const { page, deviceId } = await loseTrust(world, user);
  const popup = await openPopup(user, page);
  await popup.open('help', 'read');
  const openReport = popup.page.getByRole('button', { name: 'Open a report' });
  const report = await newPageBy(user.context, () => popup.click(openReport));
  await expect(report.getByRole('heading', { level: 1 })).toHaveText('Your agent doesn’t recognize this browser');
  await expect(report.getByText(deviceId).first()).toBeVisible();
});

test('a trouble that is over can be looked at again', async ({ world, user }) => {
  const { page, deviceId } = await loseTrust(world, user);
  await approveDevice(world, deviceId);
  await expectStablyConnected(user, page);
  const report = await reportPage(user);
  const shown = new Popup(report); // its buttons are pressed as the popup's are
  await shown.click(report.getByText('Past troubles in this browser'));
  await expect(report.getByText(`${AGENT} ·`)).toBeVisible();
  await shown.click(report.getByRole('button', { name: 'Your agent doesn’t recognize this browser' }));
  await expect(report.getByRole('heading', { level: 1 })).toHaveText('Your agent doesn’t recognize this browser');
  await expect(report.locator('.verdict')).toHaveText('Solved');
  await expect(report.locator('pre')).toContainText(deviceId);
});

test('a file that is no report, or a hostile one, does nothing', async ({ user }) => {
  const page = await reportPage(user);
  const dialogs: string[] = [];
  page.on('dialog', dialog => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await open(page, '<script>alert(1)</script>');
  await expect(page.getByRole('alert')).toHaveText('This file is no Re-Pair report, so nothing of it was used.');
  await open(page, JSON.stringify({ ...JSON.parse(SAMPLE), schema: 're-pair/packet@2', steps: 1 }));
  await expect(page.getByRole('alert')).toContainText('newer');
  await open(page, SAMPLE.replace(/"createdAt": ?"\d{4}-\d\d/, '"createdAt":"2026-99'));
  await expect(page.getByRole('alert')).toContainText('a time or a number that cannot be');
  await open(page, SAMPLE + ' '.repeat(2_000_000));
  await expect(page.getByRole('alert')).toContainText('too large');
  const hostile = JSON.parse(SAMPLE);
  hostile.failure.text = '<img src=x onerror=alert(1)><script>alert(2)</script>';
  hostile.page.origin = 'javascript:alert(3)';
  hostile.pairing.requestId = '$(reboot)';
  await open(page, JSON.stringify(hostile));
  await expect(page.getByRole('alert')).toContainText('no Re-Pair report');
  hostile.pairing.requestId = null;
  await open(page, JSON.stringify(hostile));
  await expect(page.locator('.exact')).toHaveText(hostile.failure.text);
  expect(await page.locator('main img, main script, main a').count()).toBe(0);
  expect(dialogs).toEqual([]);
});
