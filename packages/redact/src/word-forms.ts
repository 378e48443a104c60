/** Forms that words of a language take, and that what people make up for a password hardly ever has. */

/** What such words end in, of words in small letters. */
const ENDS = [
  // English
  'ing|ings|edly|ingly|ation|ations|tion|tions|ment|ments|ness|able|ible|fully|ally|ously|ively',
  // German, Dutch
  'lich|liche[nrs]?|iert|ieren|ierte|igkeit|ungen|baar|lijk|lijke|eerd|eren',
  // French, Spanish, Italian, Portuguese
  'mente|ción|ciones|zione|zioni|ção|ções|ait|aient|ement|ements|ando|endo|iendo|amos|emos|ados?|adas?|idos?|idas?|uto|uta|are|ere|ire',
  // Finnish, Turkish, Polish
  'maan|mään|massa|neet|ıyor(?:um)?|iyor(?:um)?|uyor(?:um)?|üyor(?:um)?|madı|medi|acak|ecek|owanie|owany|owana|owane',
];
const LATIN = new RegExp(`^\\p{Ll}{3,}(?:${ENDS.join('|')})$`, 'u');
/** Participles of German and Dutch. */
const PARTICIPLES =
  /^(?:(?:ein|aus|ab|an|auf|zu|um|vor|nach|weg|mit|her|hin|los|fest|neu|zurück|in|uit|op|af|door)?ge\p{Ll}{3,}(?:t|en|d)|(?:ver|be|ent|zer|er|ont|her)\p{Ll}{4,}(?:t|d|en))$/u;
const CYRILLIC =
  /^\p{Script=Cyrillic}{3,}(?:ться|тся|лся|лась|лось|лись|ать|ять|ить|еть|ыть|ти|чь|ает|яет|ует|ают|яют|уют|ишь|ешь|ите|ете|ение|ения|ений|ость|ости|ный|ная|ное|ные|ного|ной|ских?|ского|ской|ский|ал|ял|ил|ел|ала|ила|али|или|ело|ало|ило|ется|ится|ються|ний|ння)$/u;
/** Hardly anybody types these for a password, and names begin with a capital letter. */
const ACCENTED = /^(?=.*[^a-z'’-])[\p{Script=Latin}'’-]{3,}$/u;

/** True for a word in small letters that is a form of a common word, by its look alone. */
export function isCommonForm(word: string): boolean {
  return LATIN.test(word) || PARTICIPLES.test(word) || CYRILLIC.test(word) || ACCENTED.test(word);
}
