import i18next from 'i18next';
import type { i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];
export const namespaces = [
  'shell',
  'start',
  'failures',
  'now',
  'issue',
  'graph',
  'waves',
  'table',
  'workers',
  'gates',
  'risks',
  'workspace',
] as const;

type Texts = Record<string, unknown>;
const files = import.meta.glob<Texts>('./*/*.json', { eager: true, import: 'default' });

/** `{ en: { shell: {…}, … }, ja: {…} }`, from the files beside this one. */
export function bundledTexts(): Record<string, Record<string, Texts>> {
  const bundled: Record<string, Record<string, Texts>> = {};
  for (const [path, texts] of Object.entries(files)) {
    const [, language, namespace] = /^\.\/([a-z]+)\/([a-z]+)\.json$/.exec(path) ?? [];
    if (language === undefined || namespace === undefined) continue;
    (bundled[language] ??= {})[namespace] = texts;
  }
  return bundled;
}

/** Starts the texts; they are bundled, so this does not wait for anything. */
export function startTexts(language: Language): i18n {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: [...languages],
    ns: [...namespaces],
    defaultNS: 'shell',
    resources: bundledTexts(),
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  return i18next;
}
