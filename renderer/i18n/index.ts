import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../preload/contract.ts';
import { en } from './en.ts';
import { type Texts, zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Texts };
  }
}

/** The interface's texts, ready at once: both languages are part of the bundle. React escapes what is filled in. */
const i18n = createInstance();

/** Sets the texts up in `language`. To be awaited before the first render. */
export async function startTexts(language: Language): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    supportedLngs: ['zh', 'en'],
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
    react: { useSuspense: false },
  });
}

/** The language as BCP 47 has it, for `lang` attributes and `Intl`. */
export const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** The language that is being shown. */
export function shownLanguage(): Language {
  return i18n.language === 'en' ? 'en' : 'zh';
}

/** Shows the interface in `language`. */
export async function speak(language: Language): Promise<void> {
  document.documentElement.lang = languageTags[language];
  if (i18n.language !== language) await i18n.changeLanguage(language);
}

/** A calendar date (`2015-05-20`) as people write it: 2015年5月20日, 20 May 2015. */
export function writeDate(date: string, language: Language): string {
  const format = new Intl.DateTimeFormat(languageTags[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
