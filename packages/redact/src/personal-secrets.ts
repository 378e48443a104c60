/** Passwords and the like that a sentence names: "I changed my password to …", "… is my password". */

import { lazily, words } from './lazily';
import { groupMatchesOf, type Span, shifted } from './span';
import { isOrdinaryWord, type Token } from './tokens';
import { isCommonForm } from './word-forms';

/** Names of secrets of several words. */
const PHRASES = [
  ...['pass[ -]?phrases?', 'mot secret', 'phrases? (?:de passe|secr[eè]te)'],
  ...['frases? (?:secreta|segreta|senha|de (?:acceso|paso))', 'passfras\\p{L}{0,3}', 'wachtzin'],
  ...['merksatz', 'codewort', 'losungswort', 'кодов\\p{L}{2,3} (?:фраз|слов)\\p{L}{1,2}'],
];
/** Names of what nobody should read, in the languages in which people wrote to us. */
const STRONG = [
  ...[
    'pass[ -]?words?',
    'passwds?',
    'pass(?:phrase|code|key)s?',
    'pass',
    'pwds?',
    'pws?',
    'p/w',
    'passwor[dt]\\p{L}{0,3}',
    'passwörter\\p{L}?',
  ],
  ...[
    'kenn?w[oö]rt\\p{L}{0,3}',
    'zugangscode',
    'geheimzahl',
    'mdps?',
    'mots? de passe',
    'contrase[nñ]as?',
    'claves?',
    'senhas?',
    "parola d'ordine",
  ],
  ...[
    'wachtwoord(?:en)?',
    'l[oö]senord\\p{L}{0,4}',
    'adgangskode\\p{L}{0,3}',
    'passord\\p{L}{0,3}',
    'salasana\\p{L}{0,5}',
    'has[łl][oaeu]\\p{L}{0,3}',
    'haseł',
  ],
  ...[
    'hesl[aoeu]\\p{L}{0,2}',
    '[şs]ifre\\p{L}{0,8}',
    'parol[aeă]\\p{L}{0,6}',
    'jelsz[oóa]\\p{L}{0,8}',
    'kata sandi',
    'sandi',
    'mật khẩu',
  ],
  ...[
    'парол\\p{L}{0,3}',
    'пин(?:-?код\\p{L}{0,2})?',
    'كلمة (?:السر|المرور)',
    'الرقم السري',
    'ה?סיסמ[הא]\\p{L}{0,2}',
    'पासवर्ड',
    'κωδικ\\p{L}{1,4}',
  ],
  ...['secret words?', 'security answer', 'pins?', 'otp', 'login words?'],
  ...PHRASES,
];
const SPACELESS_NAMES = [
  '密码',
  '密碼',
  '口令',
  'パスワード',
  'パスフレーズ',
  '合言葉',
  '合い言葉',
  '暗証番号',
  '비밀번호',
  '비번',
  '암호',
  'รหัสผ่าน',
  '令牌',
  'トークン',
  '토큰',
];
/** Harmless things share these, so a word beside one proves nothing. */
const WEAK = [
  'tokens?',
  'secrets?',
  '(?:api|access|secret|private)[ _-]?keys?',
  'keys?',
  'credentials?',
  'токен\\p{L}{0,3}',
  'ключ\\p{L}{0,3}',
  'секрет\\p{L}{0,3}',
];
const NAME = lazily(
  () =>
    new RegExp(
      `(?<![\\p{L}\\d_])(?:(?<strong>${STRONG.join('|')})|(?<weak>${WEAK.join('|')}))(?![\\p{L}\\d])|(?<close>${SPACELESS_NAMES.join('|')})`,
      'gu',
    ),
);

const WHOLE = lazily(() => new RegExp(`^(?:${[...STRONG, ...WEAK].join('|')})$`, 'u'));

/** True for a lower-case word that names a secret and is none. */
export function isNameOfSecret(word: string): boolean {
  return WHOLE().test(word);
}

/** No name is longer. In UTF-16 units. */
const LONGEST_NAME = 60;
/** What says that the next word is the value. */
const LINKS = words(`
  is was are were be equals reads brzmi says now called lautet ist war heißt wäre sei jetzt est était c'est es era é è foi sera jest to był było je byl była bylo är var er on oli
  este là adalah şu şöyle это был была такой такая такое стал то هي هو היא הוא είναι है becomes became remains maintenant ahora agora adesso nu teraz
  as als comme como come som jako jak olarak use uses used chose tried typed try
`);
/** The same, after a change. */
const TOWARDS = words(
  'to from into in auf zu von en de par por a para con di naar i till til från fra na z ze на с إلى over',
);
const CHANGED =
  /chang|switch|\bset\b|reset|updat|änder|gesetzt|setz|gewechsel|stell|cambi|muda|mudei|troc|restablec|pus|mis\b|zmieni|změni|byt|skift|verander|wijzig|поменя|смени|измен|değiş|改|変え|바꿨|غير/iu;
