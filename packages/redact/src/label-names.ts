/** Names of secrets, as parts of case-insensitive patterns. */

/** Secrets that give access, in the languages of OpenClaw's pages that have a single word for them. */
const SECRETS = [
  ...['token', 'jwt', 'passwords?', 'passwd', 'passphrase', 'pass[ _-]?(?:word|code|key)', 'secret'],
  '(?:api|private|access|secret|signing|encryption|license|service|account|master|shared|bot|ssh|gpg|pgp|recovery|admin|client|app|device|agent|gateway)[ _-]?key(?:[ _-]?(?:pem|hash))?',
  '(?:setup|pairing|bootstrap|verification|security|backup|recovery|login|log-in|sign-in|one[ _-]time|invite|invitation|2fa|mfa|auth|authorization|authorisation|device|user|activation|unlock|confirmation|reset|sms|scratch|redeem|access)[ _-]?codes?',
  ...['mnemonic', '(?:seed|recovery|secret|backup)[ _-]?(?:phrase|words?)'],
  ...[
    'passwort',
    'kennwort',
    'zugangscode',
    'schlüssel',
    'contraseña',
    'clave',
    'mot de passe',
    'senha',
    'parola',
    'wachtwoord',
    'hasło',
    'haslo',
  ],
  ...[
    'lösenord',
    'adgangskode',
    'salasana',
    'heslo',
    'şifre',
    'sifre',
    'mật khẩu',
    'kata sandi',
    'пароль',
    'токен',
    'секрет',
    'ключ',
  ],
  ...[
    '密码',
    '密碼',
    '口令',
    '令牌',
    'パスワード',
    'トークン',
    '비밀번호',
    '토큰',
    'पासवर्ड',
    'رمز المرور',
    'كلمة المرور',
    'סיסמה',
    'รหัสผ่าน',
  ],
  '(?<!\\p{L})(?:pwd|pass|pw|pin|otp|totp|psk|apikey|tan)',
];
/** Names that accompany secrets or say who someone is; sentences often use them without a secret. */
const COMPANIONS = [
  ...[
    'credentials?',
    'hmac',
    'verifier',
    '(?:auth|session|login|magic|web)[ _-]?(?:cookie|ticket|hash)',
    'code[ _-]?(?:verifier|challenge)',
  ],
  ...[
    'challenge',
    'signature',
    'bearer',
    'csrf',
    'xsrf',
    '(?:session|sess|php|j|asp)[ _-]?(?:sess)?(?:ion)?[ _-]?id',
    'connect\\.sid',
  ],
  '(?<!\\p{L})(?:sid|sig|auth|creds?|login|user(?:[ _-]?name)?)',
];
/** Names that secrets share with harmless values. */
const EITHER =
  '(?<![\\p{L}\\p{N}])(?:code|state|key|session|sess|nonce|salt|hash|seed|ticket|digest|fingerprint|invite|session[ _-]?key)';

/** A name alone, or at the end of a longer one: `gatewayToken`, `OPENCLAW_GATEWAY_TOKEN`. */
export const NAMES = `(?<secret>${SECRETS.join('|')})|(?<companion>${COMPANIONS.join('|')})|(?<either>${EITHER})`;
