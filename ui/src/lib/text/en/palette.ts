// The palette: everything by its name.
import { count } from './common';

// Its field and its list.

export const title = 'Search everything';
export const field = 'Pages, actions, accounts, assignments';
export const placeholder = 'Search pages, actions, accounts, assignments';
export const escapeKey = 'Esc';
export const enterKey = 'Enter';
export const found = 'Found';
export const nothingMatches = (typed: string): string => `Nothing matches “${typed}”.`;
export const historyTrouble = 'The history could not be searched.';
export const results = (number: number): string => count(number, 'result', 'results');

// Its last line.

export const move = 'move';
export const open = 'open';
export const neverSkips = 'Commands never skip a confirmation.';

// The headings.

export const thisPage = 'This page';
export const goTo = 'Go to';
export const newAssignment = 'New assignment';
export const recentAssignments = 'Recent assignments';
export const assignments = 'Assignments';
export const settings = 'Settings';

// The entries, and the further words by which they are found.

export const pageWords = 'go to page';
export const keysWords = 'keys shortcuts help';
export const addConnection = 'Add connection';
export const addConnectionWords = 'new account key';
export const newIn = (account: string): string => `New assignment in ${account}`;
export const submissionNote = (state: string, account: string, day: string): string =>
  `${state}, ${account}, ${day}`;

export const settingsAppearance = 'Appearance';
export const settingsAppearanceWords = 'theme dark light density text size zoom motion';
export const settingsAssignments = 'Assignments';
export const settingsAssignmentsWords = 'plan validity minutes typed count';
export const settingsData = 'Data';
export const settingsDataWords = 'folder files history database';
export const settingsAbout = 'About';
export const settingsAboutWords = 'version licence';
