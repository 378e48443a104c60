/** Numbers that people write: counts, times and error codes are harmless, all others may be a code or belong to someone. */
import { words } from './lazily';
import { matchesOf, type Span } from './span';
import type { Token } from './tokens';

/** What is counted. */
const UNITS = words(`
  ms s sec secs second seconds m min mins minute minutes h hr hrs hour hours d day days week weeks month months year years time times x percent
  tokens token requests request messages users people agents devices lines entries files characters chars words bytes kb mb gb tb kib mib gib mhz ghz hz px fps rpm retries attempts events errors items steps tabs
  sekunden minuten stunden tage tagen wochen monate jahre mal uhr zeichen secondes heures jours fois semaines mois ans segundos minutos horas días veces semanas meses años vezes dias anos secondi minuti ore giorni volte
  seconden uur dagen keer sekunder timmar dagar gånger sekund minut godzin dni razy секунд минут часов дней раз saniye dakika saat gün kez kere
`);
/** What is numbered. */
const NUMBERED = words(`
  port ports version versions v build release status http https error errors errno exit signal line lines column col row page step ticket tickets issue issues bug pr pull attempt protocol level height width size limit pid
  fehler fehlernummer zeile erreur ligne fout fel błąd ошибка hata
  chrome chromium firefox edge safari opera vivaldi brave windows macos ios ipados android ubuntu debian fedora node npm openclaw kernel docker
`);
/** What a close or an error is told by. */
const CLOSES =
  /clos|disconnect|socket|\bws\b|error|status|reason|http|fehler|erreur|ошибк|geschlossen|getrennt|错误|錯誤|断|エラー|에러|오류|끊/iu;
/** What tells a code that somebody was sent. */
const ACCESS =
  /(?<![\p{L}\d])(?:pin|otp|sms|2fa|mfa|text(?:ed)?|typ(?:ed|ing)|enter(?:ed|ing)?|sent|receiv\p{L}*|got|gave|put in|login|log-in|verif\p{L}*|confirm\p{L}*|secur\p{L}*|unlock|recovery|pairing|approval|one-time|two-factor|authenticator|telegram|passcode|eingegeben|eingetippt|entré|reçu|envoyé|introduje|recib\p{L}*|digit\p{L}*|inserito|ingevoerd|wpis\p{L}*|girdim)(?![\p{L}\d])|смс|вв[её]л|подтвержд|приш[её]л|验证|認証|인증|暗証|확인|确认|確認/iu;
const CODE =
  /^(?:pins?|otp|tan|codes?|pin-?codes?|passcode|cvv|cvc|kod\p{L}{0,4}|kód\p{L}{0,3}|kode\p{L}{0,2}|koodi\p{L}{0,3}|c[oó]digo|codice|код\p{L}{0,3}|пин|קוד|कोड|رمز|الرمز|mã|\p{L}*code|geheimzahl)$/u;
/** Numbers after these are times. */
const TIMES = /^(?:ts|time|timestamp|at|epoch|date|since|now|unix|updatedat|createdat|\p{L}{2,30}(?:ms|at|time))$/u;
const COUNT_KEY =
  /(?:ms|bytes|(?<!ac)count|size|length|port|version|total|limit|max|min|seconds|retries|age|ttl|timeout|after|delay|interval)$/;

/** Digits as words. */
const DIGITS = words(`
  zero oh one two three four five six seven eight nine null eins zwei zwo drei vier fünf sechs sieben acht neun zéro un deux trois quatre cinq sept huit neuf
  cero uno dos tres cuatro cinco seis siete ocho nueve due tre quattro cinque sei sette otto nove um dois três quatro sete oito nul een twee drie vijf zes zeven negen
  noll ett två fyra fem sex sju åtta nio jeden dwa trzy cztery pięć sześć siedem osiem dziewięć ноль один два три четыре пять шесть семь восемь девять
  één tien double triple ten twenty thirty forty fifty sixty seventy eighty ninety hundred zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig dix vingt trente quarante cinquante soixante cent
  diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien vinte trinta quarenta cinquenta venti trenta quaranta cinquanta десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто
  صفر واحد اثنان اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة
  нуль чотири п'ять шість сім вісім дев'ять sıfır bir iki üç dört beş altı yedi sekiz dokuz nula jedna dvě tři čtyři pět šest sedm osm devět unu doi trei patru șase șapte opt nouă
`);
/** Fewer in a row can be counting: "one or two", "one, two, three, gone". */
const LEAST_SPOKEN = 4;

