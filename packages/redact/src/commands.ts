/** Secrets in the places that programs have for them: commands, statements, addresses, and fields in two parts. */
import { NAMES } from './label-names';
import { groupMatchesOf, type Span } from './span';
import { isSaidOfSecrets } from './vocabulary';

const FORMS: readonly RegExp[] = [
  // SQL.
  /(?<![\p{L}\d])identified\s{1,4}(?:with\s{1,4}[\w"'`]{1,60}\s{1,4})?(?:by|as)\s{1,4}(?:password\s{1,4})?["'`](?<value>[^"'`\n]{1,200})/dgiu,
  /(?<![\p{L}\d])password\s?\(\s?["'`](?<value>[^"'`\n]{1,200})/dgiu,
  // Commands.
  /(?<![\w-])sshpass\s{1,4}-p\s?(?:["'](?<value>[^"'\n]{1,200})|(?<bare>[^\s"'-][^\s"']{0,200}))/dgi,
  /(?<![\w-])(?:mysql|mysqldump|mysqladmin|mariadb)\s[^\n]{0,80}?(?<=\s)-p(?<value>[^\s"']{2,200})/dgi,
  /(?<![\w-])echo\s{1,3}(?:-n\s{1,3})?["']?(?<value>[^\s"'|]{1,200})["']?\s?\|\s?(?:sudo\s[^\n]{0,20}-S|[^\n|]{0,60}--password-stdin)/dgi,
  /(?<![\w-])net\s{1,3}user\s{1,3}[^\s/]{1,60}\s{1,3}(?<value>[^\s/*][^\s]{0,200})/dgi,
  /(?<!\S)-p\s{1,3}["']?(?<value>(?!\d{1,5}(?::\d{1,5})?(?:\/\w{3})?(?!\S))(?=[^\s"']{0,40}\d)(?=[^\s"']{0,40}[a-z])[^\s"'/.:]{5,60})(?!\S)/dgi,
  // What a QR code for a network holds.
  /(?<![\p{L}\d])wifi:(?:[a-z]\d?:(?:\\.|[^;\n\\]){0,80};){0,6}?p:(?<value>(?:\\.|[^;\n\\]){1,200})/dgiu,
  // A password with a sign that would end the address.
  /(?<=:\/\/)(?<value>[^\s/?#@"'<>:]{1,100}:[^\s/@"'<>]{0,100}[#?][^\s/@"'<>]{0,100})(?=@)/dgu,
];

const KEY = String.raw`["']?(?:name|key|field|id|label|param|title|type|n)["']?\s?[:=]\s?["']?(?<named>[\p{L}\p{M}\d _.-]{2,40}?)["']?`;
const VALUE = String.raw`["']?(?:value|val|content|data|text|default|v)["']?\s?[:=]\s?["']?(?<value>[^"'\s,;&>}\]]{1,1000})["']?`;
const OTHER = String.raw`(?:["']?[\w-]{1,20}["']?\s?[:=]\s?["']?[^"'\n,;&<>{}]{0,60}?["']?[\s,;&]{1,4}){0,2}`;
const FIELDS: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\w-])${KEY}[\s,;&]{1,4}${OTHER}${VALUE}`, 'dgiu'),
  new RegExp(String.raw`(?<![\w-])${VALUE}[\s,;&]{1,4}${OTHER}${KEY}(?![\p{L}\d])`, 'dgiu'),
];
const NAME = new RegExp(NAMES, 'u');

/** Finds them. */
export function givenIn(text: string): Span[] {
  const forms = FORMS.flatMap(form => [
    ...groupMatchesOf(form, text, 'value'),
    ...(form.source.includes('<bare>') ? groupMatchesOf(form, text, 'bare') : []),
  ]);
  return [...forms, ...(/val|content|data|text|default|["']v["']/i.test(text) ? fieldsIn(text) : [])].filter(
    ([from, to]) => !isSaidOfSecrets(text.slice(from, to).toLowerCase()),
  );
}

function fieldsIn(text: string): Span[] {
  return FIELDS.flatMap(fields => {
    const [names, values] = ['named', 'value'].map(part => groupMatchesOf(fields, text, part));
    return (values ?? []).filter((_, at) => {
      const groups = NAME.exec(text.slice(...(names?.[at] ?? [0, 0])).toLowerCase())?.groups;
      return groups?.secret !== undefined || groups?.companion !== undefined;
    });
  });
}
