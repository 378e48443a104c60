/** How a wait for an approval is worded. The popup, the card and the toolbar's title say the same. */
import { type AskedWay, outlivesRequest, type Waiting } from '../catalogue/ways';
import type { MessageKey } from '../say';

const TITLES: Readonly<Record<Waiting, MessageKey>> = {
  asked: 'step_await_approval_wait',
  hour: 'waiting_hour_title',
  day: 'waiting_day_title',
  expired: 'waiting_expired_title',
  superseded: 'waiting_out_of_date_title',
  declined: 'waiting_declined_title',
  approved: 'way_approved',
};

/** True where the page asked again, and what was sent or shown serves all the same. */
export function holds(stand: Waiting, way: AskedWay): boolean {
  return stand === 'superseded' && outlivesRequest(way);
}

export function waitingTitle(stand: Waiting, way: AskedWay): MessageKey {
  return holds(stand, way) ? TITLES.asked : TITLES[stand];
}

/** What to do where all is not simply going well; null where it is. */
export function waitingAdvice(stand: Waiting, way: AskedWay): MessageKey | null {
  const bySupport = way === 'support';
  switch (stand) {
    case 'hour':
      return bySupport ? 'waiting_hour_support' : 'waiting_hour';
    case 'day':
      return bySupport ? 'waiting_day_support' : 'waiting_day';
    case 'expired':
      return bySupport ? 'waiting_expired_support' : 'waiting_expired';
    case 'superseded':
      if (!holds(stand, way)) return 'waiting_out_of_date';
      return bySupport ? 'waiting_holds' : 'waiting_same_code';
    case 'declined':
      return 'waiting_declined';
    case 'approved':
      return 'waiting_approved';
    default:
      return null;
  }
}
