import type { PlanCost, PlanDetail, RecordLine } from '../../lib/contract';
import type { Stat } from '../../lib/controls/Stats.svelte';
import { number } from '../../lib/format';
import { shortName } from '../../lib/records/names';
import { plan as text } from '../../lib/text';

/** 90 as "about 2 min", 20 as "about 20 s". */
export function aboutTime(seconds: number): string {
  if (seconds < 1) return text.aboutASecond;
  if (seconds < 55) return text.aboutSeconds(Math.ceil(seconds));
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 90) return text.aboutMinutes(minutes);
  return text.aboutHours(Math.round(minutes / 60));
}

/** "10 calls a second", "10 calls in 5 s". */
export function rate(calls: number, windowMs: number): string {
  if (windowMs === 1000) return text.callsASecond(calls);
  if (windowMs === 60_000) return text.callsAMinute(calls);
  return text.callsInSeconds(calls, windowMs / 1000);
}

/** "About 1 min at 10 calls a second." */
export function costSentence(cost: PlanCost): string {
  return text.cost(aboutTime(cost.seconds), rate(cost.budget_calls, cost.budget_window_ms));
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
  return text.minutesAndSeconds(Math.floor(seconds / 60), seconds % 60);
}

/** Why records are skipped, and how many for each reason. */
export type Reasons = readonly (readonly [reason: string, count: number])[];

/** The reasons of skipped records: "Changed since: now with Ada" is one of "Changed since". */
export function reasonsOf(skipped: readonly RecordLine[]): Reasons {
  const counts = new Map<string, number>();
  for (const { why } of skipped) {
    const [reason = ''] = why.split(':');
    const named = reason === '' ? text.skipped : reason;
    counts.set(named, (counts.get(named) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

function skippedStats(skipped: number, reasons: Reasons | null): Stat[] {
  const known = reasons && reasons.length > 0 ? reasons : [[text.skipped, skipped] as const];
  return known.map(([label, many]) => ({ label, value: number(many), shape: 'skipped' }));
}

/** The counts above the table; an undo tells why records are skipped, where that was counted. */
export function planStats(plan: PlanDetail, reasons: Reasons | null = null): Stat[] {
  const { counts, cost } = plan;
  if (plan.purpose === 'undo') {
    return [
      {
        label: text.goesBack,
        value: number(counts.will_change),
        shape: 'undone',
        testid: 'will-change',
      },
      ...(counts.already_right > 0
        ? [{ label: text.alreadyBack, value: number(counts.already_right), shape: 'same' as const }]
        : []),
      ...skippedStats(counts.skipped, reasons),
      { label: text.leftOutCount, value: number(counts.excluded) },
      { label: text.callsAndTime, value: number(allCalls(cost)), note: aboutTime(cost.seconds) },
    ];
  }
  const all = counts.can_be_undone === counts.will_change && counts.will_change > 0;
  const stats: Stat[] = [
    { label: text.willChange, value: number(counts.will_change), testid: 'will-change' },
    { label: text.alreadyRight, value: number(counts.already_right), shape: 'same' },
    { label: text.leftOutCount, value: number(counts.excluded) },
    {
      label: text.canBeUndone,
      value: number(counts.can_be_undone),
      note: all ? text.allCanBeUndone : undefined,
      shape: 'undone',
    },
  ];
  if (counts.skipped > 0) {
    stats.splice(3, 0, { label: text.skipped, value: number(counts.skipped), shape: 'skipped' });
  }
  return stats;
}

/** What happens to a record, where it is not simply changed. */
export function standingWords(record: RecordLine, undo: boolean): string {
  const to = record.intended ? shortName(record.intended.name) : null;
  switch (record.standing) {
    case 'change':
      if (undo) return to === null ? text.goesBack : text.backTo(to);
      return to ?? '';
    case 'right':
      return record.before.id === null ? text.stays : text.staysWith(shortName(record.before.name));
    case 'left_out':
      return text.leftOut;
    case 'skipped':
      return record.why === '' ? text.skipped : text.skippedBecause(record.why);
  }
}

/** What stands in the "after" column while nobody knows who will have it. */
export function unknownAfter(plan: PlanDetail): string {
  if (plan.state === 'reading') return '';
  return plan.face.service === 'instantly' ? text.instantlyDecides : '';
}

/** The steps of applying a plan. */
export function planSteps(plan: PlanDetail): { title: string; text: string }[] {
  const { cost, face } = plan;
  return [
    {
      title: text.checkStep,
      text: text.checkStepText(cost.check_calls),
    },
    {
      title: plan.purpose === 'undo' ? text.putBackStep : text.sendStep[face.service],
      text: text.sendStepText(cost.write_calls, plan.way),
    },
    {
      title: text.readBackStep,
      text: text.readBackStepText(cost.read_back_calls, face.service),
    },
  ];
}

/** What a plan's page says aloud: how far the reading is, and how it ended. */
export function spokenWords(plan: PlanDetail): string {
  const { counts, face } = plan;
  switch (plan.state) {
    case 'reading':
      return text.readSoFar(face.service, counts.matched);
    case 'failed':
      return text.spokenFailed;
    case 'cancelled':
      return text.spokenCancelled;
    case 'ready':
      return text.spokenReady(
        face.service,
        counts.will_change,
        counts.excluded,
        plan.purpose === 'undo',
      );
  }
}
