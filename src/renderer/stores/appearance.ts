import { create } from 'zustand';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const languageChoices = ['system', 'en', 'ja'] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export type Appearance = { readonly theme: Theme; readonly language: LanguageChoice };

const place = 'nami.appearance';

function oneOf<Value extends string>(values: readonly Value[], value: unknown, otherwise: Value): Value {
  return values.find((candidate) => candidate === value) ?? otherwise;
}

type Kept = Partial<Record<keyof Appearance, unknown>>;

/** Reads what was kept; anything unknown is `system`. */
export function appearanceOf(text: string | null): Appearance {
  let kept: Kept | null = null;
  try {
    kept = JSON.parse(text ?? 'null') as Kept | null;
  } catch {
    // A damaged setting is not worth a word: the system's own choice stands in.
  }
  return {
    theme: oneOf(themes, kept?.theme, 'system'),
    language: oneOf(languageChoices, kept?.language, 'system'),
  };
}

const storage = typeof localStorage === 'undefined' ? null : localStorage;

export const appearanceStore = create<Appearance>()(() => appearanceOf(storage?.getItem(place) ?? null));

export function setAppearance(change: Partial<Appearance>): void {
  appearanceStore.setState(change);
  storage?.setItem(place, JSON.stringify(appearanceStore.getState()));
}

/** The theme that is drawn. */
export function themeInEffect(theme: Theme, systemIsDark: boolean): 'light' | 'dark' {
  return theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;
}

/** The language that is spoken. */
export function languageInEffect(choice: LanguageChoice, systemLanguage: string): 'en' | 'ja' {
  if (choice !== 'system') return choice;
  return systemLanguage.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