/** Words between a value and its name: "… is my password". */
const BACKWARDS = words(`
  as is was the a an my our their your that old new current first second same right wrong for this it's als ist war das mein meine unser der neue alte comme est le mon la ma ancien nouveau
  como es é era mi el la minha a nova velha come è il mio mia vecchia nuova som är mitt mit er det gammalt als is mijn het oude nieuwe jako to moje nowe stare это мой наш старый новый был как olarak eski yeni
`);
const IS = words(
  "as is was it's als ist war comme est como es é era come è som är er is jako to jest это был как olarak",
);
/** What joins one value to the next. */
const JOINS = words(
  'or and one maybe perhaps either now then also but oder und jetzt dann ou et puis o u y e ahora agora lub i albo teraz или и теперь veya ve eller och of en nu old new altes neues',
);

/** How many known words may stand between a name and its value. */
const MOST_BETWEEN = 6;
const SIGN = /[:=→|"'`「『>(]|[-–—]\s|->/u;

/** True for a word that can be said of a password: it is no password. */
const SAID =
  /^(?:\p{Ll}{2,}(?:ed|ing|able|ible|ful|less|ous|ive|ical|ig|lich|bar|iert|ée?s?|ado|ada|ido|ida|ato|ata|uto|uta|mente|ment)|\p{Script=Cyrillic}+(?:ый|ий|ой|ая|ое|ые|ого|ому|ет|ит|ют|ят|ал|ил|ла|ли|ло|ть|ся|ен|ён|ан|на|но|ны))$/u;

/** Phrases are made of words that everybody uses: what follows the name of one is its value. */
const PHRASE = lazily(
  () => new RegExp(`(?<![\\p{L}\\d_])(?:${PHRASES.join('|')})(?!\\p{L})(?<value>[^.!\\n]{8,120})`, 'dgu'),
);
/** In scripts without spaces a value follows a link, and ends with the clause, or with its quotation mark. */
const LINKED = lazily(
  () =>
    new RegExp(
      `(?:${SPACELESS_NAMES.join('|')})(?:\\s?문구)?(?:\\p{Script=Han}{0,4}?(?:是|为|為|叫|改成)|は|の(?=")|로 쓰는 말이|[은는이가]\\s)"?(?<value>[^,。、!?\\n"]{2,40})`,
      'dgu',
    ),
);
/** What is said of a password there, and is none. */
const SAID_THERE =
  /^\s?(?:也|都|还|還|已|就|又|一直|完全)?(?:对|對|正确|正確|错|錯|忘|没|沒|不|无|無|正し|違|合って|あって|間違|入れ|何|맞|틀|잊|없|안 |모르)/u;

function phrasesIn(sentence: string): Span[] {
  return [
    ...groupMatchesOf(PHRASE(), sentence, 'value'),
    ...groupMatchesOf(LINKED(), sentence, 'value').filter(place => !SAID_THERE.test(sentence.slice(...place))),
  ];
}

/**
 * The values of secrets that a sentence names, and whether it names one at all: "token" or "key" alone is none, since
 * harmless things share these. `text` is in lower case.
 */
export function namedSecretsIn(text: string, tokens: readonly Token[]): { places: Span[]; isNamed: boolean } {
  if (tokens.length === 0) return { places: [], isNamed: false };
  const found: Token[] = [];
  const stuck: Span[] = [];
  const pattern = NAME();
  pattern.lastIndex = tokens[0]?.from ?? 0;
  const last = tokens.at(-1)?.to ?? 0;
  const isChange = CHANGED.test(text.slice(tokens[0]?.from, last));
  // Not in the rest of the text: many sentences without a name would each be searched to its end.
  const searched = text.slice(0, last + LONGEST_NAME);
  let at = 0;
  let isNamed = false;
  for (let match = pattern.exec(searched); match && match.index < last; match = pattern.exec(searched)) {
    const [from, end] = [match.index, match.index + match[0].length];
    isNamed ||= match.groups?.weak === undefined;
    while (at < tokens.length && (tokens[at]?.to ?? 0) <= from) at++;
    let next = at;
    while (next < tokens.length && (tokens[next]?.from ?? 0) < end) next++;
    // A name inside a longer word of a script without spaces: the value can follow in the next token alone.
    const name = {
      isChange,
      weak: match.groups?.weak !== undefined,
      foreign: !/\p{Script=Latin}/u.test(match[0]),
      end,
      tail: text.slice(end, tokens[next - 1]?.to ?? end),
    };
    const beside = glued(tokens[next - 1], text, end);
    if (beside) stuck.push(beside);
    found.push(...after(tokens, next, text, name), ...before(tokens, at, name.weak));
  }
  const all =
    found.length > 0 || tokens.some(({ sort }) => sort === 'gone') ? [...found, ...joined(tokens, found)] : found;
  const start = tokens[0]?.from ?? 0;
  const phrases = shifted(phrasesIn(text.slice(start, last)), start);
  const places = [...stuck, ...phrases, ...all.map(({ from, to }): Span => [from, to])];
  return { places, isNamed: isNamed || places.length > 0 };
}

/** What a sign joins to the name: `pw/…`. */
function glued(token: Token | undefined, text: string, end: number): Span | null {
  if (!token || end >= token.to || !/[/:]/.test(text.charAt(end)) || token.from > end) return null;
  return isOrdinaryWord(text.slice(end + 1, token.to)) || token.to - end < 4 ? null : [end + 1, token.to];
}

interface Name {
  /** The sentence tells of a change. */
  readonly isChange: boolean;
  readonly weak: boolean;
  /** In another script than Latin: what is written in that beside it is no word of its sentence. */
  readonly foreign: boolean;
  readonly end: number;
  /** What follows it in its own token. */
  readonly tail: string;
}

function after(
  tokens: readonly Token[],
  first: number,
  text: string,
  { weak, foreign, isChange, end, tail }: Name,
): Token[] {
  const earlier = tokens[first - 2];
  let linked: 'sign' | 'word' | null = earlier && IS_AS.test(earlier.low) ? 'word' : null;
  for (let at = first; at < tokens.length && at - first <= MOST_BETWEEN; at++) {
    const token = tokens[at];
    if (!token) break;
    const sign = at === first ? text.slice(end + tail.length, token.from) : token.before;
    if (SIGN.test(sign) || (at === first && sign.includes('\n'))) linked = 'sign';
    if (token.sort === 'gone') return [];
    if (isValue(token, at === first || (foreign && /\p{Script=Latin}/u.test(token.text)), linked, weak, sign))
      return [token, ...goesOn(tokens, at + 1)];
    const isPolish = token.low === 'to' && /^has[łl]/.test(tokens[first - 1]?.low ?? '');
    if (isPolish || LINKS.has(token.low) || (TOWARDS.has(token.low) && isChange)) linked ??= 'word';
    else if (token.sort === 'new' && token.text.length > 3 && !linked) break;
  }
  return [];
}
const IS_AS = /^(?:as|als|comme|como|come|som|jako|como|with|using|mit|avec|con|com|med|z|с|met)$/;

function isValue(
  { sort, low, text }: Token,
  isNext: boolean,
  linked: 'sign' | 'word' | null,
  weak: boolean,
  sign: string,
): boolean {
  if (sort === 'odd') return true;
  if (sort === 'number') return isNext || linked !== null;
  if (sort !== 'new' || text.length < 3) return false;
  if (linked === 'sign') return true;
  if (linked === 'word') return !SAID.test(low) && !isCommonForm(low);
  return isNext && !weak && !sign.includes(',') && !SAID.test(low) && !/\p{Script=Cyrillic}/u.test(low);
}

/** The rest of a phrase. */
function goesOn(tokens: readonly Token[], first: number): Token[] {
  let end = first;
  while (end < tokens.length && tokens[end]?.sort === 'new' && /^[\s-]*$/.test(tokens[end]?.before ?? '')) end++;
  return tokens.slice(first, end);
}

function before(tokens: readonly Token[], name: number, weak: boolean): Token[] {
  let linked = false;
  for (let at = name - 1; at >= 0 && name - at <= 5; at--) {
    const token = tokens[at];
    if (!token || /[.!?]/.test(tokens[at + 1]?.before ?? '')) break;
    if (token.sort === 'odd' && token.text.length > 4) return [token];
    if (token.sort === 'new' || token.sort === 'number')
      return linked && (!weak || token.sort === 'number') ? [token] : [];
    if (!BACKWARDS.has(token.low)) break;
    linked ||= IS.has(token.low);
  }
  return [];
}

/** "… or …": what stands beside a value in the same way is one too. */
function joined(tokens: readonly Token[], found: readonly Token[]): Token[] {
  const values = new Set(found);
  const more: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || !(values.has(token) || token.sort === 'gone')) continue;
    let joins = false;
    for (let next = at + 1; next < tokens.length && next - at <= 4; next++) {
      const other = tokens[next];
      if (!other) break;
      joins ||= JOINS.has(other.low) || /[,/、]/.test(other.before);
      if (joins && (other.sort === 'odd' || other.sort === 'new') && !SAID.test(other.low)) {
        values.add(other);
        more.push(other, ...goesOn(tokens, next + 1));
      }
      if (!LINKS.has(other.low) && !JOINS.has(other.low)) break;
    }
  }
  return more;
}
