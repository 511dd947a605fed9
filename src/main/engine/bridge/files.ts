import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Serves the files of one folder and nothing outside it, under the window's own content security policy. */
export function createFileServer(folder: string, contentSecurityPolicy: string) {
  return async (path: string, response: ServerResponse): Promise<void> => {
    const file = fileFor(folder, path);
    const type = file === null ? undefined : types[extname(file)];
    const content = file === null || type === undefined ? null : await readFile(file).catch(() => null);
    if (content === null || type === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('There is no such file.\n');
      return;
    }
    response.writeHead(200, {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    response.end(content);
  };
}

function fileFor(folder: string, path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const file = join(folder, decoded === '/' ? 'index.html' : decoded);
  const root = folder.endsWith(sep) ? folder : `${folder}${sep}`;
  return file.startsWith(root) ? file : null;
}
