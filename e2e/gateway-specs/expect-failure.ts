/** What must be true of a failure on a real gateway: in the page, on the button, and in the records. */

import type { Page } from '@playwright/test';
import type { FailureKind } from '../../src/core/catalogue/failures.ts';
import type { Browser } from '../browser/browser.ts';
import { eventually } from '../browser/eventually.ts';
import { expectNoPrompt, expectPrompt, promptFailure } from '../browser/prompt.ts';
import { deviceOf, expectAlarm, openPopup } from '../stories/user-actions.ts';
import type { World } from '../worlds/world.ts';
import { expect } from './gateway-fixtures.ts';
import type { PageRecorder } from './page-recorder.ts';
import { storedIncident } from './stored-incident.ts';

/** Long enough for every hold time to pass. */
const SILENT_FOR_MS = 10_000;

/** Expects prompt, badge and an open incident of this kind. */
export async function expectFailure(user: Browser, page: Page, kind: FailureKind): Promise<void> {
  await expectPrompt(page, kind);
  await expectAlarm(user, page, true);
  expect(await storedIncident(user)).toMatchObject({ failure: { kind }, fixed: null });
}

/** Expects that the recorded request is the one that the gateway holds for this page's device. */
export async function expectRequestOf({ agent }: World, user: Browser, page: Page): Promise<void> {
  const deviceId = await deviceOf(page);
  const pending = (await agent.pending()).filter(request => request.deviceId === deviceId);
  expect(pending).toHaveLength(1);
  const { failure } = await storedIncident(user);
  expect(failure?.sighting).toMatchObject({ deviceId, requestId: pending[0]?.requestId });
}

/** Expects that the failure ends without any action in this browser. */
export async function expectClosesByItself(user: Browser, page: Page, recorder: PageRecorder): Promise<void> {
  await eventually(() => recorder.connected, 'connected').toBe(true);
  await expectNoPrompt(page);
  await expectAlarm(user, page, false);
  const fixed = async () => (await storedIncident(user)).fixed?.word;
  await eventually(fixed, 'the end of the incident').toBe('observed');
}

/** Expects what the popup finds out by itself about who answers at the agent's address. */
export async function expectAnswer(user: Browser, page: Page, finding: string): Promise<void> {
  const popup = await openPopup(user, page);
  await popup.expectChecked();
  await popup.page.close();
  const { attempts } = await storedIncident(user);
  expect(attempts.findLast(({ step }) => step === 'right-gateway')?.finding).toBe(finding);
}

/** Expects ten seconds of a connected page without prompt or badge. */
export async function expectSilence(user: Browser, page: Page, recorder: PageRecorder): Promise<void> {
  await eventually(() => recorder.connected, 'connected').toBe(true);
  const before = Date.now();
  await page.waitForTimeout(SILENT_FOR_MS);
  expect(await promptFailure(page)).toBeNull();
  await expectAlarm(user, page, false);
  expect(recorder.wire(before)).toEqual([]);
}
