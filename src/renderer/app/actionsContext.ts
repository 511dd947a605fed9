import { createContext, useContext } from 'react';
import type { Actions } from './actions.ts';

const ActionsContext = createContext<Actions | null>(null);
export const ActionsProvider = ActionsContext.Provider;

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error('useActions outside of ActionsProvider');
  return actions;
}
