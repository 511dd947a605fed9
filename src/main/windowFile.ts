import { extname, join, normalize, sep } from 'node:path';

export const windowScheme = 'nami-app';
export const windowHost = 'nami';
export const windowOrigin = `${windowScheme}://${windowHost}`;

/** The only kinds of file that the built window consists of. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export type WindowFile = { readonly path: string; readonly contentType: string };

/**
 * The file in `folder` that an address of the window's own scheme means; null for another host, a path that leads
 * out of the folder however it is encoded, or a kind of file that the window does not consist of.
 */
export function windowFile(folder: string, address: string): WindowFile | null {
  const url = URL.parse(address);
  if (url?.protocol !== `${windowScheme}:` || url.host !== windowHost) return null;
  const path = decodePath(url.pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  const contentType = contentTypes[extname(file)];
  if (!file.startsWith(normalize(folder + sep)) || contentType === undefined) return null;
  return { path: file, contentType };
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
