/** Known words, for when it matters that a word is known: on their own they reveal no person and no secret. */

import { words } from './lazily';

/** What texts say about a credential without naming it: `token: missing`, `password is wrong`, `signature: expired`. */
const SAID_OF_SECRETS = `
  a about absent accepted access account active actual added after again ago all allowed almost already also always an and another any
  anymore anything app approval approve approved are as ask asked asking asks at attached auth authenticated authentication authorization
  authorized auto available away back bad basic be bearer because been before being below beside between blank blocked bootstrap broken
  browser browsers but button by bytes cached can cannot cant challenge changed changes chars check checked claim cleared clearing client
  closed code codes command config configuration configured configuring connected connection contains control cookie cookies copied corrupt
  corrupted correct could couldnt create created credential credentials current currently cut damaged dashboard dead declined decoded default
  defined deleted denied deprecated details device devices did didnt different digest disabled do does doesnt doing done dont double due during
  each either emails empty enabled encoded encrypted enough enter entered entry env environment error even ever every everything exactly
  exceeded exist exists expected expiration expire expired expires expiry explicit expose exposed fails failed failing failure false fetched few field
  fields file fine first five flag for forbidden forgotten form format found four fresh from full gateway generated generation gets getting
  given gives go goes gone good got granted handling hash have has hasnt header headers hence here hex hidden hint host how however id if ignored
  illegal in incorrect inherit inside incomplete inline insecure instead insufficient into invalid invalidated is isnt issued issuer it its itself json
  just keep keeps kept key keys kind known last later lax least left length less lifetime like likely limit limited line link list listed local
  locked logged login long longer lost made malformed management manager many match matched matches matching may maybe me mechanism message
  method might mine mismatch mismatched missing mixed mode month moved much must my name named names need needed needs neither never new next no
  nobody node nonce none nope nor normal not nothing now null number of off offline ok okay old on once one only open operator optional or other
  our out outdated over own owner page pair paired pairing param parameter parsed part partly paste pasted pending per
  permission phone placeholder please policy possible present previous private probably problem prompt protected provided provider public
  rate read reading really reason received recently recovered redacted refresh refreshed refused rejected removed renewed replaced replay
  request requested required requirement requires reset response restored result retry retrying returned reused revoked right role rotate
  rotated rotation same save saved says scan scope scopes screen second secure security see seems seen sent server session set
  sets setting settings setup shared should shown signature signed since single site size skew so some someone somebody source stale started
  state status step still stopped storage store stored storing strict string strong such supplied support supported sure switched sync
  system taken takes temporary than that the their them then there these they thing this those though three through time timeout times to today
  together token tokens too tried trimmed true truncated trusted try trying twice two type typed typo unable unapproved unauthorized unavailable
  unchanged undefined unexpected unknown unlocked unmatched unpaired unreadable unrecognized unset unsupported until unused unverified up
  update updated updating upgrade url usage use used user users uses using usually valid validated validation value values verification
  verified very via wait waiting want wants was wasnt wasn we weak week well went were what whatever when where whether which while who whole
  whose why will with within without wont work worked working works worse would wrong year years yes yesterday yet you your yours zero
  abgelaufen aktuell als alt auch auf aus bei das dem den der die dieser doch ein eine einen er es etwas falsch fehlt fehlerhaft für gegen
  gespeichert gesperrt gleich gültig habe hat hier ich im immer ist jetzt kein keine leer mehr mein meine mit nach nicht noch nur oder richtig
  schon sehr sein seit sich sie sind so und ungültig unbekannt vom von vorhanden war weg wenn wieder wird wurde zu zum zur
  al caducada caducado con correcta correcto de del desde el en era es está esta falta guardado incorrecta incorrecto inválida inválido la las lo los mi
  no nueva nuevo para pero por que se sin su un una usted válida válido vencido y ya
  mudou mudado cambió veranderd gewijzigd zmieniło değişmedi bon bonne juste exact exacte copié copiée accepté acceptée refusée giusta giusto corretta corretto esatta sbagliata sbagliato copiata accettata rifiutata scaduta certa
  certo correta correto aceita errada errado buena bueno igual copiada aceptada rechazada juist juiste goed klopt fout verkeerd hetzelfde verlopen poprawne poprawny dobre dobry
  prawidłowe złe nieprawidłowe takie samo wygasło rätt riktigt fel korrekt giltigt samma rigtig rigtigt riktig forkert feil doğru yanlış aynı geçerli geçersiz kopyaladım
  верный верен правильный правильно неверный неправильный принят тот же správné špatné stejné oikein väärin corect corectă greșită helyes rossz
  stimmt okay identisch dasselbe abgelehnt akzeptiert korrekt unverändert
  à absent au aussi avec ce cette dans déjà depuis des du elle est été et expiré expirée faux il incorrecte inconnu introuvable invalide je le
  les ma manquant manquante mauvais mon ne ou par pas perdu plus pour qui refusé requis sa ses son sur toujours très une valide vide
  `;

