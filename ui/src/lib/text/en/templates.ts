// The templates: their list, and what is asked before one is renamed, removed or imported.
import type { Service } from '../../contract';
import { count, serviceWords } from './common';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

// The page
export const title = 'Templates';
export const importButton = 'Import…';
export const newTemplate = 'New template';
export const about =
  'A template keeps your choices, not the leads or users. Every use makes a fresh plan that you review.';
export const searchLabel = 'Search templates';
export const searchPlaceholder = 'Search templates';
export const found = (number: number) => count(number, 'template', 'templates');
export const noneMatches = (text: string) => `No template matches “${text}”.`;
export const clearSearch = 'Clear search';
export const beingRead = 'Reading the templates';
export const emptyTitle = 'No templates yet';
export const emptyText =
  'Fill in an assignment and choose “Save as template…” below the form. It appears here and is kept on this computer: your choices, not the leads or users.';
export const newAssignment = 'New assignment';

// What became of it
export const addedToast = (name: string) => `“${name}” was added.`;
export const removedToast = (name: string) => `“${name}” was removed.`;
export const writtenTitle = (name: string) => `“${name}” was written to a file.`;
export const writtenClose = 'Close';
export const notRead = 'The templates could not be read.';
export const notCopied = 'The template was not copied.';
export const notWritten = 'The template was not written.';
export const again = 'Try again';

// The table
export const tableName = 'Templates';
export const nameColumn = 'Template';
export const whatColumn = 'What it does';
export const usedColumn = 'Last used';
export const actionsColumn = 'Actions';
export const anyAccount = (service: Service) => `${serviceWords[service]}, any account`;
export const asksEachTime = (fields: readonly string[]) => `Asks each time: ${list.format(fields)}`;
export const notUsed = 'Not yet';
export const use = 'Make a plan';
export const useOf = (name: string) => `Make a plan with ${name}`;
export const moreFor = (name: string) => `More for ${name}`;
export const menuRename = 'Rename…';
export const menuDuplicate = 'Duplicate';
export const menuExport = 'Export';
export const menuRemove = 'Remove…';

// Renaming and removing
export const renameTitle = (name: string) => `Rename ${name}`;
export const renameLabel = 'Name';
export const renameButton = 'Rename';
export const cancel = 'Cancel';
export const removeTitle = (name: string) => `Remove ${name}?`;
export const removeText = 'What was sent with it stays in the history.';
export const removeKeep = 'Keep it';
export const removeButton = 'Remove template';

// Importing
export const importTitle = 'Import a template';
export const importText =
  'From an assignment file, as Export writes it and the headless command reads it. Nothing is sent.';
export const importFile = 'Open a file';
export const importPaste = 'Or paste its text';
export const importAdd = 'Import template';
export const importNothing = 'Open a file, or paste its text.';
export const notImported = 'The file was not imported.';
