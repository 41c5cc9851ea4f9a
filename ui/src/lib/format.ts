// Numbers and dates as this computer's settings have them.
import { common } from './text';

const numbers = new Intl.NumberFormat();
const times = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const days = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const daysOfYear = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** 1248 as "1,248". */
export function number(value: number): string {
  return numbers.format(value);
}

/** The time of day, as in "14:06". */
export function timeOfDay(at: number): string {
  return times.format(at);
}

/** A day as "Today", "Yesterday", "14 Nov" or, in another year, "14 Nov 2025". */
export function day(at: number, now: number = Date.now()): string {
  const apart = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (apart === 0) return common.today;
  if (apart === 1) return common.yesterday;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? days : daysOfYear).format(at);
}

/** "Today 14:20". Times are milliseconds since 1970. */
export function when(at: number, now: number = Date.now()): string {
  return common.dayAndTime(day(at, now), timeOfDay(at));
}

/** The whole date and time with seconds. */
export function whenExactly(at: number): string {
  return exact.format(at);
}

/** How long ago, as in "2 min ago"; beyond an hour the day and time. */
export function ago(at: number, now: number = Date.now()): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return common.justNow;
  if (minutes < 60) return common.minutesAgo(minutes);
  const text = when(at, now);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** When something was read and how long ago that is, as in "14:06, 2 h ago". */
export function age(at: number, now: number = Date.now()): string {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return common.timeAndAge(timeOfDay(at), common.justNow);
  if (minutes < 60) return common.timeAndAge(timeOfDay(at), common.minutesAgo(minutes));
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return common.timeAndAge(timeOfDay(at), common.hoursAgo(hours));
  const days = Math.floor(hours / 24);
  return common.timeAndAge(when(at, now), common.daysAgo(days));
}

/** 812 as "812 ms", 2100 as "2.1 s", 95000 as "1 min 35 s". */
export function duration(ms: number): string {
  if (ms < 1000) return common.milliseconds(numbers.format(Math.round(ms)));
  if (ms < 60_000)
    return common.seconds(
      new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 }).format(ms / 1000),
    );
  const seconds = Math.round(ms / 1000);
  const rest = seconds % 60;
  return common.minutesAndSeconds(numbers.format(Math.floor(seconds / 60)), rest);
}

function startOfDay(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
