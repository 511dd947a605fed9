import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds and serves the graph over its fixtures. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'page'),
  base: './',
  plugins: [react(), tailwindcss()],
  worker: { format: 'es' },
  build: {
    outDir: resolve(import.meta.dirname, '../../../out/graph-over-fixture'),
    emptyOutDir: true,
    rollupOptions: {
      input: {
        index: resolve(import.meta.dirname, 'page/index.html'),
        plain: resolve(import.meta.dirname, 'page/plain.html'),
      },
    },
  },
});
