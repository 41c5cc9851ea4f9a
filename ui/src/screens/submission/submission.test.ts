import { configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../../App.svelte';
import { call, useHost } from '../../lib/backend';
import type { CallDetail, SubmissionDetail } from '../../lib/contract';
import { emptyForm } from '../../lib/form/empty';
import { go, to } from '../../lib/router.svelte';
import { app } from '../../lib/state/app.svelte';
import { stage } from '../../test/stage';
import SubmissionScreen from './SubmissionScreen.svelte';
import { namedRequest } from './result/named';
import {
  asText,
  callMark,
  headline,
  outcomeStats,
  retryAction,
  retryWords,
  stopWords,
  sum,
} from './text';
import { runningHeadline } from '../../lib/progress';

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

const SLOW = { records: 40, stepMs: 60, size: 4, drifts: false };
const show = (id: string) => render(SubmissionScreen, { id });
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const count = (name: string) => Number(screen.getByTestId(name).textContent?.replace(/\D/gu, ''));

beforeEach(() => {
  location.hash = '#/a/x';
  app.start = null;
  app.unwritten = {};
});

describe('a run', () => {
  it('shows how far it is as text and as a progress bar, and ends as a result', async () => {
    await stage({ scene: 'running', pace: { ...SLOW, stepMs: 5, size: 40 } });
    show('running');
    const bar = await screen.findByRole('progressbar', { name: /^Move/ });
    expect(bar).toHaveAttribute('aria-valuetext', expect.stringMatching(/ of \d+ users.* percent/));
    expect(await screen.findByText(/ users have their new team$/)).toBeInTheDocument();
    expect(await screen.findByText('Adds up to the plan')).toBeInTheDocument();
  });

  it('says what Stop means before it stops, and Keep running has the focus', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'running', pace: SLOW });
    show('running');
    await user.click(await button('Stop…'));
    const dialog = await screen.findByRole('alertdialog', { name: 'Stop this run?' });
    expect(within(dialog).getByRole('button', { name: 'Keep running' })).toHaveFocus();
    expect(dialog).toHaveTextContent(/are already with their new team and stay there/);
    expect(dialog).toHaveTextContent(/won’t be sent/);
    await user.keyboard('{Enter}');
    expect(inputs('stop'), 'Enter keeps it running').toHaveLength(0);
    await user.click(await button('Stop…'));
    await user.click(await button('Stop sending'));
    await waitFor(() => expect(inputs('stop')).toEqual([{ id: 'running' }]));
    expect(await screen.findByText('Not sent')).toBeInTheDocument();
    expect(
      count('assigned') +
        count('unchanged') +
        count('failed') +
        count('unknown') +
        count('skipped'),
    ).toBe(486);
  });

  it('that is only read back can be stopped, and says what is not known then', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'back', pace: { ...SLOW, size: 1 } });
    show('back');
    await user.click(await button('Stop…'));
    const dialog = await screen.findByRole('alertdialog', { name: 'Stop reading back?' });
    expect(dialog).toHaveTextContent(
      /[\d,]+ leads have not been read back\. If you stop now they count as Unknown/,
    );
    expect(dialog).not.toHaveTextContent(/sent/);
    expect(screen.queryByRole('button', { name: 'Pause' }), 'nothing is sent any more').toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Stop reading' }));
    await waitFor(() => expect(inputs('stop')).toEqual([{ id: 'back' }]));
    await waitFor(() => expect(count('unknown'), 'as was said').toBeGreaterThan(100));
  });

  it('gives the focus to its heading where a button goes away under it', async () => {
    await stage({ scene: 'running', pace: { ...SLOW, size: 100 } });
    go(to.submission('running'), { replace: true });
    render(App);
    const pause = await button('Pause');
    pause.focus();
    expect(await screen.findByText(/^Everything has been sent/)).toBeInTheDocument();
    expect(pause, 'only what is sent can be paused').not.toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
  });

  it('waits after Pause until Continue', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'running', pace: SLOW });
    show('running');
    await user.click(await button('Pause'));
    await user.click(await button('Continue'));
    await waitFor(() => expect(inputs('go_on')).toEqual([{ id: 'running' }]));
    expect(await button('Pause')).toBeEnabled();
  });

  it('says while it is paused that nothing is on its way', async () => {
    await stage({ scene: 'paused' });
    show('paused');
    expect(await screen.findByText('Nothing is on its way.')).toBeInTheDocument();
    expect(await button('Continue')).toBeEnabled();
  });

  it('waits while another of its account runs, and begins when that has ended', async () => {
    await stage({ scene: 'waiting' });
    show('waiting');
    const waits = 'It waits for its turn. Nothing has been sent.';
    expect(await screen.findByText(waits)).toBeInTheDocument();
    expect(
      screen.getByText(/^“Move 4\d\d users.*” comes first in this account/),
    ).toBeInTheDocument();
    expect(screen.getByRole('heading', { level: 2, name: /^Move \d+ users/ })).toBeInTheDocument();
    expect(screen.getByText(/^One call for each user\. Confirmed \d/)).toBeInTheDocument();
    expect(screen.queryByText(/Started|lets the call on its way finish/)).toBeNull();
    expect(screen.queryByRole('button', { name: /^(Pause|Continue)$/ })).toBeNull();
    expect(await button('Stop…')).toBeEnabled();
    expect(await screen.findByRole('link', { name: 'Show it' })).toHaveAttribute(
      'href',
      '#/a/paused',
    );
    await call('stop', { id: 'paused' });
    expect(await screen.findByText('Adds up to the plan')).toBeInTheDocument();
    expect(count('assigned')).toBeGreaterThan(0);
  });

  it('does not say that nothing was sent where some was before it waited', async () => {
    await stage({ scene: 'waiting' }, undefined, ({ calls }) => ({
      calls: { ...calls, answered: 3 },
    }));
    show('waiting');
    expect(await screen.findByText(/^It waits for its turn\. Nothing more is/)).toBeInTheDocument();
    expect(screen.queryByText(/Nothing has been sent/)).toBeNull();
  });

  it('sends nothing when it is stopped before its turn', async () => {
    await stage({ scene: 'waiting' });
    show('waiting');
    await button('Stop…');
    await call('stop', { id: 'waiting' });
    expect(await screen.findByRole('heading', { name: 'Nothing was sent' })).toBeInTheDocument();
  });

  it('ends by itself after failures of one kind in a row, and says the last', async () => {
    await stage({ scene: 'gave-up' });
    show('gave-up');
    expect(
      await screen.findByText(/after 3 failures of one kind in a row\. The last: LeadSquared/),
    ).toBeInTheDocument();
    expect(count('failed')).toBeGreaterThanOrEqual(3);
    expect(count('skipped'), 'the rest was not sent').toBeGreaterThan(0);
    expect(await button(/^Retry \d+ failed or not sent$/)).toBeEnabled();
  });

  it('does nothing on Escape', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'running', pace: SLOW });
    show('running');
    await button('Pause');
    await user.keyboard('{Escape}');
    expect([...inputs('stop'), ...inputs('pause')]).toEqual([]);
  });

  it('shows how much of the rate budget is in use', async () => {
    await stage({ scene: 'running', pace: SLOW });
    show('running');
    expect(await screen.findByText(/of 10 calls/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Change…' }).getAttribute('href')).toMatch(
      /^#\/connections\//,
    );
  });

  it('stands in the sidebar with its progress', async () => {
    await stage({ scene: 'running', pace: SLOW });
    go(to.history, { replace: true });
    render(App);
    const nav = await screen.findByRole('navigation', { name: 'Main' });
    const link = await within(nav).findByRole('link', { name: /^Move .*users.* of \d+/ });
    expect(link).toHaveAttribute('href', '#/a/running');
    expect(within(link).getByRole('progressbar')).toHaveAttribute('aria-valuetext');
  });
});

