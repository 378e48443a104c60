/** The mark of the pages that Re-Pair puts into tabs for a moment, at the start of their fragment, which no server gets. */
export const MARK = '#re-pair-';
