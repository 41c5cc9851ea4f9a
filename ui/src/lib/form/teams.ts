import type { Team } from '../contract';
import { fold } from './people';

/** A team as a row of the tree. */
export type TeamRow = {
  team: Team;
  /** 1 for the outermost. */
  level: number;
  /** Its place among its neighbours, from 1, and how many these are. */
  place: number;
  of: number;
  parent: string | null;
  open: boolean;
};

/** The rows that are to be seen: all of the open teams' children. */
export function visibleRows(teams: readonly Team[], isOpen: (id: string) => boolean): TeamRow[] {
  return rowsOf(teams, isOpen, 1, null);
}

function rowsOf(
  teams: readonly Team[],
  isOpen: (id: string) => boolean,
  level: number,
  parent: string | null,
): TeamRow[] {
  return teams.flatMap((team, at) => {
    const open = team.children.length > 0 && isOpen(team.id);
    const row = { team, level, place: at + 1, of: teams.length, parent, open };
    return open ? [row, ...rowsOf(team.children, isOpen, level + 1, team.id)] : [row];
  });
}

/** The teams whose name holds the text, with all above them; everything for an empty text. */
export function filterTeams(teams: readonly Team[], text: string): Team[] {
  const wanted = fold(text.trim());
  if (wanted === '') return [...teams];
  return teams.flatMap((team) => {
    if (fold(team.name).includes(wanted)) return [team];
    const children = filterTeams(team.children, text);
    return children.length > 0 ? [{ ...team, children }] : [];
  });
}

/** The teams from the outermost down to the one named; none where there is no such team. */
export function wayTo(teams: readonly Team[], id: string): Team[] | null {
  for (const team of teams) {
    if (team.id === id) return [team];
    const below = wayTo(team.children, id);
    if (below) return [team, ...below];
  }
  return null;
}

/** A team's name with those above it, as in "Admissions › Pune"; without the one root of all. */
export function teamPath(teams: readonly Team[], id: string): string | null {
  const way = wayTo(teams, id);
  if (!way) return null;
  const shown = teams.length === 1 && way.length > 1 ? way.slice(1) : way;
  return shown.map((team) => team.name).join(' › ');
}

/** How many teams there are altogether. */
export function countTeams(teams: readonly Team[]): number {
  return teams.reduce((sum, team) => sum + 1 + countTeams(team.children), 0);
}

/** The next row whose name begins with the typed letters, going round from the row `from`. */
export function typeahead(rows: readonly TeamRow[], from: number, typed: string): number {
  const wanted = fold(typed);
  const start = typed.length > 1 ? from : from + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const at = (start + step) % rows.length;
    const row = rows[at];
    if (row && fold(row.team.name).startsWith(wanted)) return at;
  }
  return -1;
}
