import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Services } from '../connection/services.ts';
import { startTexts } from '../i18n/index.ts';
import { appearanceStore, languageInEffect } from '../stores/appearance.ts';
import { makeActions } from './actions.ts';
import { App } from './App.tsx';
import { followEngine } from './followEngine.ts';
import { applyAppearance } from './useAppearance.ts';

/** Starts the window over whatever engine and shell it is given. */
export function startApp(services: Services, element: HTMLElement): void {
  startTexts(languageInEffect(appearanceStore.getState().language, navigator.language));
  // Before the first paint, so that a dark window never flashes white.
  applyAppearance()();
  const { readAgain } = followEngine(services.engine);
  createRoot(element).render(
    <StrictMode>
      <App services={services} actions={makeActions(services, readAgain)} />
    </StrictMode>,
  );
}
