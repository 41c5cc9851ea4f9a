import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>('./**/*.{ts,svelte}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function filesWith(pattern: RegExp, except: (path: string) => boolean = () => false): string[] {
  return Object.entries(sources)
    .filter(([path, text]) => path !== './rules.test.ts' && !except(path) && pattern.test(text))
    .map(([path]) => path);
}

describe('the front end', () => {
  it('knows the window only in lib/backend', () => {
    const elsewhere = filesWith(/@tauri-apps\//, (path) => path.startsWith('./lib/backend/'));
    expect(elsewhere).toEqual([]);
  });

  it('has no style attribute that the content security policy would block', () => {
    expect(filesWith(/\sstyle="/)).toEqual([]);
  });

  it('never draws HTML that came from outside', () => {
    expect(filesWith(/\{@html|\.innerHTML/)).toEqual([]);
  });

  it('has a type for everything', () => {
    expect(filesWith(/(: |as |<)any(?=\s*[;,)\]>=|])|@ts-ignore|@ts-nocheck/)).toEqual([]);
  });

  it('fetches nothing by itself', () => {
    expect(filesWith(/\bfetch\(|XMLHttpRequest|new WebSocket/)).toEqual([]);
  });
});
