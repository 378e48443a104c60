/** A throw-away certificate for every host the tests serve. */
import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

const HOSTS = [
  ...['heyron.ai', '*.heyron.ai', '*.c1.heyron.ai', '*.c3.heyron.ai'],
  // Look-alikes and strangers, which the extension must leave alone.
  ...['notheyron.ai', 'unrelated.test', 'heyron.ai.evil.test'],
];

/** Key and certificate in PEM form, and what Chromium's `--ignore-certificate-errors-spki-list` wants. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  /** Base64 of the SHA-256 of the certificate's SubjectPublicKeyInfo. */
  readonly spki: string;
}

/** Makes a new self-signed certificate, valid for a year. */
export async function makeCertificate(): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'heyron.ai' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: HOSTS.map(value => ({ type: 2, value })) }],
  });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key, cert, spki: createHash('sha256').update(publicKey).digest('base64') };
}
