/** How much of the addresses is to leave: the user's choice, whichever view asks. */
import { ADDRESS_DETAILS, type AddressDetail } from '../core/packet/detail-ids';
import { useDraft } from './use-draft';
import type { Recovery } from './use-view';

/** The choice for an incident, and how it is changed; where none was made, what is set for every report. */
export function useDetail({
  incident: { id },
  view: { addressDetail },
}: Recovery): [AddressDetail, (detail: AddressDetail) => void] {
  // Nothing is ever kept of it: it is a draft until the browser ends, whatever is set for every report meanwhile.
  const { value, set } = useDraft(id, 'detail', '');
  return [ADDRESS_DETAILS.find(each => each === value) ?? addressDetail, set];
}
