/** One host to clear, with what was found there. Pages chose the names, so they are shown only as text. */
import { shownSite } from '../../core/address/shown-site';
import { keyPart, listOf } from '../../core/say';
import type { InventoryHost, ListedCookie } from '../../platform/replies';
import { say } from '../../platform/say';

interface Props {
  readonly found: InventoryHost;
  readonly ticked: boolean;
  onToggle(): void;
  onUnfold(): void;
}

export function HostChoice({ found, ticked, onToggle, onUnfold }: Props) {
  const meanings = found.meanings.map(meaning => say(`meaning_${keyPart(meaning)}`));
  const unread = found.types
    .filter(({ count }) => count === null && found.looked)
    .map(({ type }) => say(`data_${type}`));
  return (
    <>
      <label class="choice">
        <input type="checkbox" data-host={found.host} checked={ticked} onChange={onToggle} />
        <b translate={false}>{shownSite(found.host)}</b>
        <small>{say(`consent_role_${found.role}`)}</small>
        <small class="contents">{meanings.length > 0 ? listOf(meanings, say) : contents(found, false)}</small>
        {meanings.length > 0 && unread.length > 0 && <small>{say('consent_unread_types', listOf(unread, say))}</small>}
      </label>
      <details class="inside" onToggle={({ currentTarget }) => currentTarget.open && onUnfold()}>
        <summary>{say('consent_inside')}</summary>
        <p class="soft small">{contents(found, true)}</p>
        <Entries found={found} />
      </details>
    </>
  );
}

/** The names of all entries. */
function Entries({ found: { types, cookies } }: { found: InventoryHost }) {
  const others = types.filter(({ type }) => type !== 'cookies');
  return (
    <ul class="plain">
      {cookies.map(cookie => (
        <li key={JSON.stringify(cookie)}>
          <code>{cookie.name}</code> <span class="soft small">{cookieWords(cookie)}</span>
        </li>
      ))}
      {others.flatMap(({ type, names }) =>
        names.map(name => (
          <li key={`${type} ${name}`}>
            <code>{name}</code>
          </li>
        )),
      )}
    </ul>
  );
}

/** A cookie's unusual attributes. */
function cookieWords({ path, subdomains, session, httpOnly, partition }: ListedCookie): string {
  const words = [
    subdomains && say('cookie_subdomains'),
    path !== '/' && say('cookie_path', path),
    session && say('cookie_session'),
    httpOnly && say('cookie_http_only'),
    partition !== null && say('cookie_partition', partition),
  ];
  return listOf(
    words.filter(word => word !== false),
    say,
  );
}

/** "Cookies: 2 (1 kB) and Databases: 1", and which types could not be read. */
function contents({ types, looked }: InventoryHost, withSizes: boolean): string {
  const words = types.flatMap(({ type, count, bytes }) => {
    if (count === 0 || (count === null && !looked)) return [];
    const amount = count === null ? say('consent_unread') : String(count);
    return withSizes && count !== null && bytes
      ? [say('consent_type_sized', say(`data_${type}`), amount, sizeWords(bytes))]
      : [say('consent_type', say(`data_${type}`), amount)];
  });
  if (!looked) words.push(say('consent_not_looked'));
  return words.length ? listOf(words, say) : say('consent_nothing');
}

/** "under 1 kB", "12 kB", "3.4 MB", in the user's number format. */
function sizeWords(bytes: number): string {
  const write = (amount: number, unit: 'kilobyte' | 'megabyte', maximumFractionDigits: number) =>
    new Intl.NumberFormat(say('language_code'), { style: 'unit', unit, maximumFractionDigits }).format(amount);
  if (bytes < 1_000) return say('consent_small');
  return bytes < 1_000_000 ? write(bytes / 1_000, 'kilobyte', 0) : write(bytes / 1_000_000, 'megabyte', 1);
}
