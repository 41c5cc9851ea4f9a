import { describe, expect, it } from 'vitest';
import { ago, day, duration, when } from './format';
import { layOut } from './controls/json';
import { count } from './words';

const noon = new Date(2026, 10, 20, 12, 0).getTime();
const minute = 60_000;

describe('a time', () => {
  it('of today and yesterday is called so', () => {
    expect(day(noon - 3 * 60 * minute, noon)).toBe('Today');
    expect(day(noon - 13 * 60 * minute, noon), 'midnight counts, not 24 hours').toBe('Yesterday');
    expect(when(noon, noon)).toMatch(/^Today .*12/);
  });

  it('of another year says the year', () => {
    expect(day(noon - 400 * 24 * 60 * minute, noon)).toMatch(/2025/);
    expect(day(noon - 10 * 24 * 60 * minute, noon)).not.toMatch(/2026/);
  });

  it('close by is counted in minutes', () => {
    expect(ago(noon - 20_000, noon)).toBe('just now');
    expect(ago(noon - 2 * minute, noon)).toBe('2 min ago');
    expect(ago(noon - 2 * 60 * minute, noon)).toMatch(/^today /);
  });
});

describe('a duration', () => {
  it('is given in the unit that fits it', () => {
    expect(duration(812)).toBe('812 ms');
    expect(duration(2140)).toBe('2.1 s');
    expect(duration(95_000)).toBe('1 min 35 s');
  });
});

describe('a count', () => {
  it('has its separators and its number', () => {
    expect(count(1, 'user', 'users')).toBe('1 user');
    expect(count(1248, 'lead', 'leads')).toBe(`${(1248).toLocaleString()} leads`);
  });
});

describe('a JSON text', () => {
  const joined = (text: string) =>
    layOut(text)
      .map((part) => part.text)
      .join('');

  it('is laid out without touching a number or a text', () => {
    const sent = '{"limit":12345678901234567890,"ids":["a, b"],"none":[]}';
    expect(joined(sent)).toBe(
      '{\n  "limit": 12345678901234567890,\n  "ids": [\n    "a, b"\n  ],\n  "none": []\n}',
    );
  });

  it('tells names from values', () => {
    expect(
      layOut('{"a":"a"}')
        .filter((part) => part.text === '"a"')
        .map((part) => part.kind),
    ).toEqual(['key', 'string']);
  });

  it('that is none comes back as it is', () => {
    expect(joined('<html>502</html>')).toBe('<html>502</html>');
    expect(joined('{"cut":')).toBe('{"cut":');
  });
});
