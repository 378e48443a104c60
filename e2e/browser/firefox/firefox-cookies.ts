/** Every cookie that Firefox holds. */
import type { JarCookie } from '../browser.ts';
import type { Session } from './session.ts';

/** What Firefox tells of a cookie: `nsICookie`, and its store. */
interface Told {
  readonly name: string;
  readonly host: string;
  readonly path: string;
  readonly partitionKey: string;
  readonly userContextId: number;
  readonly privateBrowsingId: number;
}

/** The cookies of all hosts, containers and windows. */
export async function cookieJar(session: Session): Promise<JarCookie[]> {
  const cookies = await session.inBrowser<Told[]>(`Services.cookies.cookies.map(cookie => {
    const { name, host, path, value, expiry, isSecure, isHttpOnly, sameSite, isSession } = cookie;
    const { partitionKey, userContextId, privateBrowsingId } = cookie.originAttributes;
    const where = { partitionKey, userContextId, privateBrowsingId };
    return { name, host, path, value, expiry, isSecure, isHttpOnly, sameSite, isSession, ...where };
  })`);
  return cookies.map(cookie => {
    const { name, host, path, partitionKey } = cookie;
    return { name, domain: host, path, partition: partitionKey || null, whole: cookie };
  });
}
