import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.JISHAN_API ?? 'http://127.0.0.1:8080';

// The server serves the build under /console/ next to the API, so cookies stay on one origin.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    // The size check reads which files the first page needs from the manifest.
    manifest: true,
    // Inlined data: URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    target: 'es2022',
    // Villages keep machines for long: a named limit beats a warning nobody reads; tools/size.ts enforces ours.
    chunkSizeWarningLimit: 1600,
  },
  server: { proxy: { '/api': api } },
});
