// The settings, section by section.

export const title = 'Settings';

// Appearance.

export const appearance = 'Appearance';
export const notKept = 'This is not kept for the next start.';
export const theme = 'Theme';
export const themeSystem = 'System';
export const themeLight = 'Light';
export const themeDark = 'Dark';
export const density = 'Density';
export const densityComfortable = 'Comfortable';
export const densityCompact = 'Compact';
export const textSize = 'Text size';
export const textSizeHint = (larger: string, smaller: string): string =>
  `Percent. Also ${larger} and ${smaller}.`;
export const motion = 'Motion';
export const motionSystem = 'System';
export const motionReduced = 'Reduced';

// Assignments.

export const assignments = 'Assignments';
export const validFor = 'A plan is valid for';
export const validForHint = 'After that its records are read again before it can be confirmed.';
export const validForLabel = 'Minutes for which a plan is valid';
export const minutes = 'minutes';
export const minutesWrong = 'Type a whole number from 1 to 120.';
export const countFrom = 'Ask for the count from';
export const countFromHint =
  'From this many changed records on, you type the number before anything is sent, in live accounts. Without any filter you always do.';
export const countFromLabel = 'Changed records from which the count is typed';
export const records = 'records';
export const countWrong = 'Type a whole number from 1.';

// Data.

export const data = 'Data';
export const dataFolder = 'Data folder';
export const openFolder = 'Open folder';
export const inFolder = 'In the data folder';
export const inFolderHint =
  'The history with every request and every answer, the connections without their keys, and these settings. Nothing of it leaves this computer.';
export const inKeychain = (keychain: string): string => `In ${keychain}`;
export const inKeychainHint =
  'The keys of the connections, and nothing else. Removing a connection deletes its keys.';

// About.

export const about = 'About';
export const version = (number: string): string => `Roster ${number}`;
export const licence = 'Licence: MIT or Apache-2.0, as you like.';
export const description = (service: string): string => `${service}’s own description of its API`;
export const open = 'Open';
export const openAddress = (url: string): string => `Open ${url}`;
export const notOpened = (url: string): string => `The browser could not be opened: ${url}`;
