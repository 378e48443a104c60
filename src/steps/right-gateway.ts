/** Is this the right page, does it talk to its own gateway, and is anyone there? Nothing is changed. */
import { gatewayAddressOf } from '../core/gateway-address';
import { probe } from './probe';
import type { Step } from './step';

export const rightGateway: Step = {
  id: 'right-gateway',
  async run({ gateway, host }) {
    const address = gatewayAddressOf(gateway);
    const belongs = address !== null && new URL(address).host === host;
    return {
      end: { result: 'done', by: 'observed', finding: belongs ? await ownGateway(host) : 'other-gateway' },
    };
  },
};

async function ownGateway(host: string): Promise<string> {
  const answer = await probe(host);
  return answer === 'answers' ? 'own-gateway' : `own-gateway-${answer}`;
}