describe('a result', () => {
  it('adds up to the plan and shows what needs a look, with the reason', async () => {
    await stage({ scene: 'result' });
    show('result');
    expect(
      await screen.findByText('1,058 of 1,073 leads have their new owner'),
    ).toBeInTheDocument();
    expect(count('assigned') + count('unchanged') + count('failed') + count('unknown')).toBe(1248);
    const table = await screen.findByRole('grid', { name: 'Needs a look' });
    await waitFor(() => expect(table).toHaveAttribute('aria-rowcount', '16'));
    expect(within(table).getAllByText('Connection lost while reading back')).not.toHaveLength(0);
    expect(screen.getByText(/^4 of the 8 failed can be retried/)).toBeInTheDocument();
  });

  it('that was stopped has what was not sent planned again, and does not call it failed', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'stopped' });
    show('stopped');
    const again = await button(/^Retry [\d,]+ failed or not sent$|^Plan [\d,]+ not sent again$/);
    const many = Number(again.textContent?.replace(/\D/gu, ''));
    const detail = await call('submission', { id: 'stopped' });
    expect(many).toBe(detail.can_retry);
    expect(many, 'most of it was never sent').toBeGreaterThan(detail.outcomes.failed);
    await user.click(again);
    await waitFor(() => expect(inputs('begin_derived_plan')).toHaveLength(1));
    const { id } = inputs('begin_derived_plan')[0]!;
    await waitFor(async () =>
      expect((await call('plan', { id })).counts.matched, 'exactly these').toBe(many),
    );
  });

  it.each([
    ['Retry 4 failed', 'retry'],
    ['Undo this assignment', 'undo'],
  ])('is followed by a plan: %s', async (name, from) => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'result' });
    show('result');
    await user.click(await button(name));
    await waitFor(() =>
      expect(inputs('begin_derived_plan')).toMatchObject([
        { source: { from, submission_id: 'result' } },
      ]),
    );
    await waitFor(() => expect(location.hash).toMatch(/^#\/plan\//));
  });

  it.each([
    [false, 'can be put back further'],
    [true, 'is not put back again'],
  ])('of which an undo put back all (%s) %s', async (fully, _) => {
    const undone = { id: 'undo', fully, at: Date.now() };
    await stage({ scene: 'result' }, undefined, () => ({ undone }));
    show('result');
    expect(await screen.findByText(/^(Undone|Partly undone) /)).toBeInTheDocument();
    expect(screen.queryAllByRole('button', { name: 'Undo this assignment' })).toHaveLength(
      fully ? 0 : 1,
    );
  });

  it('has the unknown read once more, and only read', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'result' });
    show('result');
    await user.click(await button('Check 7 unknown'));
    await waitFor(() => expect(inputs('check_again')).toEqual([{ id: 'result' }]));
    await waitFor(() => expect(count('unknown')).toBe(0));
    expect(inputs('begin_derived_plan')).toEqual([]);
  });

  it('of a try offers the rest', async () => {
    const user = userEvent.setup();
    const { inputs } = await stage({ scene: 'try' });
    show('try');
    await user.click(await button('Plan the other 1,177 leads'));
    await waitFor(() =>
      expect(inputs('begin_derived_plan')).toMatchObject([{ source: { from: 'rest' } }]),
    );
  });

  it('has who received how many of those planned', async () => {
    await stage({ scene: 'result' });
    show('result');
    const list = await screen.findByRole('list', { name: 'Received' });
    await waitFor(() => expect(list).toHaveTextContent(/Ada\s*455\s*of 465/));
  });

  it('whose account was removed asks for another one before it is run again', async () => {
    await stage({ scene: 'result' });
    app.connections = [];
    show('result');
    const again = await screen.findByRole('link', { name: 'Run again…' });
    expect(again).toHaveAttribute('href', '#/new?from=result');
  });

  it('from before plans existed shows what there is', async () => {
    const user = userEvent.setup();
    await stage({ scene: 'old' });
    const { rerender } = render(SubmissionScreen, { id: 'old' });
    expect(await screen.findByText(/before Roster made plans/)).toBeInTheDocument();
    expect(screen.queryByText('Adds up to the plan')).toBeNull();
    expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull();
    await rerender({ id: 'old', tab: 'calls' });
    expect(await screen.findByRole('option', { name: /Assign leads/ })).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Raw' }));
    expect(screen.getByTestId('sent-body')).toHaveTextContent('organization_user_ids');
  });

  it('says so where it could not be written down, and waits no longer', async () => {
    await stage({ scene: 'running', pace: SLOW });
    app.unwritten = { running: 'It was sent. The disk is full.' };
    show('running');
    expect(await screen.findByText(/The disk is full/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
  });
});

