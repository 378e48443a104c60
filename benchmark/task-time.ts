/** How long a page's main thread was busy, by the browser's own count. */
import type { CDPSession } from '@playwright/test';

/**
 * In seconds since the page began; what the session's time domain counts.
 * @throws where the browser does not tell it.
 */
export async function taskTime(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const metric = metrics.find(({ name }) => name === 'TaskDuration');
  if (!metric) throw new Error('this browser does not tell its task time');
  return metric.value;
}
