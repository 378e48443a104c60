/** The languages that Re-Pair speaks, by their own names. A new one is a file in `public/_locales` and a line here. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  'pt-BR': 'Português (Brasil)',
  ja: '日本語',
  'zh-CN': '简体中文',
  ar: 'العربية',
} as const;

/** The tag of a language of ours (BCP 47). */
export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as Language[];

/** The folder of a language's sentences in `_locales`, in the source and in the package. */
export function folderOf(language: string): string {
  return language.replace('-', '_');
}
