// The connections: their list, the form that adds or edits one, and its test.
import type { CheckState, Service, StepResult } from '../../contract';
import { ago, when } from '../../format';
import { serviceWords } from './common';

// The list of connections
export const listTitle = 'Connections';
export const addButton = 'Add connection';
export const addPracticeButton = 'Add practice connections';
/** What is said of a rejected key where the service said nothing. */
export const keyRejectedSentence = 'The key is rejected.';
/** `what` is the first sentence of what is wrong. */
export const troubledTitle = (account: string, what: string) => `${account}: ${what}`;
/** `rest` is what follows the first sentence; it may be empty. */
export const troubledRest = (rest: string) => `${rest} The history is kept.`;
export const newKeyButton = 'New key…';
export const newKeyFor = (account: string) => `New key for ${account}…`;
export const faceHint =
  'An account’s colour and letters follow it everywhere: the form, the confirmation and the history.';
export const emptyTitle = 'No connections yet';
export const emptyText =
  'A connection is one account at Instantly or LeadSquared. Its keys go into the keychain of this computer.';

// The card of the keychain
export const keychainBeingTested = 'Testing the keychain of this computer…';
export const keysKeptIn = (keychain: string) => `Keys are kept in ${keychain}`;
export const keysCannotBeKept = 'Keys can’t be kept on this computer now';
export const keychainTested = (at: number) => `Tested ${ago(at)}`;
export const keychainWorks = 'Keychain works';
export const keychainDoesNotWork = 'Keychain does not work';
export const keychainAgain = 'Test again';
export const keychainAgainName = 'Test again: the keychain';

// The table
export const tableName = 'Connections';
export const accountColumn = 'Account';
export const statusColumn = 'Status';
export const keptColumn = 'Key kept in';
export const actionsColumn = 'Actions';
export const noKeyNeeded = 'No key needed';
export const rowTest = 'Test';
export const rowTestOf = (account: string) => `Test ${account}`;
export const rowTesting = 'Testing…';
export const rowTestingReason = 'The test is under way.';
export const moreFor = (account: string) => `More for ${account}`;
export const menuEdit = 'Edit…';
export const menuRename = 'Rename…';
export const menuNewKey = 'New key…';
export const menuRemove = 'Remove…';
export const closeTestOf = (account: string) => `Close the test of ${account}`;

// How a connection stands
export const workingStatus = 'Working';
export const rejectedStatus = 'Key rejected';
export const refusedStatus = 'Refused';
export const unreachableStatus = 'Not reachable';
export const untestedStatus = 'Not tested';
export const builtInStatus = 'Built in';
export const builtInNote = 'Runs on this computer';
export const checkedNote = (at: number, now: number) => `Checked ${ago(at, now)}`;
/** "Since today 14:20": the day stands within the sentence. */
export const rejectedSince = (at: number, now: number) =>
  `Since ${when(at, now)}`.replace('Since T', 'Since t').replace('Since Y', 'Since y');

// Renaming and removing
export const renameTitle = (account: string) => `Rename ${account}`;
export const renameHint = 'Assignments already in the history keep the old name.';
export const renameButton = 'Rename';
export const cancel = 'Cancel';
export const removeTitle = (account: string) => `Remove ${account}?`;
export const removePracticeText =
  'It can be added again at any time. Its assignments stay in the history.';
export const removeText = (keychain: string) =>
  `Its keys are deleted from ${keychain}. Its assignments stay in the history.`;
export const removeKeep = 'Keep it';
export const removeButton = 'Remove connection';
export const removedToast = (account: string) => `${account} was removed. Its history stays.`;

// The page that adds or edits one
export const addTitle = 'Add connection';
export const editTitle = 'Edit connection';
export const backToList = 'Back to Connections';
export const backToWelcome = 'Back to Welcome';
export const testAside = 'Test';
export const readsOnly = (service: Service) =>
  `Testing reads only. It changes nothing in ${serviceWords[service]}.`;
export const saveButton = 'Save connection';
export const notSavedTitle = 'The connection is not saved.';
export const connectedToast = (account: string) => `${account} is connected.`;
export const savedToast = (account: string) => `${account} is saved.`;
export const goneTitle = 'This connection is not there any more';
export const goneText = 'It may have been removed.';
export const goneButton = 'Go to Connections';

