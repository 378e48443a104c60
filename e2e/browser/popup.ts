/** The popup as a user sees it: steps, verdict, actions. Uses the names that the extension promises to tests. */

import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { browserOf } from './browser.ts';
import { eventually } from './eventually.ts';

export type Verdict = 'investigating' | 'fixed' | 'owner-must-approve' | 'not-this-browser' | 'wait';

export type Result =
  | 'pending'
  | 'running'
  | 'done'
  | 'fixed'
  | 'still-failing'
  | 'changed'
  | 'skipped'
  | 'unproven'
  | 'could-not-run';

/** The ways to be let in. heyron's own steps and a new start from there lead to steps, each other to a view of its own. */
export type Way = 'steps' | 'heyron' | 'other-browser' | 'ask-agent' | 'support' | 'commands';

/** How the wait for an approval stands. */
export type Waiting = 'asked' | 'hour' | 'day' | 'expired' | 'superseded' | 'declined';

export type ActionName =
  | 'run'
  | 'confirm'
  | 'cancel'
  | 'skip'
  | 'it-works'
  | 'still-failing'
  | 'answer'
  | 'copy-packet'
  | 'copy-message'
  | 'save-packet'
  | 'copy-handoff'
  | 'copy-only'
  | 'copy-agent-message'
  | 'copy-line'
  | 'copy-reminder'
  | 'message'
  | 'keep-additions'
  | 'reload'
  | 'keep-data'
  | View;

/** What leads to another view; `ways`: to the ways in. */
export type View = 'details' | 'help' | 'read' | 'choose' | 'ways' | 'back';

/** The views that lead to what is not in the first one; if it is in one of them too, that is used. */
const BEHIND: Partial<Record<ActionName, readonly View[]>> = {
  'copy-packet': ['help'],
  'save-packet': ['help'],
  'copy-handoff': ['help'],
  'copy-message': ['help', 'read'],
  'keep-additions': ['help', 'read'],
  'it-works': ['details'],
  'still-failing': ['details'],
};

/** A saved support packet: the file names, the parsed JSON and the Markdown text. */
export interface SavedPacket {
  jsonName: string;
  json: Record<string, unknown>;
  markdownName: string;
  markdown: string;
}

/** How long to look for the way back. In ms. */
const BACK_MS = 1_000;
/** A view that is still moving refuses a click or two. */
const CLICK_TRIES = 5;
/** A button's rest is half a second (`src/popup/resting-buttons.ts`); one that does not end is the click's matter. In ms. */
const LONGEST_REST_MS = 2_000;

export class Popup {
  constructor(readonly page: Page) {}

  /** The buttons of an action. */
  action(name: ActionName): Locator {
    return this.page.locator(`[data-action="${name}"]`);
  }

  /** An answer button by its value, in any view. */
  answer(value: string): Locator {
    return this.page.locator(`[data-action="answer"][data-answer="${value}"]`);
  }

  step(id: string): Locator {
    return this.page.locator(`[data-step="${id}"]`);
  }

  level(number: 1 | 2 | 3 | 4): Locator {
    return this.page.locator(`[data-rung="${number}"]`);
  }

  /** The row of a way to be let in. */
  way(name: Way): Locator {
    return this.page.locator(`[data-way="${name}"]`);
  }

  host(name: string): Locator {
    return this.page.locator(`input[type="checkbox"][data-host="${name}"]`);
  }

  /** Names and states of all host checkboxes. */
  async hosts(): Promise<Record<string, boolean>> {
    const boxes = await this.page.locator('input[type="checkbox"][data-host]').all();
    const pairs = boxes.map(async box => [await box.getAttribute('data-host'), await box.isChecked()] as const);
    return Object.fromEntries(await Promise.all(pairs));
  }

  /** Id of the current step, or null when there is none. */
  async currentStep(): Promise<string | null> {
    const current = this.page.locator('[data-step][aria-current="step"]');
    return (await current.count()) ? current.first().getAttribute('data-step') : null;
  }

