// LeadSquared's form: which users, their new team, and how it is sent.
import { number } from '../../format';

// The parts of the form.
export const whichUsers = 'Which users';
export const betweenGroups = 'Between groups';
export const groupsAnd = 'And';
export const groupsOr = 'Or';
export const newTeam = 'New team';
export const newTeamNote = 'A user has exactly one team.';
export const howToSend = 'How to send it';

// The groups of conditions.
/** Between two conditions or two groups. */
export const addGroup = 'Add group';
export const pasteEmails = 'Paste e-mail addresses…';
export const everyUser = 'Every user';
export const tryAgain = 'Try again';
export const tryAttributesAgain = 'Try again to read the attributes';
/** The name of the attribute where the account's own name for it is not known. */
export const emailAttribute = 'E-mail';

// What has happened to a group or a condition, for those who do not see it.
export const groupDuplicated = (group: number) => `Group ${group} duplicated.`;
export const groupMoved = (place: number, of: number) => `Group moved to place ${place} of ${of}.`;
export const groupRemoved = (group: number) => `Group ${group} removed.`;
export const conditionDuplicated = (condition: number, group: number) =>
  `Condition ${condition} of group ${group} duplicated.`;
export const conditionMoved = (place: number, of: number, group: number) =>
  `Moved to place ${place} of ${of} in group ${group}.`;
export const conditionRemoved = (condition: number, group: number) =>
  `Condition ${condition} of group ${group} removed.`;

// One group.
export const groupTitle = (group: number) => `Group ${group}`;
export const combineLabel = (group: number) => `Group ${group}: how its conditions combine`;
export const allTrue = 'All are true';
export const anyTrue = 'Any is true';
export const addCondition = 'Add condition';
export const addConditionTo = (group: number) => `Add condition to group ${group}`;
export const moveGroupUp = (group: number) => `Move group ${group} up`;
export const moveGroupDown = (group: number) => `Move group ${group} down`;
export const firstGroup = 'This is the first group.';
export const lastGroup = 'This is the last group.';
export const duplicateGroup = (group: number) => `Duplicate group ${group}`;
export const removeGroup = (group: number) => `Remove group ${group}`;
export const showMore = (more: number, of: number) =>
  `Show ${number(more)} more of ${number(of)} conditions`;

// One condition.
export const conditionTitle = (condition: number, group: number) =>
  `Condition ${condition} of group ${group}`;
export const attribute = 'Attribute';
export const ownField = 'Own field';
export const readingList = 'Reading the list…';
export const typeAttribute = 'Type the attribute’s name';
export const operator = 'Operator';
export const value = 'Value';
export const noValue = 'No value needed';
export const notNumber = 'In this account all values of this attribute are numbers.';
export const moveConditionUp = (condition: number, group: number) =>
  `Move condition ${condition} of group ${group} up`;
export const moveConditionDown = (condition: number, group: number) =>
  `Move condition ${condition} of group ${group} down`;
export const firstCondition = 'This is the first condition.';
export const lastCondition = 'This is the last condition.';
export const duplicateCondition = (condition: number, group: number) =>
  `Duplicate condition ${condition} of group ${group}`;
export const removeCondition = (condition: number, group: number) =>
  `Remove condition ${condition} of group ${group}`;

// A value that is a date.
export const dayExample = 'As in 2026-11-28';
export const pickDate = 'Pick a date';
export const pickDateFor = (condition: number, group: number) =>
  `Pick a date for condition ${condition} of group ${group}`;
export const typeInstead = 'Type it instead';
export const typeInsteadFor = (condition: number, group: number) =>
  `Type the value of condition ${condition} of group ${group} instead`;
export const staysUntilPicked = (value: string) => `“${value}” stays until you pick a date.`;

// The new team. Where a list names the teams, they stand in bold between the two pieces.
export const listedBefore = (users: number) =>
  users === 1
    ? 'The user of your list goes to the team that it names:'
    : `Each of the ${number(users)} users of your list goes to the team that it names:`;
export const listedAfter = '.';
export const oneTeam = 'One team for all…';
export const oneTeamFor = 'Choose one team for all of them';
export const teamId = 'Team ID';
export const tryTeamsAgain = 'Try again to read the teams';
export const teamGone = (team: string) =>
  `Chosen: ${team}. This team is not in the account any more.`;
export const changes = 'Changes';
export const changesTeam = 'Team';
export const changesHint = 'The only thing LeadSquared can change for many users at once.';
export const teamCaution = 'A new team can bring new working hours, holidays and views.';

// How it is sent.
export const bulk = 'One bulk call';
export const bulkText =
  'LeadSquared picks the users by your conditions. Roster checks the match just before and stops if it changed, then reads every user back.';
export const exact = 'Exact';
export const byEmail = 'By e-mail, in groups';
export const byEmailText =
  'A few calls, each with the e-mail addresses of the users in the plan. Nobody else is moved.';
export const oneByOne = 'One by one';
export const oneByOneText =
  'One call for each user in the plan. Slower. Can be paused after every user.';