describe('the records and calls of a result', () => {
  it('are two tabs with their own addresses', async () => {
    await stage({ scene: 'records' });
    render(SubmissionScreen, { id: 'result', tab: 'records' });
    const table = await screen.findByRole('grid', { name: 'Records' });
    await waitFor(() => expect(table).toHaveAttribute('aria-rowcount', '1249'));
    expect(screen.getByRole('link', { name: /^Calls/ })).toHaveAttribute(
      'href',
      '#/a/result/calls',
    );
    expect(screen.getByText(/^2685-0EE1/)).toBeInTheDocument();
  });

  it('show a call in names and raw, and the next one by the arrow key', async () => {
    const user = userEvent.setup();
    await stage({ scene: 'calls' });
    render(SubmissionScreen, { id: 'result', tab: 'calls' });
    const calls = await screen.findAllByRole('option');
    const article = screen.getByRole('article');
    expect(within(article).getByText('Ada Finchley')).toBeInTheDocument();
    expect(within(article).getByText('100 leads')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Raw' }));
    expect(screen.getByTestId('sent-body')).toHaveTextContent(/"ids"/);
    calls[0]?.focus();
    await user.keyboard('{ArrowDown}');
    expect(calls[1]).toHaveFocus();
    expect(screen.getByRole('article', { name: /^Call 2 of/ })).toBeInTheDocument();
  });
});

describe('many calls', () => {
  it('are read a hundred at a time, and no call twice however often that is asked for', async () => {
    const user = userEvent.setup();
    let answer = (): void => undefined;
    const { host, inputs } = await stage({ scene: 'calls' }, (name, input) => {
      const { offset = 0 } = input as { offset?: number };
      return name === 'calls' && offset > 0 ? new Promise((go) => (answer = go)) : undefined;
    });
    const [one] = (await host.call('calls', { id: 'result', offset: 0, limit: 1 })).rows;
    const all = Array.from({ length: 150 }, (_, at) => ({ ...one!, id: `call ${at}` }));
    useHost({
      ...host,
      call: async (name, input) => {
        const answered = await host.call(name, input);
        if (name !== 'calls') return answered;
        const { offset, limit } = input as { offset: number; limit: number };
        return { rows: all.slice(offset, offset + limit), total: all.length } as typeof answered;
      },
    });
    render(SubmissionScreen, { id: 'result', tab: 'calls' });
    const more = await button('Show 100 more');
    await user.dblClick(more);
    await waitFor(() => expect(more).toHaveAttribute('aria-busy', 'true'));
    answer();
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(150));
    expect(inputs('calls').map((input) => input.offset)).toEqual([0, 0, 100]);
  });
});

