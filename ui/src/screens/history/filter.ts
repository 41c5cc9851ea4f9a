import type { HistoryQuery, Service, State } from '../../lib/contract';

/** When something was confirmed: any time, a number of days back, or a range of days. */
export type When = '' | 'today' | '7' | '30' | '90' | 'range';

/** What the history shows, as it stands in the address. */
export type HistoryFilter = {
  text: string;
  service: Service | '';
  connection: string;
  states: State[];
  when: When;
  /** First and last day of a range, as in "2026-11-20"; empty where it is open. */
  from: string;
  to: string;
};

export const NO_FILTER: HistoryFilter = {
  text: '',
  service: '',
  connection: '',
  states: [],
  when: '',
  from: '',
  to: '',
};

/** How many rows a page of the history has. */
export const PAGE = 100;

const STATES: readonly State[] = [
  'waiting',
  'checking',
  'asking',
  'sending',
  'reading_back',
  'paused',
  'interrupted',
  'succeeded',
  'partly_done',
  'failed',
  'unknown',
  'stopped',
  'not_run',
];
const WHENS: readonly When[] = ['today', '7', '30', '90', 'range'];
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** Reads the filter from the address; what it does not know is left out. */
export function readFilter(params: URLSearchParams): HistoryFilter {
  const service = params.get('service');
  const states = (params.get('state') ?? '').split(',');
  const when = WHENS.find((item) => item === params.get('when')) ?? '';
  const day = (name: string): string => {
    const value = params.get(name) ?? '';
    return when === 'range' && DAY.test(value) ? value : '';
  };
  return {
    text: params.get('q') ?? '',
    service: service === 'instantly' || service === 'leadsquared' ? service : '',
    connection: params.get('connection') ?? '',
    states: STATES.filter((state) => states.includes(state)),
    when,
    from: day('from'),
    to: day('to'),
  };
}

/** Writes the filter into an address, without its empty parts. */
export function writeFilter(filter: HistoryFilter): URLSearchParams {
  const parts: [string, string][] = [
    ['q', filter.text],
    ['service', filter.service],
    ['connection', filter.connection],
    ['state', filter.states.join(',')],
    ['when', filter.when],
    ['from', filter.when === 'range' ? filter.from : ''],
    ['to', filter.when === 'range' ? filter.to : ''],
  ];
  return new URLSearchParams(parts.filter(([, value]) => value !== ''));
}

/** Whether everything is shown. */
export function isUnfiltered(filter: HistoryFilter): boolean {
  return writeFilter(filter).size === 0;
}

/** The question for a page of the history. Days begin and end in the time zone of this computer. */
export function toQuery(
  filter: HistoryFilter,
  now: Date,
  after: HistoryQuery['after'],
): HistoryQuery {
  const { from, to } = timesOf(filter, now);
  return {
    text: filter.text.trim(),
    service: filter.service === '' ? null : filter.service,
    connection_id: filter.connection === '' ? null : filter.connection,
    states: filter.states,
    from,
    to,
    after,
    limit: PAGE,
  };
}

function timesOf(filter: HistoryFilter, now: Date): { from: number | null; to: number | null } {
  switch (filter.when) {
    case '':
      return { from: null, to: null };
    case 'today':
      return { from: startOfDay(now, 0), to: null };
    case '7':
    case '30':
    case '90':
      return { from: startOfDay(now, 1 - Number(filter.when)), to: null };
    case 'range':
      return {
        from: filter.from === '' ? null : startOfDay(dayOf(filter.from), 0),
        to: filter.to === '' ? null : startOfDay(dayOf(filter.to), 1),
      };
  }
}

function dayOf(text: string): Date {
  const [year = 1970, month = 1, day = 1] = text.split('-').map(Number);
  return new Date(year, month - 1, day);
}

function startOfDay(date: Date, days: number): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}
