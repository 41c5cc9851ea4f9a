import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** The policy of the real window, so that `npm run preview` shows what it would block. */
function windowPolicy(): string {
  const shell = JSON.parse(
    readFileSync(new URL('../tauri.conf.json', import.meta.url), 'utf8'),
  ) as {
    app: { security: { csp: string | Record<string, string> } };
  };
  const { csp } = shell.app.security;
  if (typeof csp === 'string') return csp;
  return Object.entries(csp)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  server: { port: 5173, strictPort: true },
  preview: { headers: { 'Content-Security-Policy': windowPolicy() } },
  build: {
    // The oldest engines that a supported system brings: WebKitGTK 2.40, Safari 16.4, WebView2.
    target: ['safari16.4', 'chrome110'],
    // An inlined picture or module would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The catalogue's words stand where they are used, as if nobody had taken them out.
    rolldownOptions: { optimization: { inlineConst: { mode: 'all' } } },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.ts'],
  },
});
