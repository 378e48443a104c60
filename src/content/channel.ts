/**
 * How the script in the page's world and the content script find each other. Both run before any script of the page, so the
 * one event whose name is known is told when nobody else can hear it: by it the content script gives the other a name
 * that was made up for this load. From then on neither listens to anything that a page could guess, and nothing answers.
 */

/**
 * Content script → hook: `detail` is the name, and a hook that takes it cancels the event. Hook → content script: without
 * `detail`, "tell me the name".
 */
export const MEETING = 're-pair:meeting';
