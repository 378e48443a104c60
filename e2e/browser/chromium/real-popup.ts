/** The real action popup: a target that Playwright does not list as a page, driven through the browser's session. */
import type { CDPSession } from '@playwright/test';
import { LIMIT_MS, type RealPopup } from '../browser.ts';

interface Answer {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

export class DrawnPopup implements RealPopup {
  private lastId = 0;
  private readonly waiting = new Map<number, (answer: Answer) => void>();

  private constructor(
    private readonly browser: CDPSession,
    private readonly targetId: string,
    private readonly sessionId: string,
  ) {
    browser.on('Target.receivedMessageFromTarget', this.receive);
  }

  /**
   * Attaches to the popup whose URL begins so.
   *
   * @throws Error when no such popup shows up within the limit
   */
  static async attach(browser: CDPSession, url: string): Promise<DrawnPopup> {
    const deadline = Date.now() + LIMIT_MS;
    while (Date.now() < deadline) {
      const { targetInfos } = await browser.send('Target.getTargets');
      const target = targetInfos.find(info => info.type === 'page' && info.url.startsWith(url) && !info.attached);
      if (target) {
        const { sessionId } = await browser.send('Target.attachToTarget', {
          targetId: target.targetId,
          flatten: false,
        });
        return new DrawnPopup(browser, target.targetId, sessionId);
      }
      await new Promise(wait => setTimeout(wait, 100));
    }
    throw new Error('the popup did not open');
  }

  async evaluate<T>(expression: string): Promise<T> {
    const answer = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    const { result, exceptionDetails } = answer as {
      result: { value: T };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** A PNG of the popup as it is drawn. */
  async screenshot(): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(String(data), 'base64');
  }

  async close(): Promise<void> {
    this.browser.off('Target.receivedMessageFromTarget', this.receive);
    await this.browser.send('Target.closeTarget', { targetId: this.targetId }).catch(() => undefined);
  }

  private readonly receive = (event: { sessionId: string; message: string }) => {
    if (event.sessionId !== this.sessionId) return;
    const answer = JSON.parse(event.message) as Answer;
    if (answer.id === undefined) return;
    this.waiting.get(answer.id)?.(answer);
    this.waiting.delete(answer.id);
  };

  private async send(method: string, params: object): Promise<Record<string, unknown>> {
    const id = ++this.lastId;
    const answered = new Promise<Answer>(resolve => this.waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await this.browser.send('Target.sendMessageToTarget', { sessionId: this.sessionId, message });
    const { result, error } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }
}
