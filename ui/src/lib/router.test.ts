import { describe, expect, it } from 'vitest';
import { go, matchRoute, parseAddress, router, setQuery, startRouter, to } from './router.svelte';

const page = (hash: string) => matchRoute(parseAddress(hash));

describe('an address', () => {
  it('leads to the page that made it', () => {
    expect(page(to.history)).toEqual({ page: 'history' });
    const assignment = { page: 'assignment', connectionId: null, from: null, template: null };
    expect(page(to.new())).toEqual(assignment);
    expect(page(to.new('c 1', 's/2'))).toEqual({
      ...assignment,
      connectionId: 'c 1',
      from: 's/2',
    });
    expect(page(to.new(undefined, undefined, 't&3'))).toEqual({ ...assignment, template: 't&3' });
    expect(page(to.templates)).toEqual({ page: 'templates' });
    expect(page(to.plan('abc'))).toEqual({ page: 'plan', id: 'abc' });
    const submission = { page: 'submission', id: 'abc' };
    expect(page(to.submission('abc'))).toEqual({ ...submission, tab: 'result' });
    expect(page(to.submission('abc', 'calls'))).toEqual({ ...submission, tab: 'calls' });
    expect(page(to.addConnection('leadsquared'))).toEqual({
      page: 'connection-add',
      service: 'leadsquared',
    });
    expect(page(to.connection('abc'))).toEqual({ page: 'connection-edit', id: 'abc' });
    expect(page(to.settings('data'))).toEqual({ page: 'settings', section: 'data' });
  });

  it('that is empty leads home', () => {
    expect(page('')).toEqual({ page: 'home' });
    expect(page('#/')).toEqual({ page: 'home' });
  });

  it('that nobody knows is missing instead of blank', () => {
    expect(page('#/nowhere')).toEqual({ page: 'missing', path: '/nowhere' });
    expect(page('#/a/1/undo').page).toBe('missing');
  });

  it('keeps what stands behind the question mark', () => {
    const { query } = parseAddress('#/history?q=ada%20finchley&state=unknown');
    expect(query.get('q')).toBe('ada finchley');
    expect(query.get('state')).toBe('unknown');
  });
});

describe('the router', () => {
  it('changes the query without a new step for Back', () => {
    const stop = startRouter();
    go(to.history, { replace: true });
    const steps = history.length;
    setQuery({ q: 'kettle', state: null });
    expect(router.route).toEqual({ page: 'history' });
    expect(router.query.get('q')).toBe('kettle');
    expect(location.hash).toBe('#/history?q=kettle');
    setQuery({ q: '' });
    expect(location.hash, 'an empty value goes').toBe('#/history');
    expect(history.length, 'Back still leaves the page').toBe(steps);
    stop();
  });
});