// Its keys. `several` is for a service whose account has two of them.
export const serviceLabel = 'Service';
export const keptInBefore = (several: boolean) =>
  several ? 'The keys are kept in ' : 'The key is kept in ';
export const keptInAfter = '.';
export const replaceKeys = (several: boolean) => (several ? 'New keys…' : 'New key…');
export const apiKeyLabel = 'API key';
export const apiKeyHint =
  'In Instantly: Settings, Integrations, API keys. To pick by name, the key needs to read the workspace, its members, campaigns and lists; to assign, to change leads.';
export const accessKeyLabel = 'Access key';
export const secretKeyLabel = 'Secret key';
export const secretKeyHint =
  'In LeadSquared: My Profile, Settings, API and Webhooks. Use an administrator’s keys. They stop working if that user is deactivated.';
export const keepKeys = (several: boolean) => `Keep the ${several ? 'keys' : 'key'} as before`;

// Its address
export const regionLabel = 'Region';
export const regionPlaceholder = 'Found from the keys';
export const regionFound = (host: string) => `LeadSquared says this account is at ${host}.`;
export const regionHint =
  'Leave empty and Roster asks LeadSquared. A host from your account’s settings can be typed too.';
export const advanced = 'Advanced';
export const addressLabel = 'Address of the API';
export const addressHint = 'Empty for Instantly’s own. Only https://, or http:// on this computer.';

// Its name and look
export const nameLabel = 'Name in Roster';
export const kindLabel = 'Kind';
export const kindHint = 'Stands beside the name wherever the account is used.';
export const faceLabel = 'Letters and colour';
export const lettersLabel = 'Letters';
export const colourLabel = 'Colour';

// Its rate budget
export const budgetTitle = 'Rate budget';
export const budgetHint =
  'Everything that Roster does with this account shares it, also from a second window or from the command line.';
export const budgetNotKept = 'It was not kept.';
export const budgetNotRead = 'It could not be read.';
export const budgetAgain = 'Try again';
export const budgetBeingRead = 'Reading the rate budget';
export const callsLabel = 'Calls';
export const callsAfter = 'in';
export const secondsLabel = 'Seconds';
export const secondsAfter = 'seconds';
export const budgetNoNumber = 'Type whole numbers from 1.';
/** `most` is a rate, as in "100 calls a second". */
export const budgetTooHigh = (service: Service, most: string) =>
  `${serviceWords[service]} allows at most ${most}.`;
export const budgetKeep = 'Keep this budget';
export const budgetUsual = 'Use the usual one';
/** Both are rates, as in "100 calls a second". */
export const budgetBounds = (service: Service, usual: string, most: string) =>
  `Usual: ${usual}. Most that ${serviceWords[service]} allows: ${most}.`;
export const budgetKeptToast = 'The rate budget is kept.';

// The panel with the test
export const testTitle = 'Test';
export const testButton = 'Test';
export const testAgainButton = 'Test again';
export const testNeedsKeys = (several: boolean) =>
  several ? 'Paste both keys first.' : 'Paste the API key first.';
export const testUnderWay = 'Testing';
export const testHint = (service: Service, several: boolean) =>
  `Looks whether ${several ? 'the keys work, whose they are' : 'the key works, whose it is'} and what Roster may read. It changes nothing in ${serviceWords[service]}.`;
export const testWord = (check: CheckState, several: boolean) => {
  switch (check) {
    case 'working':
      return several ? 'Keys work' : 'Key works';
    case 'rejected':
      return several ? 'Keys rejected' : rejectedStatus;
    case 'refused':
      return refusedStatus;
    case 'unreachable':
      return unreachableStatus;
    case 'unchecked':
      return untestedStatus;
  }
};
/** Read out behind what a step of a test looked at. */
export const stepAfter: Record<StepResult, string> = {
  ok: ': Passed.',
  caution: ': Look at this.',
  failed: ': Failed.',
  untested: ': Not tested.',
};
export const whereTitle = (several: boolean) => `Where the ${several ? 'keys go' : 'key goes'}`;
export const whereBefore = 'Into ';
export const whereAfter = (several: boolean) =>
  `, which works: a test entry was written, read back and deleted. Roster’s own files never contain ${several ? 'the keys' : 'the key'}.`;
export const whereAgain = 'Test the keychain again';
