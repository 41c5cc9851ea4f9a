import type { CallDetail, Piece, Service, SubmissionDetail } from '../../lib/contract';
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

/** The mark of a call's answer. */
export function callMark(call: CallDetail): { shape: MarkShape; tone: MarkTone; word: string } {
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
      const good = call.status !== null && call.status >= 200 && call.status < 300;
      const word = statusWord(call.status) ?? 'Answered';
      return good ? { shape: 'ok', tone: 'ok', word } : { shape: 'failed', tone: 'failed', word };
    }
  }
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
    ...detail.calls.flatMap(callLines),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function callLines(call: CallDetail): string[] {
  return [
    '',
    `${call.method} ${call.address}`,
    call.request_body,
    `Answer: ${callMark(call).word}`,
    call.answer_body ?? '',
    call.detail ?? '',
  ];
}

function joined(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}
