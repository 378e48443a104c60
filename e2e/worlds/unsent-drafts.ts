/** What a user has written in an agent's page and not sent, as pages of 2026.9 keep it. */
import type { Page } from '@playwright/test';

/** Puts a draft and a waiting message there. */
export async function writeUnsent(page: Page, { draft, waiting }: { draft: string; waiting: string }): Promise<void> {
  await page.evaluate(
    async texts => {
      const composer = { sessions: { main: { queue: [{ id: '1', text: texts.waiting, createdAt: 1 }] } } };
      sessionStorage.setItem('openclaw.control.chatComposer.v4:default', JSON.stringify(composer));
      const opening = indexedDB.open('openclaw-control-ui', 2);
      opening.onupgradeneeded = () =>
        opening.result
          .createObjectStore('composerDrafts', { keyPath: 'key' })
          .put({ key: 'a', text: texts.draft, attachments: [], updatedAt: 2 });
      await new Promise(resolve => {
        opening.onsuccess = resolve;
      });
      opening.result.close();
    },
    { draft, waiting },
  );
}
