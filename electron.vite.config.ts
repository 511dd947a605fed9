import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;
/** The oldest Electron that runs this: 33, which npm registries carry where GitHub cannot be reached. */
const oldestElectron = { node: 'node20.18', chrome: 'chrome130' };

export default defineConfig({
  main: {
    build: {
      target: oldestElectron.node,
      outDir: 'out/main',
      rollupOptions: {
        input: {
          index: resolve(root, 'src/main/index.ts'),
          engine: resolve(root, 'src/main/engine/process.ts'),
          simulator: resolve(root, 'src/simulator/process.ts'),
        },
        external: ['electron', 'better-sqlite3'],
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      target: oldestElectron.node,
      outDir: 'out/preload',
      // A sandboxed preload must be CommonJS and in one file.
      rollupOptions: {
        input: { window: resolve(root, 'src/preload/window.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), tailwindcss()],
    build: {
      target: oldestElectron.chrome,
      outDir: resolve(root, 'out/renderer'),
      rollupOptions: { input: { index: resolve(root, 'src/renderer/index.html') } },
    },
    worker: { format: 'es' },
  },
});
