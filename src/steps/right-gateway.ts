/** Is this the right page, and does it talk to its own gateway? Nothing is changed: it compares two addresses. */
import { gatewayAddressOf } from '../core/gateway-address';
import type { Step } from './step';

export const rightGateway: Step = {
  id: 'right-gateway',
  async run({ gateway, host }) {
    const address = gatewayAddressOf(gateway);
    const belongs = address !== null && new URL(address).host === host;
    return { end: { result: 'done', by: 'observed', finding: belongs ? 'own-gateway' : 'other-gateway' } };
  },
};
