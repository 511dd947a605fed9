import i18next from 'i18next';
import { useEffect } from 'react';
import { appearanceStore, languageInEffect, themeInEffect } from '../stores/appearance.ts';

/** Puts theme and language into effect, and follows the system where the user chose so. */
export function applyAppearance(): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  function apply(): void {
    const { theme, language } = appearanceStore.getState();
    const spoken = languageInEffect(language, navigator.language);
    document.documentElement.dataset['theme'] = themeInEffect(theme, dark.matches);
    document.documentElement.lang = spoken;
    if (i18next.language !== spoken) void i18next.changeLanguage(spoken);
  }
  apply();
  dark.addEventListener('change', apply);
  const stop = appearanceStore.subscribe(apply);
  return () => {
    dark.removeEventListener('change', apply);
    stop();
  };
}

export function useAppearance(): void {
  useEffect(applyAppearance, []);
}