describe('the words of a submission', () => {
  const base = async (): Promise<SubmissionDetail> => {
    await stage({ scene: 'result' });
    return call('submission', { id: 'result' });
  };

  it('never claim more than is known', async () => {
    const detail = await base();
    expect(headline({ ...detail, state: 'not_run' })).toBe('Nothing was sent');
    expect(headline({ ...detail, state: 'unknown' })).toMatch(/^It is not known yet/);
    expect(headline({ ...detail, purpose: 'undo' })).toMatch(/have their old owner again$/);
    const none = { ...detail.outcomes, assigned: 0 };
    expect(headline({ ...detail, state: 'failed', outcomes: none })).toMatch(/^None of the/);
    expect(headline({ ...detail, plan_id: null, state: 'failed' })).toBe(
      'Instantly refused the assignment',
    );
  });

  it('count what was to change, and not what the person left out', async () => {
    const detail = await base();
    const outcomes = { assigned: 100, unchanged: 20, failed: 5, unknown: 0, skipped: 30 };
    const progress = { ...detail.progress, records: 110 };
    const of = { ...detail, outcomes, progress, records: 155 };
    expect(headline({ ...of, state: 'stopped' })).toBe('100 of 110 leads have their new owner');
    expect(headline({ ...of, state: 'partly_done' })).toMatch(/^100 of 110 leads/);
    const none = { ...outcomes, assigned: 0 };
    expect(headline({ ...of, state: 'failed', outcomes: none })).toBe(
      'None of the 110 leads were changed',
    );
  });

  it('add up, and say so only if they do', async () => {
    const detail = await base();
    expect(sum(detail.outcomes)).toBe(detail.records);
    expect(outcomeStats(detail).at(-1)).toMatchObject({ below: 'Adds up to the plan' });
    expect(outcomeStats({ ...detail, records: 5000 }).at(-1)).toMatchObject({
      below: 'Of 5,000 in the plan',
    });
  });

  it('before a stop name what cannot be called back', async () => {
    const detail = await base();
    const lines = stopWords({ ...detail, waiting: 1, unsent: 184 });
    expect(lines.map((line) => line.kind)).toEqual(['ok', 'unknown', 'stopped']);
    expect(lines[1]).toMatchObject({ strong: '1 lead', text: expect.stringContaining('can’t be') });
    expect(runningHeadline('Move 486 users to North')).toBe('Moving 486 users to North');
    expect(asText(detail)).toContain('Assigned: 1,058');
  });

  it('call only that failed which did', async () => {
    const detail = await base();
    const of = (failed: number, skipped: number, can_retry: number): SubmissionDetail => ({
      ...detail,
      can_retry,
      outcomes: { ...detail.outcomes, failed, skipped },
    });
    expect(retryAction(of(8, 0, 6))).toBe('Retry 6 failed');
    expect(retryAction(of(0, 184, 184))).toBe('Plan 184 not sent again');
    expect(retryAction(of(6, 184, 190))).toBe('Retry 190 failed or not sent');
    expect(retryAction(of(6, 184, 5)), 'nobody knows which').toBe('Retry 5 failed or not sent');
    expect(retryWords(of(8, 0, 6))).toMatch(/^6 of the 8 failed can be retried/);
    expect(retryWords(of(0, 184, 184))).toMatch(/^184 that were not sent can be planned again/);
    expect(retryWords(of(6, 184, 190))).toMatch(/^190 that failed or were not sent can be/);
    expect(retryWords(of(0, 0, 0))).toBe('');
    expect(retryWords(of(3, 0, 0))).toBe('None of those that failed can be retried.');
  });

  it('have a tick at a call only when the service did not say Error in it', async () => {
    const detail = await base();
    const { rows } = await call('calls', { id: 'result', offset: 0, limit: 1 });
    const one = rows[0] as CallDetail;
    expect(callMark(one)).toMatchObject({ shape: 'ok', word: '202 Accepted' });
    const error = { ...one, status: 200, answer_body: '{"Status": "Error"}' };
    expect(callMark(error)).toMatchObject({ shape: 'failed' });
    expect(callMark({ ...one, status: 429 })).toMatchObject({ shape: 'clock' });
    expect(callMark({ ...one, state: 'unknown', status: null })).toMatchObject({
      shape: 'unknown',
      word: 'No answer',
    });
    expect(namedRequest({ ...one, request_body: 'no JSON' }, detail)).toBeNull();
    const nested = { ...one, request_body: '{"Conditions":[{"a":1}]}' };
    expect(namedRequest(nested, { ...detail, form: emptyForm('leadsquared') })).toBeNull();
  });
});
