import type {
  Event,
  ListOfAccount,
  ListPairs,
  ListPairsRequest,
  ListRead,
  ListReport,
  ListRequest,
  ListResolved,
  ListTarget,
  ListValues,
} from '../../contract';
import { missing } from './engine';

const ID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;

/** What the stand-in's file holds: it has no disk. */
const FILE = [
  'Name,Email,Owner',
  'Imogen,imogen@paper-boats.example,Ada Finchley',
  'Orson,orson@brambleby,Ada Finchley',
  'Ludo,ludo@tinwhistle.example,Bruno Castellane',
  'Imogen,IMOGEN@paper-boats.example,Ada Finchley',
  'Hester,hester@moonlit-ladders.example,Nobody Known',
].join('\n');

interface Kept {
  report: ListReport;
  values: string[];
  targets: string[];
}

/** Lists as the stand-in reads them: small, at once, and by simpler rules than Rust has. */
export class Lists {
  readonly #kept = new Map<string, Kept>();
  readonly #tell: (event: Event) => void;

  constructor(tell: (event: Event) => void) {
    this.#tell = tell;
  }

  read(request: ListRequest): ListRead {
    const text = request.source.from === 'text' ? request.source.text : FILE;
    const kept = readText(request, text);
    this.#kept.set(request.id, kept);
    const total = text.length;
    this.#tell({ event: 'list_progressed', id: request.id, done: total, total });
    return { state: 'ready', report: kept.report };
  }

  letGo(id: string): void {
    this.#kept.delete(id);
  }

  /** The account knows everything but addresses at elsewhere.example. */
  resolve({ list_id }: ListOfAccount, label: string): ListResolved {
    const { values } = this.#list(list_id);
    const unknown = values.filter((value) => value.endsWith('@elsewhere.example'));
    const found = values.length - unknown.length;
    this.#tell({
      event: 'list_progressed',
      id: list_id,
      done: values.length,
      total: values.length,
    });
    const problems = unknown.map((text) => ({
      line: values.indexOf(text) + 1,
      text,
      problem: `No such lead in ${label} (left out)`,
      repeated: false,
    }));
    return {
      state: 'ready',
      resolution: { found, records: found, unknown: unknown.length, problems },
    };
  }

  targets({ list_id }: ListOfAccount): ListTarget[] {
    const { targets } = this.#list(list_id);
    return [...new Set(targets)].map((text) => ({
      text,
      count: targets.filter((one) => one === text).length,
      candidates: text.startsWith('Nobody') ? [] : [{ id: ID_OF_ADA, name: text }],
    }));
  }

  values(id: string): ListValues {
    const { values } = this.#list(id);
    return { text: values.join('\n'), count: values.length };
  }

  pairs({ list_id, chosen }: ListPairsRequest): ListPairs {
    const { values, targets } = this.#list(list_id);
    const pairs = values.map((value, at) => ({
      value,
      to: chosen.find((one) => one.text === targets[at])?.id,
    }));
    const known = pairs.flatMap(({ value, to }) => (to ? [[value, to]] : []));
    return {
      goes_to: Object.fromEntries(known),
      without_target: pairs.length - known.length,
      disputed: 0,
    };
  }

  badLines(id: string): number {
    const { report } = this.#list(id);
    return report.repeated + report.bad;
  }

  #list(id: string): Kept {
    const kept = this.#kept.get(id);
    if (!kept) throw missing('This list');
    return kept;
  }
}

const ID_OF_ADA = '019e18e2-a5e1-752d-a736-5db13d4a09b2';

function readText(request: ListRequest, text: string): Kept {
  const rows = text.split(/\r?\n/).map((line) => line.split(/[,;\t|]/).map((cell) => cell.trim()));
  const isValue = (cell: string | undefined) =>
    cell !== undefined && (EMAIL.test(cell) || (request.service === 'instantly' && ID.test(cell)));
  const header =
    request.choice.header ?? !(rows[0] ?? []).some((cell) => cell.includes('@') || isValue(cell));
  const width = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => {
    const cells = rows.slice(header ? 1 : 0).map((row) => row[at] ?? '');
    return {
      header: header ? (rows[0]?.[at] ?? '') : '',
      samples: cells.filter(Boolean).slice(0, 3),
      percent: Math.round((100 * cells.filter(isValue).length) / Math.max(1, cells.length)),
    };
  });
  const best = columns.reduce((most, { percent }) => Math.max(most, percent), 0);
  const key = request.choice.key ?? columns.findIndex(({ percent }) => percent === best);
  const target = request.pairs ? (request.choice.target ?? (width > 1 ? width - 1 : null)) : null;
  const kept: Kept = {
    values: [],
    targets: [],
    report: {
      id: request.id,
      file: request.source.from === 'file' ? 'kettle-fair-visitors.csv' : null,
      layout: {
        encoding: request.choice.encoding ?? 'utf8',
        separator: request.choice.separator ?? (width > 1 ? 'comma' : 'any'),
        header,
        columns,
        key,
        target,
      },
      lines: 0,
      used: 0,
      repeated: 0,
      bad: 0,
      emails: 0,
      targets: 0,
      problems: [],
    },
  };
  rows.forEach((row, index) => {
    if ((header && index === 0) || row.every((cell) => cell === '')) return;
    take(kept, index + 1, (row[key] ?? '').toLowerCase(), target === null ? null : row[target]);
  });
  const { report } = kept;
  report.emails = kept.values.filter((value) => value.includes('@')).length;
  report.targets = new Set(kept.targets).size;
  return kept;

  function take({ values, targets, report }: Kept, line: number, text: string, to?: string | null) {
    report.lines += 1;
    const problem = (why: string, repeated: boolean) =>
      report.problems.push({ line, text, problem: why, repeated });
    if (!isValue(text)) {
      report.bad += 1;
      problem(text.includes('@') ? 'Not a full e-mail address' : 'Not a lead ID', false);
    } else if (values.includes(text)) {
      report.repeated += 1;
      problem('Same as an earlier line (used once)', true);
    } else {
      report.used += 1;
      values.push(text);
      if (to !== null && to !== undefined) targets.push(to);
    }
  }
}