/** Codes that are written as they are spoken: "six six two zero". */
export function spokenNumbersIn(tokens: readonly Token[]): Span[] {
  const runs: Token[][] = [[]];
  for (const token of tokens) {
    const follows = DIGITS.has(token.low) && /^[\s,.-]{0,3}$/.test(token.before);
    if (!follows) runs.push([]);
    if (DIGITS.has(token.low)) runs.at(-1)?.push(token);
  }
  return runs.flatMap((run): Span[] => {
    const [first, last] = [run[0], run.at(-1)];
    return first && last && run.length >= LEAST_SPOKEN ? [[first.from, last.to]] : [];
  });
}

/** A value that is told sign by sign: "M, o, o, n, 8, 8", and digits that are written as words without spaces. */
const SPELLED =
  /(?<![\p{L}\d])(?:[\p{L}\d](?:\s?[,.-]\s?|\s)){4,40}[\p{L}\d](?![\p{L}\d])|[零〇一二三四五六七八九]{4,20}(?!年)|(?<!\p{Script=Hangul})(?:[공영일이삼사오육칠팔구]\s){3,20}[공영일이삼사오육칠팔구](?!\p{Script=Hangul}{3})|(?:(?:ぜろ|れい|いち|に|さん|よん|ご|ろく|なな|しち|はち|きゅう)[、,\s]){3,20}(?:ぜろ|れい|いち|に|さん|よん|ご|ろく|なな|しち|はち|きゅう)/gu;

/** Values that are spelled. */
export function spelledIn(text: string): Span[] {
  return matchesOf(SPELLED, text);
}

const BIRTH =
  /(?<![\p{L}\d])(?:born|birth|birth(?:day|date)|dob|geboren|geburts\p{L}+|naissance|nac[ií]|nació|nacid[oa]|nacimiento|cumpleaños|nasci|nascid[oa]|nascimento|nascita|compleanno|geboorte\p{L}+|verjaardag|urodzi\p{L}+|född|födelse\p{L}+|fødsels\p{L}+|født|née? le)(?![\p{L}\d])|рожд|родил|doğum|誕生日|生年月日|生まれ|生日|出生|생일|생년|ميلاد|مواليد/iu;
const DATE =
  /(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)|(?<!\d)\d{1,2}(?:st|nd|rd|th|er|[oº]|\.)?(?:\s(?:of|de|di|do))?\s\p{L}{3,12}\.?(?:\s(?:of|de|del))?,?\s\d{2,4}(?!\d)|(?<!\p{L})\p{L}{3,12}\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}(?!\d)|(?:明治|大正|昭和|平成|令和)?\d{1,4}[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일]/gu;

/** As near as this to a date a birth is its own. In UTF-16 units. */
const NEAR = 60;

/** The days on which somebody was born. A day's full stop ends no sentence, so the whole text is searched. */
export function birthdaysIn(text: string): Span[] {
  return matchesOf(DATE, text).filter(([from, to]) => BIRTH.test(text.slice(Math.max(0, from - NEAR), to + NEAR)));
}

/** True for a sentence that tells of something that somebody typed, or was sent to type. */
export function isAboutAccess(sentence: string): boolean {
  return ACCESS.test(sentence);
}

