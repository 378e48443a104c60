/** Hosts that all parts of the tests share. */

/** Hosts that are not heyron's: look-alikes and a stranger. */
export const STRANGERS = ['notheyron.ai', 'heyron.ai.evil.test', 'unrelated.test'] as const;
