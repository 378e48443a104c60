/** How much of the addresses is to leave: the user's choice, whichever view asks. */
import { ADDRESS_DETAILS, type AddressDetail } from '../core/packet/detail-ids';
import { useDraft } from './use-draft';
import type { Recovery } from './use-view';

/** The choice for an incident, as it is set until its user says otherwise, and how it is changed. */
export function useDetail({ incident, view }: Recovery): [AddressDetail, (detail: AddressDetail) => void] {
  const { value, set } = useDraft(incident.id, 'detail', view.addressDetail);
  return [ADDRESS_DETAILS.find(each => each === value) ?? view.addressDetail, set];
}
