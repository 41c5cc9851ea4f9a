import type { PlanCost, PlanDetail, RecordLine, Service } from '../../lib/contract';
import type { Stat } from '../../lib/controls/Stats.svelte';
import { number } from '../../lib/format';
import { shortName } from '../../lib/records/names';
import { count, recordWord, records } from '../../lib/words';

/** 90 as "about 2 min", 20 as "about 20 s". */
export function aboutTime(seconds: number): string {
  if (seconds < 1) return 'about a second';
  if (seconds < 55) return `about ${Math.ceil(seconds)} s`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 90) return `about ${number(minutes)} min`;
  return `about ${number(Math.round(minutes / 60))} h`;
}

/** "10 calls a second", "10 calls in 5 s". */
export function rate(calls: number, windowMs: number): string {
  const words = count(calls, 'call', 'calls');
  if (windowMs === 1000) return `${words} a second`;
  if (windowMs === 60_000) return `${words} a minute`;
  return `${words} in ${number(windowMs / 1000)} s`;
}

/** "About 1 min at 10 calls a second." */
export function costSentence(cost: PlanCost): string {
  const time = aboutTime(cost.seconds);
  const budget = rate(cost.budget_calls, cost.budget_window_ms);
  return `${time.charAt(0).toUpperCase()}${time.slice(1)} at ${budget}.`;
}

/** All calls of a plan. */
export function allCalls(cost: PlanCost): number {
  return cost.check_calls + cost.write_calls + cost.read_back_calls;
}

/** 680 seconds as "11:20". */
export function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The same for a screen reader: "11 minutes 20 seconds". */
export function timeLeftWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const parts = [
    minutes > 0 ? count(minutes, 'minute', 'minutes') : '',
    seconds % 60 > 0 || minutes === 0 ? count(seconds % 60, 'second', 'seconds') : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** What a plan's page is called. */
export function planTitle(plan: PlanDetail): string {
  switch (plan.purpose) {
    case 'assign':
    case 'rest':
      return 'Review plan';
    case 'try':
      return 'Review the try';
    case 'retry':
      return 'Review the retry';
    case 'undo':
      return 'Review the undo';
  }
}

/** Why records are skipped, and how many for each reason. */
export type Reasons = readonly (readonly [reason: string, count: number])[];

/** The reasons of skipped records: "Changed since: now with Ada" is one of "Changed since". */
export function reasonsOf(skipped: readonly RecordLine[]): Reasons {
  const counts = new Map<string, number>();
  for (const { why } of skipped) {
    const [reason = ''] = why.split(':');
    const named = reason === '' ? 'Skipped' : reason;
    counts.set(named, (counts.get(named) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

function skippedStats(skipped: number, reasons: Reasons | null): Stat[] {
  const known = reasons && reasons.length > 0 ? reasons : [['Skipped', skipped] as const];
  return known.map(([label, many]) => ({ label, value: number(many), shape: 'skipped' }));
}

/** The counts above the table; an undo tells why records are skipped, where that was counted. */
export function planStats(plan: PlanDetail, reasons: Reasons | null = null): Stat[] {
  const { counts, cost } = plan;
  if (plan.purpose === 'undo') {
    return [
      {
        label: 'Goes back',
        value: number(counts.will_change),
        shape: 'undone',
        testid: 'will-change',
      },
      ...(counts.already_right > 0
        ? [{ label: 'Already back', value: number(counts.already_right), shape: 'same' as const }]
        : []),
      ...skippedStats(counts.skipped, reasons),
      { label: 'Left out by you', value: number(counts.excluded) },
      { label: 'Calls and time', value: number(allCalls(cost)), note: aboutTime(cost.seconds) },
    ];
  }
  const all = counts.can_be_undone === counts.will_change && counts.will_change > 0;
  const stats: Stat[] = [
    { label: 'Will change', value: number(counts.will_change), testid: 'will-change' },
    { label: 'Already right', value: number(counts.already_right), shape: 'same' },
    { label: 'Left out by you', value: number(counts.excluded) },
    {
      label: 'Can be undone',
      value: number(counts.can_be_undone),
      note: all ? 'all' : undefined,
      shape: 'undone',
    },
  ];
  if (counts.skipped > 0) {
    stats.splice(3, 0, { label: 'Skipped', value: number(counts.skipped), shape: 'skipped' });
  }
  return stats;
}

/** What happens to a record, where it is not simply changed. */
export function standingWords(record: RecordLine, undo: boolean): string {
  const to = record.intended ? shortName(record.intended.name) : null;
  switch (record.standing) {
    case 'change':
      if (undo) return to === null ? 'Goes back' : `Back to ${to}`;
      return to ?? '';
    case 'right':
      return record.before.id === null
        ? 'stays as it is'
        : `stays with ${shortName(record.before.name)}`;
    case 'left_out':
      return 'left out by you';
    case 'skipped':
      return record.why === '' ? 'Skipped' : `Skipped: ${record.why}`;
  }
}

/** What stands in the "after" column while nobody knows who will have it. */
export function unknownAfter(plan: PlanDetail): string {
  if (plan.state === 'reading') return '';
  return plan.face.service === 'instantly' ? 'Instantly decides' : '';
}

/** The steps of applying a plan. */
export function planSteps(plan: PlanDetail): { title: string; text: string }[] {
  const { cost, face } = plan;
  const one = recordWord(face.service, 1);
  const calls = (number: number): string => count(number, 'call', 'calls');
  return [
    {
      title: 'Check the plan again',
      text: `${calls(cost.check_calls)}. Stops if anything moved.`,
    },
    {
      title: sendTitle(plan),
      text: [calls(cost.write_calls), plan.way].filter(Boolean).join('. '),
    },
    {
      title: 'Read back',
      text: `${calls(cost.read_back_calls)} at least. Compares every ${one}.`,
    },
  ];
}

function sendTitle(plan: PlanDetail): string {
  if (plan.purpose === 'undo') return 'Put back';
  return plan.face.service === 'instantly' ? 'Assign' : 'Move';
}

/** "Reading… 3,400 leads so far". */
export function readingWords(service: Service, read: number): string {
  return `Reading… ${records(service, read)} so far`;
}

/** What a plan's page says aloud: how far the reading is, and how it ended. */
export function spokenWords(plan: PlanDetail): string {
  const { counts, face } = plan;
  switch (plan.state) {
    case 'reading':
      return readingWords(face.service, counts.matched);
    case 'failed':
      return 'The plan could not be made.';
    case 'cancelled':
      return 'You stopped the reading. Nothing was sent.';
    case 'ready': {
      const does = plan.purpose === 'undo' ? 'go back' : 'change';
      const left = counts.excluded > 0 ? ` ${number(counts.excluded)} left out.` : '';
      return `${records(face.service, counts.will_change)} will ${does}.${left}`;
    }
  }
}
