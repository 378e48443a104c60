/** What stands before the mark in the fragment of the page on which tabs wait; no fragment reaches a server. */
export const MARK = '#re-pair-';
