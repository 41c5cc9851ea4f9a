import type { LineProblem } from '../contract';

/** What was found in a pasted text of e-mail addresses. */
export type EmailsReport = {
  /** The different addresses, as first written. */
  emails: string[];
  repeated: number;
  wrong: number;
  lines: number;
  problems: LineProblem[];
};

const SEPARATOR = /[\s,;|<>"'()[\]]+/u;
const ADDRESS = /^[^@]+@[^@.]+(\.[^@.]+)+$/u;

/** Reads e-mail addresses with any separator between them. Letter case makes no difference. */
export function readEmails(text: string): EmailsReport {
  const report: EmailsReport = { emails: [], repeated: 0, wrong: 0, lines: 0, problems: [] };
  const seen = new Map<string, number>();
  const lines = text.split(/\r\n|\r|\n/u);
  lines.forEach((line, at) => {
    const words = line.split(SEPARATOR).filter((word) => word !== '');
    if (words.length > 0) report.lines += 1;
    for (const word of words) readWord(report, seen, word, at + 1);
  });
  return report;
}

function readWord(
  report: EmailsReport,
  seen: Map<string, number>,
  word: string,
  line: number,
): void {
  if (!ADDRESS.test(word)) {
    report.wrong += 1;
    const problem = 'Not a full e-mail address';
    report.problems.push({ line, text: word, problem, repeated: false });
    return;
  }
  const key = word.toLocaleLowerCase();
  const first = seen.get(key);
  if (first !== undefined) {
    report.repeated += 1;
    const problem = `Same as line ${first} (used once)`;
    report.problems.push({ line, text: word, problem, repeated: true });
    return;
  }
  seen.set(key, line);
  report.emails.push(word);
}
