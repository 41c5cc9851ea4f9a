// Choosing people and a team.
import { number } from '../../format';
import { count, records } from './common';

const people = (number: number) => count(number, 'person', 'people');

// People.
export const chosenPeople = 'Chosen people';
export const notHere = 'Not in this account';
/** Follows the person's name. */
export const notHereAfter = ', not in this account';
export const removePerson = (name: string) => `Remove ${name}`;
export const addPerson = 'Add a person';
export const addPersonHint = 'Add by name or e-mail';
export const reading = 'Reading the list…';
export const everyoneChosen = 'Everyone is chosen.';
export const nobodyMatches = (text: string) => `Nobody matches “${text}”.`;
export const more = (count: number) => `${number(count)} more. Type to find them.`;
export const personAdded = (name: string, chosen: number) => `${name} added, ${people(chosen)}`;
export const personRemoved = (name: string, chosen: number) => `${name} removed, ${people(chosen)}`;

// Teams.
export const findTeam = 'Find a team';
export const teams = 'Teams';
export const readingTeams = 'Reading the teams';
export const teamWithUsers = (name: string, users: number) => `${name}, ${usersOf(users)}`;
export const usersOf = (users: number) => records('leadsquared', users);
export const noTeams = 'This account has no teams.';
export const noTeamMatches = (text: string) => `No team matches “${text}”.`;
