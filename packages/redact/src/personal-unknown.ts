/**
 * Words of which nobody can tell that they are harmless. What people write of a trouble is made of words that everybody uses,
 * and of their forms; whatever else stands among them may be a password, a person or a machine.
 */
import { isFirstName } from './first-names';
import { words } from './lazily';
import { isOrdinary } from './ordinary';
import { isNameOfSecret } from './personal-secrets';
import type { Span } from './span';
import { isOrdinaryPart, isOrdinaryWord, partsOf, type Token } from './tokens';
import { isCommonForm } from './word-forms';

/** A thing follows these, and passwords, people and machines stand without them. */
const ARTICLES = words(`
  the a an no any every each this these those der die das den dem des ein eine einen einem einer kein keine keinen jede jeder jedes diese dieser dieses le la les un une des du aucun aucune cette ces
  el los las una ningún ninguna esta este il lo gli uno nessun nessuna questa questo o os um uma nenhum nenhuma esta este de het een geen deze dit en ett den det
`);
/** A verb follows these, if it is in small letters. */
const VERB_NEXT = words(`
  i you we they he she ich wir je tu nous vous yo tú nosotros eu nós ik wij jag vi jeg я мы он она они ты вы
  can cannot can't could couldn't will won't would wouldn't should shouldn't must don't doesn't didn't dont doesnt didnt please ne
`);
/** What these do follows them. Agents have names too: one that is not named has an article, here or in its ending. */
const DOERS = words(`
  page pages site dashboard browser screen button spinner connection session error seite seiten verbindung anmeldung bildschirm página pagina sito sitio navegador navegador pantalla conexión connexion écran
  pagina's scherm verbinding sida sidan siden skärmen anslutningen strona stronie przeglądarka połączenie страница страницы браузер сторінка соединение stránka prohlížeč sayfa sayfası agenten agentul l'agent l'agente ajan oldal sivu
`);
/** After these of them German nouns are in capital letters, and no names: those can stand after `der` and `die`. */
const GERMAN = words('das ein eine einen einem einer kein keine keinen jede jeder jedes diese dieser dieses');
/** Of words that may begin with a capital letter: German nouns. */
const NOUNS = /^\p{Lu}\p{Ll}{3,}(?:ung|ungen|heit|heiten|keit|keiten|schaft|tion|tionen)$/u;
/** Endings that a known word can have. */
const ENDINGS =
  /^(\p{L}{3,}?)(?:e?s|e?d|ed|ing|er|ers|ly|e|en|em|es|et|te|ten|st|t|n|a|o|as|os|i|ie|é|ée|és|ées|ait|ent|ant|ar|ado|ada|ó|ou|ei|ato|ata|are|u|y|ów|ami|ach|ą|ę|är|ar|or|na|erna|et|ет|ют|а|у|ы|и|е|ом|ой|ам|ами|ах|ов|ей|ю|я|л|ла|ло|ли)$/u;
const ERROR_NAMES =
  /^(?:(?:net|NET)::)?(?:ERR|NS_ERROR|SEC_ERROR|SSL|DNS|PR)_[A-Z_]{3,60}$|^SIG[A-Z]{3,5}$|^[A-Z][A-Za-z]{2,30}(?:Error|Exception)$/;
const PAIR_LEAST = 4;
/** What has more parts is no name of anything. */
const MOST_PARTS = 30;

/** The words that are not known to be harmless. */
export function unknownIn(tokens: readonly Token[]): Span[] {
  return unknown(tokens).map(({ from, to }) => [from, to]);
}

/**
 * Those that can be a name or stand as a value, where no secret is spoken of. There, a word in small letters is only one
 * that we do not know.
 */
export function unknownNamesIn(tokens: readonly Token[]): Span[] {
  return unknown(tokens)
    .filter(
      ({ sort, text, low, before }) =>
        sort === 'odd' || !IN_SMALL_LETTERS.test(text) || isFirstName(low) || PRESENTED.test(before),
    )
    .map(({ from, to }) => [from, to]);
}

const IN_SMALL_LETTERS = /^\p{Ll}{3,}(?:['’]\p{Ll}+)?$/u;
/** A sign that shows what follows as a value. */
const PRESENTED = /[:="'`(]\s?$/;

function unknown(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    (token, at) => (token.sort === 'new' || token.sort === 'odd') && !isHarmless(token, tokens[at - 1]),
  );
}

function isHarmless({ text, low, sort, before }: Token, last: Token | undefined): boolean {
  if (text.length < 3 || isNameOfSecret(low) || ERROR_NAMES.test(text)) return true;
  const parts = partsOf(text);
  if (parts.length > 1 && parts.length < MOST_PARTS && sort === 'new' && !/\d{6}/.test(text))
    return parts.every(part => isOrdinaryPart(part) || isCommonForm(part));
  if (!/^\p{L}[\p{L}'’-]*$/u.test(text)) return false;
  const small = text === low;
  if (small && (isCommonForm(text) || isFormOfKnown(low))) return true;
  if (NOUNS.test(text) || isPair(low)) return true;
  if (/^\p{Lu}\p{Ll}+$/u.test(text) && isFormOfKnown(low)) return true;
  if (!/^\s+$/.test(before) || !last || parts.length > 1) return false;
  return small ? [ARTICLES, VERB_NEXT, DOERS].some(list => list.has(last.low)) : GERMAN.has(last.low);
}

/** `waited`, `describes`, `Fenstern`. */
function isFormOfKnown(low: string): boolean {
  const stem = ENDINGS.exec(low)?.[1];
  if (stem === undefined) return false;
  return stem.length > 3 && [stem, `${stem}e`, `${stem}en`, stem.replace(/(\p{L})\1$/u, '$1')].some(isOrdinary);
}

/** Two known words in one, as in German: `Anmeldeseite`. */
function isPair(low: string): boolean {
  for (let at = PAIR_LEAST; at <= low.length - PAIR_LEAST; at++) {
    const first = low.slice(0, at);
    if (!isOrdinaryWord(low.slice(at))) continue;
    if (isOrdinary(first) || isOrdinary(first.replace(/[sn]$/, '')) || isOrdinary(`${first}n`)) return true;
  }
  return false;
}
