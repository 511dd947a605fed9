import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowFile } from '../../src/main/windowFile.ts';

const folder = '/app/out/renderer';
const pathOf = (address: string) => windowFile(folder, address)?.path ?? null;

describe("an address of the window's own scheme", () => {
  it('means a file of the built window', () => {
    expect(pathOf('nami-app://nami/')).toBe('/app/out/renderer/index.html');
    expect(windowFile(folder, 'nami-app://nami/assets/index-A1.js?v=2#part')).toEqual({
      path: '/app/out/renderer/assets/index-A1.js',
      contentType: 'text/javascript; charset=utf-8',
    });
  });

  it.each([
    'nami-app://other/index.html',
    'https://nami/index.html',
    'file:///app/out/renderer/index.html',
    'nami-app://nami/..%2f..%2fpackage.json',
    'nami-app://nami/%2e%2e/%2e%2e/main/index.js',
    'nami-app://nami/..%5c..%5cpackage.json',
    'nami-app://nami/index.html%00.js',
    'nami-app://nami/%',
    'nami-app://nami/assets/data.wasm',
    'not an address',
  ])('is refused when it means anything else: %s', (address) => {
    const path = pathOf(address);
    // A browser resolves dots before it asks, so that some of these are plain paths inside; none may lead outside.
    expect(path === null || path.startsWith(`${folder}/`)).toBe(true);
    if (!address.startsWith('nami-app://nami/%2e')) expect(path).toBeNull();
  });

  it('never leads out of the folder, whatever it is made of', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '/',
      '\\',
      '%5c',
      '%00',
      'assets',
      'index.html',
      ';',
      '?',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const path = pathOf(`nami-app://nami/${pieces.join('')}index.html`);
        return path === null || path.startsWith(`${folder}/`);
      }),
    );
  });
});
