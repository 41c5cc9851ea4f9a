// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { saidIn } from './test/said';

const sources = import.meta.glob<string>(
  [
    './**/*.{ts,svelte}',
    '!./**/*.test.ts',
    '!./test/**',
    '!./lib/contract/**',
    '!./lib/backend/fake/**',
    '!./lib/text/en/**',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** What looks like a word and is none: in which file, what, and why. */
const NO_WORDS: readonly [path: string, text: RegExp, why: string][] = [
  [
    './lib/frame/shortcuts.ts',
    /^(Mod|Alt|Shift|Left|Right|Up|Down|Space|Enter|Esc|Escape|Digit\{\})$/,
    'a key in the table of keys and in the browser; `keyNames` says what it is called',
  ],
  ['./lib/form/paths.ts', /^(Conditions|Value)$/, 'a field of the service'],
  [
    './screens/connections/ConnectionRow.svelte',
    /^min-width: 1024px$/,
    'a question to the browser',
  ],
  [
    './screens/submission/text.ts',
    /^(Accepted|Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Timeout)$/,
    'the phrase of a status in HTTP, as any other tool shows it',
  ],
];

const isWord = (path: string, text: string): boolean =>
  !NO_WORDS.some(([file, none]) => file === path && none.test(text));

function lines(path: string, source: string): string[] {
  return saidIn(path, source)
    .filter(({ text }) => isWord(path, text))
    .map(({ line, text }) => `${path}:${line}: ${text}`);
}

describe('the words of the window', () => {
  it('all stand in lib/text', () => {
    const found = Object.entries(sources).flatMap(([path, source]) => lines(path, source));
    expect(found).toEqual([]);
  });

  it('are taken from where the language is chosen', () => {
    const past = Object.entries(sources)
      .filter(([path, source]) => path !== './lib/text/index.ts' && /text\/en\b/.test(source))
      .map(([path]) => path);
    expect(past).toEqual([]);
  });
});

describe('a word outside of lib/text', () => {
  it('is noticed in markup', () => {
    const sample = `<script lang="ts">
  let { label = 'Loading', busy }: { label?: string; busy: boolean } = $props();
  const told = (rows: number) => toast(\`\${rows} of them\`);
</script>

<p class="wide open" title={busy ? 'Wait' : label}>
  Keys are in <b>{label}</b>{busy ? ' now' : ''}.
  <Button aria-label="close" href="#/a b" onclick={() => told(2)}>{busy ? 'Not yet' : ''}</Button>
</p>`;
    expect(lines('./Sample.svelte', sample)).toEqual([
      './Sample.svelte:2: Loading',
      './Sample.svelte:3: {} of them',
      './Sample.svelte:6: Wait',
      './Sample.svelte:7: Keys are in',
      './Sample.svelte:7: now',
      './Sample.svelte:8: close',
      './Sample.svelte:8: Not yet',
    ]);
  });

  it('is noticed in code', () => {
    const sample = `export function say(n: number): string {
  if (n === 0) return 'Nothing';
  document.title = 'start';
  return n > 9 ? 'many of them' : words({ note: 'few' });
}`;
    expect(lines('./sample.ts', sample)).toEqual([
      './sample.ts:2: Nothing',
      './sample.ts:3: start',
      './sample.ts:4: many of them',
      './sample.ts:4: few',
    ]);
  });

  it('is none where nobody reads it', () => {
    const sample = `import { a } from 'a b';
type Kind = 'Live one' | 'Test';
const field = 'EmailAddress';
if (name === 'Nobody' || title.startsWith('Roster ended')) throw new Error('That is a fault.');
const heading = document.querySelector('main h1');
const columns = '1rem minmax(0, 1fr) auto';
switch (purpose) {
  case 'Try it':
    call('history', { text: '' });
}`;
    expect(lines('./sample.ts', sample)).toEqual([]);
  });
});
