// Step 1 of an assignment: the account, the form's frame, what matches, and the request.
import type { InstantlyForm, Service } from '../../contract';
import { age, number, timeOfDay, when } from '../../format';
import { count, recordWord, records, serviceWords } from './common';

export const pageTitle = 'New assignment';
export const tryAgain = 'Try again';
export const cancel = 'Cancel';

// The choice of an account.
export const noAccount = 'No account is connected';
export const noAccountOf = (service: Service) => `No ${serviceWords[service]} account is connected`;
export const noAccountText =
  'Connect an account first, or try the practice accounts: they need no key.';
export const connectAccount = 'Connect an account';
export const practiceAccounts = 'Practice accounts';
export const accountRemoved = 'This account has been removed. Choose another one.';
export const whichAccount = 'Which account?';
const uses: Record<Service, string> = {
  instantly: 'Give leads to people',
  leadsquared: 'Move users to a team',
};
export const serviceAndUse = (service: Service) => `${serviceWords[service]} · ${uses[service]}`;

// What became of the form on its way here.
export const formAwaited = 'The form is being filled in.';
export const namesAwaited = (account: string) => `The names are being looked for in ${account}.`;
/** When it was kept, in milliseconds since 1970. */
export const asLeft = (savedAt: number) =>
  `The form is filled in as you left it: ${when(savedAt)}.`;
export const earlierOfOther = (its: Service, account: string, service: Service) =>
  `The earlier assignment is for ${serviceWords[its]}, and ${account} is an account of ${serviceWords[service]}. It was not filled in here.`;
export const templateOfOther = (its: Service, account: string, service: Service) =>
  `The template is for ${serviceWords[its]}, and ${account} is an account of ${serviceWords[service]}. It was not filled in here.`;
export const putAside = 'What you had filled in here was put aside.';
export const bringBack = 'Bring it back';
export const unkeptTitle = 'The form is not kept for the next start.';
export const refusedTitle = 'No plan could be made. Nothing was sent.';
export const earlierUnreadTitle = 'The earlier assignment could not be read.';
export const templateUnreadTitle = 'The template could not be read.';

// Undo and redo: the buttons, and what is said after a step.
export const stepsLabel = 'Steps of this form';
export const undo = 'Undo';
export const undoTitle = (keys: string) => `Undo (${keys})`;
export const undoOff = 'Nothing to undo';
export const redo = 'Redo';
export const redoTitle = (keys: string) => `Redo (${keys})`;
export const redoOff = 'Nothing to redo';
export const undone = 'Undone.';
export const nothingUndone = 'Nothing to undo.';
export const redone = 'Redone.';
export const nothingRedone = 'Nothing to redo.';

// What a template asks for.
export const asksFor = (template: string) => `“${template}” asks for:`;
export const someTemplateAsksFor = 'The template asks for:';
export const askedFilled = 'Everything that the template asks for is filled in.';
export const askedOpen = (fields: number) =>
  `${count(fields, 'field is', 'fields are')} still open.`;
export const askedField = (field: string, done: boolean) =>
  `${field}, ${done ? 'filled in' : 'still open'}`;
export const leaveEmpty = 'Leave empty';
export const leaveFieldEmpty = (field: string) => `Leave empty this time: ${field}`;

// How old the account's names are.
export const readingNames = (account: string) => `Reading the names in ${account}…`;
export const namesUnread = (account: string) => `The names in ${account} could not be read.`;
/** Times are milliseconds since 1970. */
export const namesAsOf = (readAt: number, now: number) => `Names as of ${age(readAt, now)}`;
export const refresh = 'Refresh';
export const refreshNames = (account: string) => `Refresh the names in ${account}`;
export const namesRead = 'Names read.';
export const namesUnreadAgain = 'The names could not be read again.';
export const notReadAgain = (reason: string) => `Not read again: ${reason}`;

// The form, and a field that picks from one of the account's lists.
export const formLabel = (service: Service) => `New ${serviceWords[service]} assignment`;
export const fillingIn = 'Filling in the form';
export const notInAccount = 'Not in this account';
export const ownNameLabel = 'Your name for it';
export const ownNamePlaceholder = 'As it is to be called in the plan and the history';
export const tryListAgain = (field: string) => `Try again to read: ${field}`;
export const looking = 'Looking…';
export const readingList = 'Reading the list…';
export const nothingMatches = 'Nothing matches';

// Below the form.
export const clearForm = 'Clear the form';
export const saveAsTemplate = 'Save as template…';
export const saveAsTemplateTitle = (keys: string) => `Save as template (${keys})`;
export const nothingSentYet = 'Nothing is sent before you confirm the plan.';
export const reviewPlan = 'Review plan';

// Beside the form: how many records match, and whose they are.
export const matchesNow = 'Matches now';
export const countAgain = 'Count again';
export const matching = (service: Service, found: number) =>
  `${records(service, found)} match${found === 1 ? 'es' : ''}.`;
export const moreMatching = (service: Service, found: number) =>
  `More than ${records(service, found)} match.`;
/** Stands before the number, which stands out. */
export const moreThan = 'more than';
export const countedAt = (at: number, pages: number) =>
  `Counted at ${timeOfDay(at)}, ${count(pages, 'page', 'pages')} read.`;
