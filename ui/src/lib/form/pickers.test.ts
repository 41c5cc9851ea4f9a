import { describe, expect, it } from 'vitest';
import type { Member, Team } from '../contract';
import { findPeople, initials } from './people';
import { filterTeams, teamPath, typeahead, visibleRows } from './teams';

const member = (name: string, off: string | null = null): Member => ({
  user_id: name,
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@x.example`,
  role: 'editor',
  off,
});

describe('people', () => {
  const all = [member('Gus Adams', 'Not accepted'), member('Ada Finchley'), member('José Ángel')];
  const names = (text: string) => findPeople(all, text).map((one) => one.name);

  it('are found by name, initials and e-mail, those who cannot be chosen last', () => {
    expect(names('ada')).toEqual(['Ada Finchley', 'Gus Adams']);
    expect(names('AF')).toEqual(['Ada Finchley']);
    expect(names('jose')).toEqual(['José Ángel']);
    expect(names('gus@x')).toEqual(['Gus Adams']);
    expect(names('')).toEqual(['Ada Finchley', 'José Ángel', 'Gus Adams']);
    expect(names('zz')).toEqual([]);
  });

  it('have one or two letters on their mark', () => {
    expect(initials('Ada Finchley')).toBe('AF');
    expect(initials('Ada de la Cruz')).toBe('AC');
    expect(initials('Ada')).toBe('A');
    expect(initials('ada.finchley@x.example')).toBe('AF');
  });
});

const team = (name: string, children: Team[] = []): Team => ({
  id: name,
  name,
  user_count: null,
  children,
});

describe('teams', () => {
  const tree = [team('Academy', [team('Admissions', [team('Pune')]), team('Alumni')])];

  it('are named by their path without the one root', () => {
    expect(teamPath(tree, 'Pune')).toBe('Admissions › Pune');
    expect(teamPath(tree, 'Academy')).toBe('Academy');
    expect(teamPath(tree, 'gone')).toBeNull();
  });

  it('show only the children of open teams, with their level and place', () => {
    const rows = visibleRows(tree, (id) => id === 'Academy');
    expect(rows.map((row) => [row.team.name, row.level, row.place, row.of])).toEqual([
      ['Academy', 1, 1, 1],
      ['Admissions', 2, 1, 2],
      ['Alumni', 2, 2, 2],
    ]);
  });

  it('are found with everything above them', () => {
    const found = filterTeams(tree, 'pun');
    expect(visibleRows(found, () => true).map((row) => row.team.name)).toEqual([
      'Academy',
      'Admissions',
      'Pune',
    ]);
  });

  it('are jumped to by typing, going round', () => {
    const rows = visibleRows(tree, () => true);
    expect(typeahead(rows, 0, 'a'), 'the next one, not this one').toBe(1);
    expect(typeahead(rows, 3, 'a')).toBe(0);
    expect(typeahead(rows, 0, 'al')).toBe(3);
    expect(typeahead(rows, 0, 'x')).toBe(-1);
  });
});
