/** Names of people, of their accounts and of their machines, as people write them. */
import { isFirstName } from './first-names';
import { lazily, words } from './lazily';
import { REDACTED } from './normalized';
import { groupMatchesOf, type Span } from './span';
import { isOrdinaryWord, type Token } from './tokens';

/** A name, or what stands in for a part of one that was removed before. */
const WORD = String.raw`(?:\p{Lu}[\p{L}'’.-]{1,30}|${REDACTED})`;
const NAME = String.raw`${WORD}(?:[ \u00a0]${WORD}){0,3}`;
/** Several, none of them in capitals alone. */
const TWO = String.raw`(?:\p{Lu}[’']?\p{L}?\p{Ll}[\p{L}'’.-]{0,30}|${REDACTED})(?:[ \u00a0](?:\p{Lu}[’']?\p{L}?\p{Ll}[\p{L}'’.-]{0,30}|${REDACTED})){1,3}`;
/** A word at its beginning, in small or capital letters. */
const any = (list: string) =>
  lazily(
    () =>
      `(?<![\\p{L}\\d])(?:${list
        .trim()
        .split(/\s*\|\s*/)
        .map(phrase =>
          phrase.replace(/^\p{L}/u, first => `[${first.toLowerCase()}${first.toUpperCase()}]`).replaceAll("'", "['’]"),
        )
        .join('|')})`,
  );
const named = (before: string, name = NAME, after = '') => new RegExp(`${before}(?<name>${name})${after}`, 'dgu');

/** Who somebody says that they are. */
const SELF = any(
  `my name is|i am|i'm|this is|my name's|the name is|name is|name:|call me|i am called|ich heiße|mein name ist|name ist|je m'appelle|mon nom est|me llamo|mi nombre es|meu nome é|me chamo|mi chiamo|il mio nome è|mijn naam is|ik heet|jag heter|mitt namn är|jeg hedder|jeg heter|mit navn er|nazywam się|mam na imię|benim adım|adım|jmenuji se|numele meu este|меня зовут|моё имя|мое имя|мене звати|με λένε|nimeni on|nama saya|tên tôi là`,
);
const AM = any(
  `im|it is|it's|hier ist|ich bin|je suis|c'est|soy|sou|eu sou|sono|ik ben|jag är|jeg er|jestem|ben|я|from|by|ask|told|mit|von|avec|con|com|met|med|with|for`,
);
const REGARDS = any(
  `regards|cheers|thanks|thank you|sincerely|faithfully|yours|best|love|greetings from|grüße|gruß|grüßen|gruss|grüsse|lg|lG|mfg|mfG|vg|vG|danke|cordialement|à vous|amicalement|merci|saludo|saludos|gracias|abraço|abraços|obrigado|obrigada|saluti|grazie|groetjes|groeten|groet|hälsningar|hilsen|mvh|pozdrawiam|pozdrowienia|dziękuję|saygılarımla|teşekkürler|уважением|спасибо|pozdravem|děkuji|üdvözlettel`,
);
/** Whoever is spoken to, or of. */
const KIN = any(
  `mr|mrs|ms|miss|mister|dr|prof|herr|herrn|frau|señor|señora|sr|sra|mme|monsieur|madame|signor|signora|pan|pani|colleague|coworker|co-worker|wife|husband|boss|friend|brother|sister|son|daughter|mother|father|mom|mum|dad|partner|girlfriend|boyfriend|assistant|admin|administrator|manager|customer|client|employee|neighbour|neighbor|kollege|kollegin|kollegen|mann|chef|freund|freundin|sohn|tochter|bruder|schwester|mutter|vater|kunde|kundin|collègue|femme|mari|ami|amie|colega|esposa|marido|amigo|amiga|mujer|moglie|marito|collega|жена|муж|коллега|друг|account of|belongs to|registered to|behalf of|registered for`,
);
const HELLO = any(
  `hi|hello|hey|dear|hallo|liebe|lieber|bonjour|salut|cher|chère|hola|querido|querida|olá|ciao|caro|cara|hoi|beste|hej|cześć|merhaba|привет|здравствуйте`,
);

