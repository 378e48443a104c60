/** Versions of what Re-Pair runs in, for the packet. */
import type { Environment } from '../core/view/view';
import { browser, ownVersion } from './browser';
import { capabilities } from './capabilities';
import { opensPrivateWindows } from './permissions';

/** Asks the browser. Chromium has no call for its own name and version, so its user agent string serves. */
export async function environment(): Promise<Environment> {
  const [platform, name, opensPrivate] = await Promise.all([
    browser.runtime.getPlatformInfo(),
    nameAndVersion(),
    opensPrivateWindows(),
  ]);
  return {
    extension: ownVersion(),
    browser: name,
    os: `${platform.os} ${platform.arch}`,
    language: browser.i18n.getUILanguage(),
    keepsLeftPages: !capabilities().rulesEmptyPageCache,
    keepsClosedTabs: capabilities().keepsSessionsOfClosedTabs,
    opensPrivateWindows: opensPrivate,
  };
}

async function nameAndVersion(): Promise<string> {
  if (capabilities().tellsItsName) {
    const { name, version } = await browser.runtime.getBrowserInfo();
    return `${name} ${version}`;
  }
  const [, name, version] =
    /(Edg|OPR|Chrome)\/([\d.]+)/.exec(navigator.userAgent.replace(/.*?(?=Edg\/|OPR\/|Chrome\/)/, '')) ?? [];
  const { userAgentData } = navigator as { userAgentData?: { brands: readonly { brand: string }[] } };
  const isBrave = userAgentData?.brands.some(({ brand }) => brand === 'Brave'); // the user agent string hides it
  const known = { Edg: 'Edge', OPR: 'Opera' }[name ?? ''] ?? (isBrave ? 'Brave' : 'Chromium');
  return `${known} ${version ?? ''}`.trim();
}
