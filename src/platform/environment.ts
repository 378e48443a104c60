/** Versions of what Re-Pair runs in, for the packet. */
import { browser, browserFamily } from './browser';
import type { Environment } from './messages';

/** Asks the browser. Chromium has no call for its own name and version, so its user agent string serves. */
export async function environment(): Promise<Environment> {
  const [platform, privateWindows] = await Promise.all([
    browser.runtime.getPlatformInfo(),
    browser.extension.isAllowedIncognitoAccess(),
  ]);
  return {
    extension: browser.runtime.getManifest().version,
    browser: await nameAndVersion(),
    os: `${platform.os} ${platform.arch}`,
    language: browser.i18n.getUILanguage(),
    privateWindows,
    family: browserFamily(),
  };
}

async function nameAndVersion(): Promise<string> {
  if (browserFamily() === 'firefox') {
    const { name, version } = await browser.runtime.getBrowserInfo();
    return `${name} ${version}`;
  }
  const [, name, version] =
    /(Edg|OPR|Chrome)\/([\d.]+)/.exec(navigator.userAgent.replace(/.*?(?=Edg\/|OPR\/|Chrome\/)/, '')) ?? [];
  return `${{ Edg: 'Edge', OPR: 'Opera' }[name ?? ''] ?? 'Chromium'} ${version ?? ''}`.trim();
}
