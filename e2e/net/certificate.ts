/** A certificate for every host name of the tests, new at every start so that the repository holds no private key. */
import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { STRANGERS } from './hosts.ts';

const NAMES = [
  'heyron.ai',
  '*.heyron.ai',
  // A TLS wildcard covers one label only, so each shard needs its own.
  '*.c1.heyron.ai',
  '*.c3.heyron.ai',
  ...STRANGERS,
];

export interface Certificate {
  /** PEM. */
  key: string;
  /** PEM. */
  cert: string;
  /** Base64 SHA-256 of the public key, as Chromium's --ignore-certificate-errors-spki-list wants it. */
  spki: string;
}

/** Makes a self-signed certificate for every host that the tests serve. */
export async function makeCertificate(): Promise<Certificate> {
  const pems = await generate([{ name: 'commonName', value: 'heyron.ai' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: NAMES.map(value => ({ type: 2 as const, value })) },
    ],
  });
  const publicKey = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: pems.private,
    cert: pems.cert,
    spki: createHash('sha256').update(publicKey).digest('base64'),
  };
}