/** The same in other languages, of a password. */
const SAID_ELSEWHERE = `
  ist nicht kein keine sicher richtig falsch korrekt geprüft geändert stimmt aber auch noch immer schon mehr wieder wird wurde war hat habe ich mein passt gilt gültig ungültig abgelaufen leer neu alt gut
  est n'est pas plus bon bonne juste correct correcte incorrect faux vrai toujours encore déjà aussi mais été changé expiré vide refusé accepté bien sûr
  es no está correcta correcto incorrecta bien mal buena también siempre ya pero ha sido cambiado caducada vacía aceptada rechazada la el lo que sí muy
  é não está correta certa errada certo também sempre já mas foi mudou alterada expirada vazia aceita
  è non giusta giusto corretta sbagliata anche sempre già ma stata cambiata scaduta vuota accettata valida valido
  is niet juist goed klopt fout ook nog altijd al maar veranderd gewijzigd verlopen leeg geldig zeker
  jest nie poprawne dobre złe prawidłowe się zgadza też zawsze już ale zmieniło zmienione wygasło puste na pewno
  är inte rätt fel också alltid redan men ändrat giltigt helt säkert er ikke rigtig riktig forkert feil også altid alltid men endret ændret
  je není správné správně špatné také vždy už ale změněno doğru yanlış değil da de hep ama değişti kesinlikle este nu corectă greșită dar helyes nem jó rossz de on ei oikein väärin mutta benar salah tidak
`;

/** What else follows a name that secrets share with harmless things: a state, an error code, a session. */
const STATES = `
  abandoned aborted awaiting grant model agent agents allowlist assistant attempt attempting awake bound busy cancelled canceled chat chats closing committed complete
  completed connecting crashed deadline degraded detached disconnect disconnected draining dropped duplicate enter exhausted exited exponential failover
  finished flushing forwarding group handshake healthy heartbeat idle init initial initialized initializing installed installing internal
  interrupted killed listening live loaded loading loopback lookup main maintenance mounted negotiating offer online opened opening origin overloaded
  paid panicked parked paused pause payload peer ping pong polling preparing primary protocol publishing queued quit reachable ready reconnect
  reconnecting reconnected registered reloading reload remote resolving restart restarted restarting restricted resumed resuming running
  scheduled secondary service shutdown shutting signaled skipped sleep sleeping solved spawned standby starting stalled startup stopping subagent
  subscribed success succeeded suspended syncing terminated throttled timeouts unhealthy unloaded unmounted unreachable unresolved upgraded verifying
  warming warning bad conflict fatal precondition unimplemented refuse violation frame going ssl tls policy space tab backspace arrow
  openclaw heyron operator admin write cron password passwords secret secrets discord telegram whatsapp webchat direct thread topic profile
  `;

/** Names of programs, protocols and things that do not look like words. */
const NAMES = `
  openclaw clawhub clawdbot moltbot heyron github gitlab youtube linkedin macos ios ipados iphone ipad android linux ubuntu debian fedora
  chromium chrome firefox safari webkit applewebkit khtml gecko mozilla edge edg opera vivaldi brave webview tailscale cloudflare cloudflared ngrok nginx
  caddy traefik haproxy apache docker podman kubectl kubernetes systemd systemctl journalctl launchd sqlite postgres mysql redis npm npx pnpm yarn
  nodejs typescript javascript jsonl yaml toml https http wss href utf ascii html css svg png jpeg webp gif mp3 mp4 pdf csv url urls uri urls uuid
  ctrl cmd alt shift esc tmux zsh bash fish powershell vscode wsl ssh sftp tls ssl dns dhcp ipv nat vpn cors csp hsts csrf xsrf oauth oidc
  sso saml jwt totp mfa webauthn passkey passkeys localhost localstorage sessionstorage indexeddb cachestorage serviceworker websocket websockets
  whatsapp telegram discord slack msteams matrix imessage signal chatgpt openai anthropic claude gemini qwen mistral groq ollama vllm deepseek
  nxdomain dnssec errno syscall stdin stdout stderr argv params ctx mdns quic proxy proxied subdomain webhook webhooks middleware backoff
  rgba hsl flexbox viewport tooltip textarea checkbox dropdown navbar sidebar noopener noreferrer nosniff samesite httponly keepalive
  macbook imac thinkpad pixel galaxy surface chromebook powerbook raspberry synack xhr wget curl rsync cron crontab sudo chmod chown mkdir grep xargs
  `;

/** Error codes that are no words: POSIX, Node.js, `getaddrinfo` and TLS. */
const ERRORS = `
  eacces eaddrinuse eaddrnotavail eafnosupport eagain ealready ebadf ebusy ecanceled econnaborted econnrefused econnreset edestaddrreq edquot
  eexist efault efbig ehostdown ehostunreach einprogress eintr einval eio eisconn eisdir eloop emfile emlink emsgsize enametoolong enetdown
  enetreset enetunreach enfile enobufs enodev enoent enoexec enolck enolink enomem enoprotoopt enospc enosys enotconn enotdir enotempty
  enotfound enotsock enotsup eopnotsupp eoverflow eperm epipe eproto eprotonosupport eprototype erange erofs esrch estale etime etimedout
  etxtbsy ewouldblock exdev eai noname nodata enoname xfer ssl3 rst
  `;

const harmless = words(SAID_OF_SECRETS);
const errors = words(ERRORS);
const known = words([SAID_OF_SECRETS, SAID_ELSEWHERE, STATES, NAMES, ERRORS].join(' '));

/** True for a lower-case word that texts say about a credential: it is not the credential. */
export function isSaidOfSecrets(word: string): boolean {
  return harmless.has(word) || errors.has(word);
}

/** True for a lower-case word that is known, however it looks. */
export function isKnownWord(word: string): boolean {
  return known.has(word);
}