  async verdict(): Promise<Verdict | null> {
    const shown = this.page.locator('[data-verdict]');
    return (await shown.count()) ? ((await shown.first().getAttribute('data-verdict')) as Verdict) : null;
  }

  async result(stepId: string): Promise<Result | null> {
    const step = this.page.locator(`[data-step="${stepId}"][data-result]`);
    return (await step.count()) ? ((await step.first().getAttribute('data-result')) as Result) : null;
  }

  /** Waits until this is the current step. */
  async expectCurrentStep(id: string): Promise<void> {
    await this.toFirstView();
    await eventually(() => this.currentStep(), 'current step').toBe(id);
  }

  async expectVerdict(verdict: Verdict): Promise<void> {
    await eventually(() => this.verdict(), 'verdict').toBe(verdict);
  }

  async expectResult(stepId: string, result: Result | Result[]): Promise<void> {
    await this.toFirstView();
    const wanted = Array.isArray(result) ? result : [result];
    const isWanted = async () => {
      const now = await this.result(stepId);
      return now !== null && wanted.includes(now) ? 'as wanted' : now;
    };
    await eventually(isWanted, `result of ${stepId}, wanted: ${wanted.join(' or ')}`).toBe('as wanted');
  }

  /** Waits until the checks that run by themselves have found that the agent's address is right, and answers. */
  async expectChecked(): Promise<void> {
    await this.expectResult('right-gateway', 'done');
  }

  /** Waits until somebody's approval is awaited, and the wait stands so. */
  async expectWaiting(stand: Waiting = 'asked'): Promise<void> {
    await this.toFirstView();
    await expect(this.page.locator('[data-waiting]')).toHaveAttribute('data-waiting', stand);
  }

  /**
   * Clicks something in it, and again if the popup refused: a button that has just moved takes no click
   * (`src/popup/resting-buttons.ts`), and a user who sees nothing happen clicks again.
   */
  async click(button: Locator): Promise<void> {
    for (let tries = 0; tries < CLICK_TRIES; tries++) {
      const before = await this.clicksTaken();
      await this.clickOnce(button);
      const after = await this.clicksTaken();
      if (after === null || after !== before) return;
    }
    throw new Error(`The popup refused ${CLICK_TRIES} clicks on ${button}`);
  }

  /**
   * A token that changes with each click that was not refused, and with each document; none once the popup is closed.
   * Counted at the end of a click's path, which a refused click never reaches.
   */
  private clicksTaken(): Promise<string | null> {
    return this.page
      .evaluate(() => {
        const page = globalThis as { clicksTaken?: { count: number } };
        if (!page.clicksTaken) {
          const counted = { count: 0 };
          page.clicksTaken = counted;
          addEventListener('click', () => counted.count++);
        }
        return `${performance.timeOrigin} ${page.clicksTaken.count}`;
      })
      .catch(() => null);
  }

  /**
   * Waits in the page for the end of a button's rest. Playwright would look again after ever longer pauses, which made
   * half a second most of one (measured), for every click of every test.
   */
  private async rested(button: Locator): Promise<void> {
    await button.evaluate(
      (element, longest) =>
        new Promise<void>(resolve => {
          const watch = new MutationObserver(() => look());
          const limit = setTimeout(() => end(), longest);
          const end = () => {
            watch.disconnect();
            clearTimeout(limit);
            resolve();
          };
          const look = () => {
            if (!element.isConnected || element.getAttribute('aria-disabled') !== 'true') end();
          };
          watch.observe(document, { subtree: true, childList: true, attributeFilter: ['aria-disabled'] });
          look();
        }),
      LONGEST_REST_MS,
    );
  }

  /**
   * Before a click Playwright compares an element's place in two consecutive frames, and Firefox draws a background tab
   * ever more rarely: that alone took up to nine seconds. So there the button gets a synthetic click. What needs a real
   * click waits for one, as everything does in Chromium.
   */
  private async clickOnce(button: Locator): Promise<void> {
    const copies = (await button.getAttribute('data-action'))?.startsWith('copy-');
    await this.rested(button);
    if (!this.drawnSeldom || copies) return button.click();
    await expect(button).toBeVisible();
    await expect(button).toBeEnabled();
    await button.dispatchEvent('click');
  }

