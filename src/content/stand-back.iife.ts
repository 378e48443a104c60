/**
 * Runs beside the sentinel where a grant is of all ports of a host: at one that its user did not add, our scripts end and
 * the page gets its own functions back.
 */
import { sendMessage } from './api';
import { STANDING_BACK } from './channel';
import { scope } from './sentinel';
import { randomName } from './sockets';

const name = randomName();
const isTaken = () => !document.dispatchEvent(new CustomEvent(STANDING_BACK, { cancelable: true, detail: name }));

function onQuestion({ detail }: Event & { detail?: unknown }): void {
  if (!detail) isTaken();
}

if (!isTaken()) document.addEventListener(STANDING_BACK, onQuestion);
void sendMessage({ type: 'may-stay' }).then(answer => {
  document.removeEventListener(STANDING_BACK, onQuestion);
  if (answer === 'ours' || answer === undefined) return;
  scope.rePairSentinel?.gone.abort();
  document.dispatchEvent(new CustomEvent(name));
});
