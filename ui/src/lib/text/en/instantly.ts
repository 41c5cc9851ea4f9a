// The form of Instantly's bulk assignment.
import { records } from './common';

export const tryAgain = 'Try again';

// Section 1: the filters.
export const whichLeads = 'Which leads';
export const whichLeadsNote = 'All filters must match. Leave a filter empty to ignore it.';
export const campaign = 'Campaign';
export const campaignId = 'Campaign ID';
export const anyCampaign = 'Any campaign';
export const list = 'List';
export const listId = 'List ID';
export const anyList = 'Any list';
export const status = 'Status';
export const anyStatus = 'Any status';
/** The heading over a chosen status that is no longer offered. */
export const earlierStatuses = 'Earlier';
export const statusGone = 'Status no longer offered';
export const smartView = 'Smart view';
export const smartViewId = 'Smart view ID';
export const noSmartView = 'No smart view';
export const search = 'Search';
export const searchPlaceholder = 'Name or e-mail';
export const ownerNow = 'Owner now';
export const anyOwner = 'Anyone';
export const nobody = 'Nobody';
export const ownerIdHint = 'Choose “Nobody”, or type a person’s ID.';
export const inCampaign = 'Already in a campaign';
export const inList = 'Already in a list';
export const either = 'Either';
export const yes = 'Yes';
export const no = 'No';

// The rules of behaviour, each a sentence around its fields: "more than [3] times in [7] days".
export const behaviour = 'Behaviour';
export const behaviourNote = 'every rule must be true';
export const rule = (place: number) => `Rule ${place}`;
export const ruleKind = 'What';
export const ruleCompare = 'Compare';
export const ruleTimes = 'Times';
export const afterTimes = 'times';
export const betweenTimesAndDays = 'times in';
export const beforeDays = 'in';
export const ruleDays = 'Days';
export const afterDays = 'days';
export const ruleStatus = 'Status';
export const statusNumber = 'Status number';
export const chooseStatus = 'Choose a status';
export const readingStatuses = 'Reading the list…';
export const chosenStatuses = 'Chosen';
export const builtInStatuses = 'Built in';
export const ownStatuses = 'Own labels';
export const unnamedStatus = (itsNumber: string) => `Status ${itsNumber}`;
export const removeRule = (place: number) => `Remove rule ${place}`;
export const ruleRemoved = (place: number) => `Rule ${place} removed.`;
export const labelsUnread =
  'The workspace’s own labels could not be read. Only the statuses that every workspace has can be picked.';
export const tryLabelsAgain = 'Try again to read the labels';
export const addRule = 'Add rule';

// Only certain leads, and how many of them.
export const onlyThese = 'Only these leads';
export const pasteLeads = 'Paste or open a CSV…';
export const chosenLeads = (leads: number) => records('instantly', leads);
export const edit = 'Edit…';
export const editLeads = (leads: number) => `Edit the ${records('instantly', leads)}`;
export const clear = 'Clear';
export const clearLeads = (leads: number) => `Clear the ${records('instantly', leads)}`;
export const atMost = 'At most';
export const noLimit = 'No limit';
/** Stands behind the limit's number. */
export const afterLimit = 'leads';

// Section 2: the people.
export const whoGetsThem = 'Who gets them';
export const peopleIn = (account: string) => `People in ${account}`;
export const peopleIds = 'IDs of the people, one a line';
export const tryPeopleAgain = 'Try again to read the people';

// Section 3: the split.
export const howToShare = 'How to share them';
export const exactTag = 'Exact';
export const evenly = 'Evenly';
export const evenlyText =
  'Everyone gets the same number. Roster decides who gets which lead and sends each person their own.';
export const byWeight = 'By weight';
export const byWeightText = 'You set the shares. Roster sends each person their own leads.';
export const choosePeopleFirst = 'Choose people first.';
export const lessFor = (person: string) => `Less for ${person}`;
export const weightOf = (person: string) => `Weight of ${person}`;
export const moreFor = (person: string) => `More for ${person}`;
export const byList = 'By the list';
export const byListText = (leads: number) =>
  leads === 1
    ? 'The lead of your list goes to the person that it names.'
    : `Each of the ${records('instantly', leads)} goes to the person that your list names for it.`;
export const instantlyDecides = 'Instantly decides';
export const instantlyDecidesText =
  'One call with your filters. Instantly does not say how it divides leads between people. You see the real split after the check.';
export const keepOwner = 'Leave a lead where it is if its owner is already on the list';
export const keepPerson = 'Keep leads with the same e-mail address together';
export const keepCompany = 'Keep leads of the same company together';
export const keepCompanyHint = 'By the part of the e-mail address behind @.';
