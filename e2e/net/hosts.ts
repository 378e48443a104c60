/** Hosts that every part of the tests knows by name. */

/** Hosts that are not heyron's: look-alikes and a stranger. */
export const STRANGERS = ['notheyron.ai', 'heyron.ai.evil.test', 'unrelated.test'] as const;