export const counting = 'Counting…';
export const countingSoFar = (found: number) => `Counting… ${number(found)} so far`;
export const stopCounting = 'Stop counting';
export const countingStopped = 'Counting stopped.';
export const countOnce = 'Count';
export const countAll = 'Count all';
export const noFilterYet = 'No filter yet.';
export const countEveryLead = 'Count every lead';
export const countedWithCondition = 'Counted once there is a condition.';
export const tryCountAgain = 'Try again to count';
export const holderNow: Record<Service, string> = {
  instantly: 'Owner now',
  leadsquared: 'Team now',
};
export const noHolder: Record<Service, string> = { instantly: 'Nobody', leadsquared: 'No team' };
export const unlistedHolder: Record<Service, string> = {
  instantly: 'Somebody not listed',
  leadsquared: 'A team not listed',
};
export const moreHolders = (holders: number) => `${number(holders)} more`;
export const alreadyInTeam = 'Already in the new team';
export const alreadyWithPerson = 'Already with this person';
export const alreadyWithOne = 'Already with one of the chosen';
/** "After, shared 3 : 2 : 1": who has how many once it is done, as far as one can tell before the plan. */
export const afterTitle = (form: InstantlyForm) => {
  const weights = form.organization_user_ids.map((id) => form.weights[id]?.trim() || '1');
  const byWeight = weights.length > 5 ? 'by weight' : weights.join(' : ');
  const shared = form.split === 'even' ? 'evenly' : byWeight;
  return form.keep_together === 'company'
    ? `After, shared ${shared}, about`
    : `After, shared ${shared}`;
};
export const morePeople = (people: number) => count(people, 'more person', 'more people');
export const willMove = (users: number, team: string | undefined) =>
  `${records('leadsquared', users)} ${users === 1 ? 'moves' : 'move'} to ${team ?? 'the new team'}.`;
export const theFirst = (service: Service) => `The first ${recordWord(service)}`;
export const firstOf = (known: number) => `First of ${number(known)}`;

// Below it: the choice in words, and the request.
export const yourChoice = 'Your choice';
export const uncheckedTitle = 'The form could not be checked.';
export const filterLabel = 'The filter in words';
export const pasteJson = 'Paste JSON…';
export const requestAsJson = 'Request as JSON';
export const sentOneByOne =
  'The plan names its records one by one, in calls to the same address. As a filter the request is:';
export const sentToOwnTeams =
  'Sent user by user, or in calls for each team of the list. As a filter the request is this; its Value stands for each user’s own team:';
export const sentAfterConfirming = 'After you confirm the plan, this is sent:';
export const requestBody = 'Request body';
/** Follows the placeholder that stands for the key. */
export const keyNeverShown = 'The key is never shown.';
export const soFar = 'So far. It is complete once nothing is missing in the form.';
export const requestBodySoFar = 'Request body so far';

// The dialog in which a request is pasted.
export const pasteTitle = 'Paste JSON';
export const pasteDescription = (service: Service) =>
  `The body of a request from ${serviceWords[service]}’s pages or another tool, a curl command with it, or an assignment file. Only the body is read: an address or a key beside it is not kept.`;
export const requestLabel = 'Request';
export const requestPlaceholder = 'Paste here';
export const readingRequest = 'Reading…';
export const requestOfOther = (its: Service) =>
  `This is a request for ${serviceWords[its]}. Choose an account of ${serviceWords[its]} for it.`;
export const nothingToFillIn = 'Nothing in it can be filled in.';
const whatItIs = (service: Service, whole: boolean) =>
  whole ? 'An assignment file' : `A request for ${serviceWords[service]}`;
/** `whole` is an assignment file, not only a request's body. */
export const allRight = (service: Service, whole: boolean) =>
  `${whatItIs(service, whole)}. Everything in it is right.`;
export const notAllRight = (service: Service, whole: boolean, wrong: number) =>
  `${whatItIs(service, whole)}. ${count(wrong, 'place is', 'places are')} not right, and ${serviceWords[service]} would pass over most such things in silence.`;
export const wrongPlaces = 'Places that are not right';
export const moreWrongPlaces = (places: number) => `and ${number(places)} more`;
export const fillInNote =
  'Fills in the form. What the text does not say of who gets them stays; Undo brings the rest back.';
export const fillInOff = 'Paste a request that can be filled in.';
export const fillInForm = 'Fill in the form';
export const fillInRight = 'Fill in what is right';
export const formFilledIn = 'The form is filled in.';
export const rightFilledIn = 'What is right is filled in.';

// What was found in a pasted list.
export const linesFound = 'Found';
export const linesRepeated = 'Repeated';
export const linesNotRecognised = 'Not recognised';
export const linesUnknown = 'Unknown';
export const linesRead = 'Lines read';
export const problemsLabel = 'Lines with a problem';
export const lineColumn = 'Line';
export const textColumn = 'Text';
export const problemColumn = 'Problem';
export const moreProblems = (lines: number) => `and ${number(lines)} more`;
export const saveProblems = 'Save all as a file…';

// The dialog that keeps the form as a template.
export const templateTitle = 'Save as template';
export const templateDescription =
  'A template keeps your choices, not the leads or users. Every use makes a fresh plan that you review.';
export const templateUnsavedTitle = 'The template was not saved.';
export const templateName = 'Name';
export const templateReplaces = 'It takes the place of the template with this name.';
export const askEachTime = 'Ask me each time for';
export const alwaysAsked = 'Nothing usable is chosen, so it is asked for.';
export const valueNotSet = 'Not set';
export const readingFields = 'Reading the fields';
export const fieldsAwaited = 'The fields are being read.';
export const saveTemplate = 'Save template';
export const saveChanges = 'Save changes';
export const templateSaved = (name: string) => `Saved as template “${name}”.`;
