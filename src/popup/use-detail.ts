/** How much of the addresses is to leave: the user's choice, whichever view asks. */
import { ADDRESS_DETAILS, type AddressDetail } from '../core/packet/detail-ids';
import { useDraft } from './use-draft';

/** The choice for an incident, and how it is changed. */
export function useDetail(incident: string): [AddressDetail, (detail: AddressDetail) => void] {
  const { value, set } = useDraft(incident, 'detail', 'host');
  return [ADDRESS_DETAILS.find(each => each === value) ?? 'host', set];
}
