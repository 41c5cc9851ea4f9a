// What stands around every page: side bar, menus, keys, and what concerns the whole window.
import { count } from './common';

// The way to the content, and the side bar.

export const skipToContent = 'Skip to content';
export const mainNavigation = 'Main';
/** The button's name is "Search everything"; only its first word is seen. */
export const searchSeen = 'Search';
export const searchRest = ' everything';
/** A name with the keys that do the same, in a tooltip. */
export const withKeys = (name: string, keys: string): string => `${name} (${keys})`;
/** Read out behind "Connections". */
export const needNewKey = (connections: number): string =>
  `, ${count(connections, 'needs', 'need')} a new key`;

// What is on its way.

export const runningNow = 'Running now';
export const runningTooltip = (title: string, account: string, progress: string): string =>
  `${title}, ${account}: ${progress}`;

// What the window can be asked for, as the menus and the palette say it. The menu bar of a Mac
// has the same words in `src-tauri/src/menu.rs`.

export const searchEverything = 'Search everything';
export const newAssignment = 'New assignment';
export const history = 'History';
export const templates = 'Templates';
export const connections = 'Connections';
export const settings = 'Settings';
export const back = 'Back';
export const forward = 'Forward';
export const mainButton = 'Main button of the page';
export const searchPage = 'Search this page';
export const checkAgain = 'Count or check again';
export const exportFile = 'Export…';
export const saveTemplate = 'Save as template…';
export const largerText = 'Larger text';
export const smallerText = 'Smaller text';
export const usualSize = 'Usual text size';
export const keyboard = 'Keyboard';
export const undoStep = 'Undo a step of the form';
export const redoStep = 'Redo it';
export const moveUp = 'Move a condition or a group up';
export const moveDown = 'Move it down';
export const tickRow = 'Tick a row';
export const tickRange = 'Tick a range of rows';
export const tickAll = 'Tick all rows of the filter';
export const closeTop = 'Close what is on top';

// The menu in the side bar and its parts.

export const menu = 'Menu';
export const menuFile = 'File';
export const menuEdit = 'Edit';
export const menuView = 'View';
export const menuHelp = 'Help';

// The sheet of keys. Its other lines are those above.

export const keysColumn = 'Keys';
export const doesColumn = 'Does';
export const sheetPages = 'History, templates, connections';
export const sheetBackForward = 'Back, forward';
export const sheetSearch = 'Search of the page';
export const sheetCheck = 'Count again, check the plan again';
export const sheetUndo = 'Undo, redo in a form';
export const sheetMove = 'Move a condition or a group';
export const sheetExport = 'Export';
export const sheetSave = 'Save the form as a template';
export const sheetTick = 'Tick a row, a range of rows';
export const sheetSize = 'Text larger, smaller, usual';
export const sheetKeys = 'These keys';

/** Keys that are called otherwise than in the table of keys; on a Mac, `macKeyNames`. */
export const keyNames: Readonly<Record<string, string>> = { Mod: 'Ctrl' };
export const macKeyNames: Readonly<Record<string, string>> = { Mod: 'Cmd', Alt: 'Option' };

// The account of a page.

export const account = 'Account:';

// The steps of an assignment.

export const steps = 'Steps';
export const stepChoose = 'Choose';
export const stepReview = 'Review';
export const stepRun = 'Run';
export const stepResult = 'Result';
/** The step's name follows. */
export const stepDone = 'Done: ';

// The window is asked to close.

export const closeTitle = 'Pause and close?';
export const closeAtWork = 'Roster is at work:';
export const closeMeaning =
  'If you close it, the call on its way is still answered and written down, and nothing more is sent. At the next start you can go on where it stopped.';
export const closeFailedTitle = 'It could not be closed.';
export const keepRunning = 'Keep running';
export const pauseAndClose = 'Pause and close';

// What was interrupted.

export const closedWhile = (doing: string): string => `Roster closed while it was ${doing}.`;
export const interruptedWhile = (doing: string): string => `Interrupted while ${doing}.`;
export const everyStepSaved = 'Every step was saved.';
export const untilYouSay = (meaning: string): string =>
  `${meaning} Nothing goes on until you say so.`;
export const lookAtIt = 'Look at it';
export const lookAt = (title: string): string => `Look at it: ${title}`;

// Troubles of the whole window.

export const historyTroubleTitle = 'The history could not be written.';
export const noStartTitle = 'Roster can’t start';
export const noHistoryTitle = 'The history can’t be opened';
export const nothingSent = 'Nothing was sent.';
export const tryAgain = 'Try again';
export const openDataFolder = 'Open the data folder';
export const close = 'Close';

// An address that leads nowhere.

export const notHere = 'Not here';
export const noSuchPageTitle = 'There is no such page';
export const noSuchPageText = 'It may have been removed since.';
export const goToHistory = 'Go to History';
