import type { CallDetail, Piece, Service, State, SubmissionDetail } from '../../lib/contract';
import type { MarkShape, MarkTone } from '../../lib/controls/marks';
import { whenExactly } from '../../lib/format';
import { serviceWords, stateWord } from '../../lib/words';

/** The headline of a result: what is known, and no more than that. */
export function headline(detail: SubmissionDetail): string {
  const service = serviceWords[detail.face.service];
  switch (detail.state) {
    case 'prepared':
    case 'sending':
      return `Waiting for ${service}’s answer`;
    case 'accepted':
      return `${service} accepted the assignment`;
    case 'succeeded':
      return detail.affected_rows === null
        ? `${service} carried out the assignment`
        : `${service} says it changed ${detail.affected_rows.toLocaleString()} ${detail.affected_rows === 1 ? 'user' : 'users'}`;
    case 'refused':
      return `${service} refused the assignment`;
    case 'not_sent':
      return 'Nothing was sent';
    case 'unknown':
      return 'It is not known what came of it';
  }
}

/** The mark of a call's answer: what came of its submission, for an HTTP status alone says little. */
export function callMark(
  call: CallDetail,
  end: State,
): { shape: MarkShape; tone: MarkTone; word: string } {
  switch (call.state) {
    case 'prepared':
      return { shape: 'waiting', tone: 'plain', word: 'Not sent yet' };
    case 'sent':
      return { shape: 'running', tone: 'running', word: 'Waiting' };
    case 'not_sent':
      return { shape: 'stopped', tone: 'plain', word: 'Not sent' };
    case 'unknown':
      return { shape: 'unknown', tone: 'unknown', word: statusWord(call.status) ?? 'No answer' };
    case 'answered': {
      const word = statusWord(call.status) ?? 'Answered';
      if (end === 'accepted' || end === 'succeeded') return { shape: 'ok', tone: 'ok', word };
      if (end === 'refused') return { shape: 'failed', tone: 'failed', word };
      return { shape: 'unknown', tone: 'unknown', word };
    }
  }
}

/** Whether Roster ended before the submission did; the next start then wrote its end down. */
export function wasLeftOver(detail: SubmissionDetail): boolean {
  return detail.meaning.startsWith('Roster ended ');
}

/** The times of a call, each by what happened then. */
export function callTimes(call: CallDetail, leftOver: boolean): [word: string, at: number][] {
  const ended = leftOver ? 'Found at the next start' : 'Ended';
  const times: [string, number | null][] = [
    ['Written down', call.prepared_at],
    ['Sent', call.state === 'not_sent' ? null : call.sent_at],
    [call.state === 'answered' ? 'Answered' : ended, call.answered_at],
  ];
  return times.filter((entry): entry is [string, number] => entry[1] !== null);
}

const STATUS_NAMES: Readonly<Record<number, string>> = {
  200: 'OK',
  202: 'Accepted',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

function statusWord(status: number | null): string | null {
  if (status === null) return null;
  const name = STATUS_NAMES[status];
  return name ? `${status} ${name}` : String(status);
}

/** What to know about an answer, where it promises less than it seems to. */
export function answerNote(call: CallDetail, service: Service): string | null {
  if (call.state !== 'answered' || service !== 'instantly' || call.status !== 202) return null;
  return '“Accepted” is only a promise: Instantly works on it later and does not say how many leads.';
}

/** The whole submission as text for an e-mail or a ticket. It holds no key. */
export function asText(detail: SubmissionDetail): string {
  const lines = [
    detail.title,
    `Account: ${detail.face.label} (${serviceWords[detail.face.service]}, ${detail.face.kind})`,
    `Status: ${stateWord(detail.state)}. ${detail.meaning}`,
    detail.service_said === null ? '' : `The service said: ${detail.service_said}`,
    `Confirmed: ${whenExactly(detail.created_at)}. ${joined(detail.sentence)}`,
    `Records: ${detail.filter_words}`,
    ...detail.calls.flatMap((call) => callLines(call, detail.state)),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function callLines(call: CallDetail, end: State): string[] {
  return [
    '',
    `${call.method} ${call.address}`,
    call.request_body,
    `Answer: ${callMark(call, end).word}`,
    call.answer_body ?? '',
    call.detail ?? '',
  ];
}

function joined(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}
