/**
 * Stock Electron opens `electron [-r MODULE] PATH …` through its default app, which the registry runtime lacks. This
 * stands in as `resources/app/main.js`: it requires MODULE, and the first argument that is not a switch is the app's
 * folder. It is an ES module with a top-level await because Electron holds back `ready` until the entry module has
 * been evaluated, and the app must register its protocol before that.
 */
export const loaderSource = `import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const given = [...process.argv.slice(1)];
const flag = given.findIndex((argument) => argument === '-r' || argument === '--require');
if (flag >= 0) {
  const [, module] = given.splice(flag, 2);
  createRequire(import.meta.url)(resolve(module));
}
const path = given.find((argument) => !argument.startsWith('-'));
if (path === undefined) {
  process.stderr.write('Usage: electron [-r MODULE] [switches] FOLDER [arguments]\\n');
  app.exit(2);
} else {
  const folder = resolve(path);
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setName(description.productName ?? description.name);
  app.setVersion?.(description.version);
  app.setAppPath?.(folder);
  await import(pathToFileURL(join(folder, description.main)).href);
}
`;

export const loaderPackage = '{"name":"nami-loader","type":"module","main":"main.js"}\n';
