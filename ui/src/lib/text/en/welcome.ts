// The first run.

export const title = 'Welcome';
export const heading = 'Bulk assignments, checked before they leave';
export const introduction =
  'Give Instantly leads to people. Put LeadSquared users on a team. One careful step at a time.';

// How an assignment travels.

export const steps = 'How it works';
export const choose = 'Choose';
export const chooseText =
  'Say which records and who gets them, by name. Mistakes show while you type.';
export const review = 'Review';
export const reviewText =
  'See every record that will change, from what to what. Leave out what should stay.';
export const run = 'Run';
export const runText =
  'Exactly what you confirmed, once, within the account’s limits. Pause or stop any time.';
export const result = 'Result';
export const resultText = 'Every record is read back. What was changed can be put back.';

// The ways to start.

export const instantlyText = 'Assign matching leads to the people in a workspace.';
export const instantlyNeeds = 'You need an API key from Settings, Integrations, API keys.';
export const connectInstantly = 'Connect Instantly';
export const leadsquaredText = 'Put matching users on a team.';
export const leadsquaredNeeds = 'You need the access key and secret key of an administrator.';
export const connectLeadsquared = 'Connect LeadSquared';
export const practice = 'Practice accounts';
export const practiceText =
  'Two built-in sample accounts with made-up people. Everything works, nothing leaves this computer.';
export const practiceNeeds = 'No key needed. You can connect a real account later.';
export const tryPractice = 'Try the practice accounts';

// Where keys will be kept.

export const testing = 'Testing the keychain of this computer…';
/** Before and after the keychain's name. */
export const keptInBefore = 'Keys are kept in ';
export const keptInAfter = ', never in a file.';
export const testedJustNow = 'Tested just now';
export const testAgain = 'Test again';
export const noTracking = 'No account with us, no tracking. History stays on this computer.';