  /** Ticks, chooses or unticks something in it. */
  async choose(box: Locator, checked = true): Promise<void> {
    if ((await box.isChecked()) !== checked) await this.click(box);
    await expect(box).toBeChecked({ checked });
  }

  private get drawnSeldom(): boolean {
    return browserOf(this.page).family === 'firefox';
  }

  /** Presses the action of the step, or the first one in the popup, in any view. */
  async press(name: ActionName, stepId?: string): Promise<void> {
    const behind = BEHIND[name];
    if (behind) await this.openUpTo(name, behind);
    else if (name === 'run' || name === 'skip' || !(await this.action(name).count())) await this.toFirstView();
    const inStep = stepId === undefined ? null : this.step(stepId).locator(`[data-action="${name}"]`);
    await this.click((inStep && (await inStep.count()) ? inStep : this.action(name)).first());
  }

  /** Goes back to the one thing to do now. The popup may have gone there on its own at the moment of the click. */
  async toFirstView(): Promise<void> {
    const back = this.action('back');
    while (await back.count()) await back.dispatchEvent('click', {}, { timeout: BACK_MS }).catch(() => {});
  }

  /** Opens a view through those that lead to it, starting from the first one. */
  async open(...views: readonly View[]): Promise<void> {
    await this.toFirstView();
    for (const view of views) await this.click(this.action(view).first());
  }

  /** Goes through the door, and takes one of the ways in. */
  async takeWay(name: Way): Promise<void> {
    await this.open('ways');
    await this.click(this.way(name));
    if (name !== 'steps' && name !== 'heyron')
      await expect(this.page.locator(`[data-way-open="${name}"]`)).toBeVisible();
  }

  /** Leaves a step for the next one. Where somebody has to approve, a way leads on instead of a button. */
  async skip(stepId: string): Promise<void> {
    await this.toFirstView();
    const skips = this.action('skip');
    await skips.or(this.action('ways')).first().waitFor();
    await ((await skips.count()) ? this.press('skip', stepId) : this.takeWay('steps'));
  }

  private async openUpTo(name: ActionName, views: readonly View[]): Promise<void> {
    const shown = async () => (await this.action(name).count()) > 0;
    const [first = 'details'] = views;
    await expect(this.action(name).or(this.action(first)).or(this.action('back')).first()).toBeVisible();
    if (await shown()) return;
    await this.toFirstView();
    if (!(await shown())) await this.open(...views);
  }

  /**
   * Waits for the step, runs it, and consents where it asks about losses. Does not wait for the result. If nothing is
   * asked, `confirm` means "look again", a step's second half, and is never pressed here.
   */
  async run(stepId: string, { confirm = true }: { confirm?: boolean } = {}): Promise<void> {
    await this.expectCurrentStep(stepId);
    await this.press('run', stepId);
    if (!confirm) return;
    await eventually(() => this.result(stepId)).not.toBe('pending');
    if (await this.action('choose').isVisible()) await this.press('confirm');
  }

  /**
   * Saves the packet and reads the files.
   *
   * @throws Error when the JSON and the Markdown file do not both arrive
   */
  async savePacket(): Promise<SavedPacket> {
    const browser = browserOf(this.page);
    const before = (await browser.saved()).length;
    const news = async () => (await browser.saved()).slice(before);
    await this.press('save-packet');
    const endings = async () => (await news()).map(({ name }) => name.split('.').at(-1)).sort();
    await eventually(endings, 'saved files').toEqual(['json', 'md']);
    const files = await news();
    const file = async (ending: string) => {
      const { name, path } = files.find(each => each.name.endsWith(ending)) ?? { name: '', path: '' };
      return { name, text: await readFile(path, 'utf8') };
    };
    const [json, markdown] = [await file('.json'), await file('.md')];
    return {
      jsonName: json.name,
      json: JSON.parse(json.text),
      markdownName: markdown.name,
      markdown: markdown.text,
    };
  }
}
