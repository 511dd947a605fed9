import { createContext, useContext } from 'react';
import type { Shell } from '#contract/shell.ts';
import { connectByBridge, tokenOfFragment } from './bridgeClient.ts';
import type { Connection } from './connection.ts';
import { connectByPort } from './portClient.ts';

declare global {
  // Only an interface can add to the window's own type.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    /** Given by the preload; absent in a browser. */
    readonly namiShell?: Shell;
  }
}

/** What lies outside the window: the engine, and the desktop's shell where there is one. */
export type Services = { readonly engine: Connection; readonly shell: Shell | null };

/** The desktop's port where a shell is there, else the loopback bridge. */
export function connectServices(host: Window): Services {
  if (host.namiShell !== undefined) return { engine: connectByPort(host), shell: host.namiShell };
  const token = tokenOfFragment(host.location.hash);
  return { engine: connectByBridge(host.location.origin, token ?? ''), shell: null };
}

const ServicesContext = createContext<Services | null>(null);
export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices outside of ServicesProvider');
  return services;
}