const PEOPLE = lazily((): readonly RegExp[] => [
  named(`${SELF()}[: ]{1,3}`),
  named(`${KIN()}\\.?,? `),
  named(`${REGARDS()}[\\s,.!:;–-]{1,6}`, NAME, '(?=[.!)]?\\s*$)'),
  named(`${HELLO()} `, NAME, '(?=[,!.]|\\s*$)'),
  named(`(?<=^|[.!?\\n]\\s{0,3})`, NAME, '(?= (?:here|hier|ici|aquí|aqui|qui|tutaj|speaking)(?![\\p{L}]))'),
  // A last line that is a name alone.
  named(`(?<=\\n\\s{0,3}(?:[-–—~]\\s?)?)`, NAME, '(?=[.!]?\\s*$)'),
  // A device that has its owner's name.
  /(?<![\p{L}\d])(?<name>[\p{L}\d]{2,30})(?:['’]?s)?[ -](?:Mac(?:Book)?|iMac|iPhone|iPad|PC|Laptop|Pixel|Galaxy)(?![\p{Ll}])/dgu,
  /(?:MacBook|iMac|iPhone|iPad|Mac|PC|Laptop|Rechner|Handy)[\p{L}\d-]{0,12}?[ -](?:von|de|di|van|of|d['’])[ -](?<name>[\p{L}\d]{2,30})/dgu,
]);
/** Common words begin so too, so that only two names, or a first name, count. */
const SURELY = lazily((): readonly RegExp[] => [named(`${AM()} `), named('', TWO)]);
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严';
const OTHER_SCRIPTS = lazily((): readonly RegExp[] => [
  /(?:我叫|名字是|名字叫|姓名[:：是]?)\s?(?<name>\p{Script=Han}{2,4})/dgu,
  new RegExp(`我是(?<name>[${SURNAMES}]\\p{Script=Han}{1,3})(?!\\p{Script=Han})`, 'dgu'),
  /(?:名前は|名は)\s?(?<name>[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\u30fc ]{1,12}?)(?=です|といいます|と申します|。|$)/dgu,
  /(?:이름은|저는)\s?(?<name>\p{Script=Hangul}{2,4}?)(?=입니다|이에요|예요|이?라고|이고)/dgu,
  /(?:اسمي|معكم)\s(?<name>\p{Script=Arabic}{3,20}(?:\s\p{Script=Arabic}{3,20})?)(?=\s*(?:$|[.،])|\sو)/dgu,
  // Whoever is spoken of by what they are to somebody.
  /(?:息子|娘|夫|妻|友人|友達|同僚|弟|兄|姉|妹|父|母)の(?<name>[\p{Script=Han}\p{Script=Katakana}]{2,5})(?=[がはにをとも、]|さん)/dgu,
  /(?:사위|며느리|남편|아내|아들|딸|친구|동생|누나|언니|오빠|동료)\s(?<name>\p{Script=Hangul}{2,4}?)(?=[이가은는을를와과]|\s|$)/dgu,
  /(?<=^|[。、\s])(?<name>[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\u30fc]{1,6}[ \u3000]?[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\u30fc]{1,6})(?=と申します|といいます)/dgu,
  /の(?<name>[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]{1,4})(?:くん|君|ちゃん|さん)/dgu,
  /(?<![\p{Script=Arabic}])(?:ابن|ابنة|أخي|أختي|زوجي|زوجتي|صديقي|صديقتي|جاري|ابني|ابنتي|والدي)\s(?:أختي\s|أخي\s)?(?<name>\p{Script=Arabic}{3,12})(?=[\s.,،؟!]|$)/dgu,
  /(?<=^|[。,，\s])(?<name>[小老阿]\p{Script=Han}{1,2})(?=[帮给替说让叫])/dgu,
  // What somebody's network is called.
  /(?:wi-?fi|wlan|无线|無線|ワイファイ)(?:网络)?(?:叫|名字是|名は|の名前は|\s?이름은\s|は(?=[^\s、。]*["A-Za-z\d]))(?<name>[^\s,。、]{2,24}?)(?=で|,|。|、|\s|$)/dgiu,
  /(?:와이파이|무선)\s(?!인터넷|공유기|비밀번호|네트워크|연결|신호)(?:이름은\s)?(?<name>\p{Script=Hangul}{3,16}?)(?=[은는이가]\s)/dgu,
  /(?:شبكة|واي ?فاي)(?:\s\p{Script=Arabic}{2,8})?\s(?:اسمها|اسمه)\s(?<name>\p{Script=Arabic}{2,12}(?:\s(?!و)\p{Script=Arabic}{2,12})?)/dgu,
  // Where somebody lives.
  /(?<name>\p{Script=Han}{2,8}(?:巷|路|街|道|弄)(?:\d{1,4}(?:号|弄|栋|幢|单元|楼|室|-)?){1,5})/dgu,
  /(?<name>[\p{Script=Han}\p{Script=Katakana}\u30fc]{2,12}\d{1,2}丁目[\d-]{0,10}(?:\s?[\p{Script=Han}\p{Script=Katakana}\u30fc]{1,10}\d{1,5})?)/dgu,
  /(?<name>(?:\p{Script=Hangul}{1,6}[시군구동읍면]\s\p{Script=Hangul}{1,8}로|\p{Script=Hangul}{1,9}(?:대로|번길|길))\s?\d{1,4}(?:-\d{1,4})?(?:,?\s\p{Script=Hangul}{1,10}\s?\d{1,5}[호동]?)?)/dgu,
  /(?<!\p{Script=Arabic})(?:شارع|حي|عمارة|حارة)\s(?<name>\p{Script=Arabic}{2,16}(?:،?\s(?:عمارة|بناية|شقة|رقم)\s\d{1,4})?)/dgu,
  /住在(?<name>[\p{Script=Han}\d]{2,20}(?:巷|路|街|道|号|弄|单元|室|小区|村|镇)[\p{Script=Han}\d]{0,20})(?=[,，。;；\s]|$)/dgu,
]);

/** Addresses in which a name stands. */
const PLACES = lazily((): readonly RegExp[] => [
  // Hosts without a domain, or with one of a home.
  /(?<=(?:https?|wss?|ssh|ftp|smb|rtsp|vnc|tcp):\/\/(?:[^\s/@]{1,100}@)?)(?!(?:localhost|gateway|openclaw|host|agent|example|server|proxy|app|web|db)(?![\w-]))(?<name>[a-z][\w-]{1,62})(?=[:/\s"'`)]|$)/dgi,
  /(?<![\w.-])(?<name>[a-z\d][\w-]{1,62})(?=\.(?:local|lan|home|internal|localdomain|intranet|corp|fritz\.box|home\.arpa|duckdns\.org|ddns\.net|dyndns\.org|no-ip\.org|myfritz\.net|synology\.me|ts\.net)(?![\w-]))/dgi,
  /(?<![\w.-])(?<name>[a-z\d][\w-]{1,62}\.[\w\ue000-]{1,40})(?=\.(?:ts\.net|nip\.io|duckdns\.org|myfritz\.net)(?![\w-]))/dgi,
  /(?<![\w-])(?:DESKTOP|LAPTOP|WIN|PC)-(?<name>[A-Z\d]{5,15})(?![\w-])/dg,
  /(?<![\w.-])[\w.-]{1,32}@(?!(?:latest|next|beta|alpha|stable|main)(?![\w-]))(?<name>[a-z][\w-]{1,62})(?=[:\s~]|$)/dgi,
  /(?<![\w.-])(?<name>(?!(?:root|admin|node|user|openclaw|git|ubuntu|pi)@)[\w.-]{1,32})@[a-z][\w-]{1,62}(?=[:\s~]|$)/dgi,
  /(?<=(?:^|[^\\])\\\\)(?!wsl|localhost)(?<name>[\w-][\w.-]{1,60})(?=\\)/dgi,
  // Accounts elsewhere.
  /(?<![\w.-])(?:t\.me|telegram\.me|github\.com|gitlab\.com|x\.com|twitter\.com|instagram\.com|facebook\.com|linkedin\.com\/in|reddit\.com\/u(?:ser)?|discord\.gg|youtube\.com)\/(?!openclaw(?![\w-]))@?(?<name>[\w.-]{2,60})(?!\/)/dgi,
  /(?<![\w@/.])@(?<name>(?!(?:latest|next|beta|alpha|openclaw|heyron|everyone|here|media|import)(?![\w.-]))[a-z][\w.]{2,40})(?![\w/@-])/dgi,
  /(?<![\w#])(?<name>[\w.]{2,32})#\d{4}(?!\d)/dg,
  /(?:uid|gid|groups)=\d{1,6}\((?<name>[\w.-]{2,32})\)/dg,
  /[d-][rwx-]{9}[.+@]?\s{1,4}\d{1,4}\s{1,4}(?<name>[\w.-]{2,32}\s{1,8}[\w.-]{2,32})/dg,
  /(?<![\w])chown\s(?:-\w{1,3}\s)?(?<name>[\w.-]{2,32}(?::[\w.-]{2,32})?)/dg,
]);
const NOBODY =
  /^(?:node|openclaw|heyron|user|users|shared|public|default|runner|agent|root|me|admin|ubuntu|app|pi|www-data|nobody|localhost|docker|staff|wheel|root\s+root)$/i;

/** What an account is called by, and a machine. */
const USER = words(
  `user whoami username user-name nick nickname handle login benutzer benutzername anmeldename utilisateur identifiant usuario usuário utente gebruiker gebruikersnaam användare användarnamn bruger brugernavn użytkownik użytkownika kullanıcı
  пользователь пользователя логин discord github telegram instagram account sudo account-name whatsapp reddit skype`,
);
const MACHINE = words(
  `host hostname host-name machine computer server laptop pc nas box rechner rechnername computername serveur servidor ordinateur ping ssh machine-name notebook workstation vps vm desktop maschine`,
);
const SPACELESS_USER =
  /(?:用户名|用戶名|ユーザー名|사용자\s?(?:이름|명)|主机名|ホスト名|机器名)[^\p{Script=Latin}\d]{0,4}$/u;
const CALLED = words(
  `is am are was called named heißt ist lautet est s'appelle nommé es é è se heet heter hedder to jest это зовут says said as name names at account user i the it auf on`,
);
const LOGGED =
  /(?:logged|signed|log|sign|angemeldet|connecté|conectado|ingelogd|inloggad|zalogowany)[ -]?(?:on|in|into)?[ ](?:as|als|en tant que|como|come|som|jako)(?: (?:user|benutzer))?\s$/iu;
const AS_USER = /(?:als benutzer|as user|als user)\s$/iu;

/** Names of people, users and machines in a text. `tokens` are of the same text. */
export function peopleNamedIn(text: string, tokens: readonly Token[]): Span[] {
  const isOwn = ([from, to]: Span) => !NOBODY.test(text.slice(from, to));
  const people = [
    ...PEOPLE()
      .flatMap(form => groupMatchesOf(form, text, 'name'))
      .filter(place => isNewName(text.slice(...place), 1)),
    ...SURELY()
      .flatMap(form => groupMatchesOf(form, text, 'name'))
      .filter(place => isNewName(text.slice(...place), 2)),
    ...OTHER_SCRIPTS().flatMap(form => groupMatchesOf(form, text, 'name')),
  ];
  const firsts = tokens.flatMap((token): Span[] => (hasFirstName(token) ? [[token.from, token.to]] : []));
  const places = PLACES()
    .flatMap(form => groupMatchesOf(form, text, 'name'))
    .filter(isOwn);
  return [
    ...people,
    ...firsts,
    ...places.filter(([from, to]) => !/(?:^|\.)heyron$/i.test(text.slice(from, to))),
    ...accountsIn(text, tokens),
  ];
}

/** With a capital letter, or as a part of a machine's name. */
function hasFirstName({ text, low, sort }: Token): boolean {
  const parts = low.split(/[._-]/).map(part => part.replace(/['’]?s?$/, ''));
  return parts.length > 1
    ? sort !== 'known' && parts.some(isFirstName)
    : /^\p{Lu}/u.test(text) && (isFirstName(low) || parts.some(isFirstName));
}

/** True if at least so many of its words are no words that people use about anything, or one is a first name. */
function isNewName(name: string, least: number): boolean {
  if (!/\p{L}/u.test(name.replaceAll(REDACTED, ''))) return false;
  const parts = name
    .toLowerCase()
    .split(/[\s\u00a0-]+/)
    .map(part => part.replace(/[.'’]+s?$/, ''));
  const fresh = parts.filter(part => part === REDACTED || (part.length > 1 && !isOrdinaryWord(part)));
  return fresh.length >= least
    ? !parts.some((part, at) => at < 2 && !fresh.includes(part)) || fresh.length > 1
    : parts.some(isFirstName);
}

/** What follows a word for an account or a machine. */
function accountsIn(text: string, tokens: readonly Token[]): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || token.sort === 'known' || token.sort === 'gone' || token.sort === 'number') continue;
    const near = text.slice(Math.max(0, token.from - 48), token.from);
    if (LOGGED.test(near) || AS_USER.test(near) || SPACELESS_USER.test(near) || isCalled(tokens, at))
      found.push([token.from, token.to]);
  }
  return found;
}

function isCalled(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.text.length < 3) return false;
  let linked = /[:=]/.test(token.before);
  for (let back = at - 1; back >= 0 && at - back <= 4; back--) {
    const other = tokens[back];
    if (!other || /[.!?;\n]/.test(tokens[back + 1]?.before.trim() ?? '')) return false;
    const isMachine = MACHINE.has(other.low);
    if (isMachine || USER.has(other.low)) {
      const isNext = back === at - 1;
      if (isNext && !/^[\s:='"`(-]*$/.test(token.before)) return false;
      return (
        linked || (isNext && (token.sort === 'odd' || !/(?:ed|ing|s|en|et|t|é)$/.test(token.low) || isUserLike(token)))
      );
    }
    if (!CALLED.has(other.low)) return false;
    linked = true;
  }
  return false;
}

const isUserLike = ({ text }: Token) => /[\d._-]/.test(text);
