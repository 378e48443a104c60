/** Which of the two browsers the fake one is like. */
export type Family = 'chromium' | 'firefox';
