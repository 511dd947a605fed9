import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from '../../../src/main/contentSecurityPolicy.ts';

/** Builds and serves the tables over their fixture, under the policy that the window ships with. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'page'),
  base: './',
  plugins: [react(), tailwindcss()],
  worker: { format: 'es' },
  build: { emptyOutDir: true },
  preview: { headers: { 'content-security-policy': contentSecurityPolicy } },
});