/** The numbers among a sentence's tokens that are not plainly harmless. `text` is the sentence. */
export function doubtfulNumbersIn(text: string, tokens: readonly Token[]): Span[] {
  if (!tokens.some(({ sort }) => sort === 'number')) return [];
  const about = { isAccess: ACCESS.test(text), isClose: CLOSES.test(text) };
  const doubtful = tokens.flatMap((token, at): Span[] =>
    token.sort === 'number' && !isHarmless(tokens, at, text, about) ? [[token.from, token.to]] : [],
  );
  return doubtful;
}

/** What the whole sentence is about. */
interface About {
  readonly isAccess: boolean;
  readonly isClose: boolean;
}

function isHarmless(tokens: readonly Token[], at: number, sentence: string, { isAccess, isClose }: About): boolean {
  const { text = '', before = '', to = 0 } = tokens[at] ?? {};
  const digits = text.replace(/\D/g, '');
  const near = [tokens[at - 1], tokens[at - 2]].map(token => token?.low ?? '');
  const [last = ''] = near;
  const next = tokens[at + 1];
  const isCode = near.some(word => CODE.test(word));
  if (isPartOfCode(tokens, at)) return false;
  if (digits.length < 4) return !(digits.length === 3 && /^(?:pin|cvv|cvc|otp|tan)$/.test(last));
  if (/^(?:127\.|0\.0\.0\.0)/.test(text)) return true;
  if (/[-/.:()]/.test(text.slice(0, -1))) return digits.length < 6 && !isCode;
  if (next && UNITS.has(next.low) && next.before.length < 2 && !isCode) return true;
  if (/^\s?%/.test(sentence.slice(to - (tokens[0]?.from ?? 0)).slice(0, 2))) return true;
  if (digits.length > 8) return TIMES.test(last) && /^(?:1[2-9]\d{8}|1[2-9]\d{11}|1[2-9]\d{14})$/.test(digits);
  if (isStatus(Number(digits), isCode, isClose) && !(isAccess && !isClose)) return true;
  if (isCode) return false;
  if (isCloseAlone(digits, next)) return true;
  if (near.some(word => NUMBERED.has(word)) || (COUNT_KEY.test(last) && !isAccess)) return true;
  if (/#$/.test(before) && digits.length < 7 && !isAccess) return true;
  // Beside a word of a script without spaces a year is named as one.
  const isGlued = before === '' && at > 0 && !/^[年년]/.test(next?.text ?? '');
  return /^(?:19|20)\d\d$/.test(digits) && !isAccess && !isGlued;
}

/** `1012 service restart`: a close as it is written down. */
const isCloseAlone = (digits: string, next: Token | undefined) =>
  /^10(?:0\d|1[0-5])$/.test(digits) &&
  /^(?:service|going|normal|policy|protocol|abnormal|internal|no|try|bad)$/.test(next?.low ?? '');

/** Groups of digits that are written apart: `123 456`, `1 2 3 4`, unless something is counted by them. */
function isPartOfCode(tokens: readonly Token[], at: number): boolean {
  const isGroup = (token: Token | undefined) => token?.sort === 'number' && /^\d{2,4}$/.test(token.text);
  let [first, end] = [at, at + 1];
  while (end - first < 5 && isGroup(tokens[first - 1]) && /^ $/.test(tokens[first]?.before ?? '')) first--;
  while (end - first < 5 && isGroup(tokens[end]) && /^ $/.test(tokens[end]?.before ?? '')) end++;
  const digits = tokens.slice(first, end).reduce((sum, { text }) => sum + text.length, 0);
  return isGroup(tokens[at]) && end - first > 1 && digits > 5 && !UNITS.has(tokens[end]?.low ?? '');
}

/** Codes of closes and of HTTP, where something like that is told. */
function isStatus(number: number, isCode: boolean, isClose: boolean): boolean {
  if (isClose) return (number >= 1000 && number < 1016) || (number >= 3000 && number < 5000);
  return isCode && ((number >= 1000 && number < 1016) || (number >= 4000 && number < 4016));
}
