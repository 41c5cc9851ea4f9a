// Generated from crates/app/src/contract by `cargo xtask types`. Do not edit.

/**
 * Something that can be asked of the window from anywhere: by its keys, in its palette and in the
 * system's menus. What the open page cannot do at the moment is left alone.
 */
export type Action = "palette" | "new" | "history" | "templates" | "connections" | "settings" | "back" | "forward" | "main" | "search" | "check" | "export" | "save" | "larger" | "smaller" | "usual_size" | "keys";

/**
 * A confirmed plan.
 */
export type ApplyRequest = { 
/**
 * The submission's id, minted by the caller so that it misses no event.
 */
id: string, 
/**
 * The plan.
 */
plan_id: string, 
/**
 * The plan's digest as it was shown and confirmed; a plan that is another is not applied.
 */
digest: string, 
/**
 * The count that was typed, where one must be.
 */
typed_count: number | null, };

/**
 * A user attribute.
 */
export type Attribute = { 
/**
 * The name that is sent (`LookupName`).
 */
name: string, 
/**
 * Its name for people.
 */
label: string, 
/**
 * Whether it is one of the account's own fields.
 */
custom: boolean, 
/**
 * What its values are.
 */
kind: AttributeKind, 
/**
 * The values to choose from, where it has a fixed list.
 */
options: Array<AttributeOption>, };

/**
 * What the values of an attribute are. They are compared as text in any case.
 */
export type AttributeKind = "text" | "choice" | "date" | "team" | "user";

/**
 * A value of an attribute with a fixed list.
 */
export type AttributeOption = { 
/**
 * The text that is sent.
 */
value: string, 
/**
 * Its name for people.
 */
label: string, };

/**
 * The values that users of the account have in an attribute.
 */
export type AttributeValues = { 
/**
 * The attribute's name.
 */
name: string, 
/**
 * The values, those of most users first; a user's id has the user's name as its label.
 */
options: Array<AttributeOption>, 
/**
 * Whether all of them are numbers.
 */
numbers: boolean, 
/**
 * Whether there are more than those.
 */
more: boolean, };

/**
 * So many calls in so much time.
 */
export type Budget = { 
/**
 * How many calls.
 */
calls: number, 
/**
 * In how many milliseconds.
 */
window_ms: number, };

/**
 * A new rate budget for a connection.
 */
export type BudgetEdit = { 
/**
 * The connection.
 */
connection_id: string, 
/**
 * The budget from now on; none for the service's usual one.
 */
budget: Budget | null, };

/**
 * A connection's rate budget and how much of it is in use now, by every Roster on this computer.
 */
export type BudgetUse = { 
/**
 * The connection.
 */
connection_id: string, 
/**
 * What is allowed.
 */
budget: Budget, 
/**
 * How many calls of it are in use in the window that ends now.
 */
used: number, 
/**
 * Until when nobody sends, because the service said "too many".
 */
held_until: number | null, 
/**
 * The service's usual budget in Roster.
 */
usual: Budget, 
/**
 * The most that the service allows anyone.
 */
most: Budget, };

/**
 * One HTTP exchange of a submission.
 */
export type CallDetail = { 
/**
 * The exchange's id.
 */
id: string, 
/**
 * The call's number in the submission, from 1.
 */
seq: number, 
/**
 * The attempt, from 1.
 */
attempt: number, 
/**
 * How many records it was to change; none where that was not kept.
 */
records: number | null, 
/**
 * What it is for, as in "Assign leads".
 */
purpose: string, 
/**
 * The HTTP method.
 */
method: string, 
/**
 * The address, without keys.
 */
address: string, 
/**
 * The exact body.
 */
request_body: string, 
/**
 * Where it stands.
 */
state: CallState, 
/**
 * What the service said, in its own words; may be empty.
 */
said: string, 
/**
 * When it was written down.
 */
prepared_at: number, 
/**
 * When it was sent.
 */
sent_at: number | null, 
/**
 * When the answer was in.
 */
answered_at: number | null, 
/**
 * How long the answer took, in milliseconds.
 */
took_ms: number | null, 
/**
 * The answer's HTTP status.
 */
status: number | null, 
/**
 * The answer's body, keys removed.
 */
answer_body: string | null, 
/**
 * Technical detail where there was no answer, without keys.
 */
detail: string | null, };

/**
 * Where a call stands.
 */
export type CallState = "prepared" | "sent" | "answered" | "not_sent" | "unknown";

/**
 * A submission's calls counted, each attempt by itself.
 */
export type CallTotals = { 
/**
 * Written down, not sent.
 */
prepared: number, 
/**
 * On their way.
 */
sent: number, 
/**
 * Answered by the service, whatever it said.
 */
answered: number, 
/**
 * Never reached the service.
 */
not_sent: number, 
/**
 * Left, and no trustworthy answer came back.
 */
unknown: number, };

/**
 * A page of calls, in order.
 */
export type CallsPage = { 
/**
 * The calls.
 */
rows: Array<CallDetail>, 
/**
 * How many there are.
 */
total: number, };

/**
 * Asks for calls of a submission.
 */
export type CallsQuery = { 
/**
 * The submission.
 */
id: string, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many, 1 to 200.
 */
limit: number, };

/**
 * A campaign.
 */
export type Campaign = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its status in words, as in "Active".
 */
status: string, };

/**
 * What a check of a form found.
 */
export type Check = { 
/**
 * What is missing or wrong; empty for a form that can be sent.
 */
fields: Array<FieldMessage>, 
/**
 * The form's filter read back as a sentence, as far as it is filled in.
 */
filter: Array<Piece>, 
/**
 * One sentence on what sending would do; none while the form cannot be sent.
 */
sentence: Array<Piece> | null, 
/**
 * Cautions that do not stop anything.
 */
cautions: Array<string>, 
/**
 * The danger in a few words, as in "No filter: this is every lead in the workspace."
 */
danger: string | null, 
/**
 * The body of the request as far as the form is right, to be looked at; it follows every click.
 */
body_so_far: string, 
/**
 * The service's own request as filtered; none while the form cannot be sent. What an exact
 * plan sends names the records one by one.
 */
request: RequestPreview | null, };

/**
 * A form to be checked for a connection.
 */
export type CheckRequest = { 
/**
 * The connection that it would be sent with.
 */
connection_id: string, 
/**
 * The form.
 */
form: Form, 
/**
 * The paths of the fields that a template asks for: while one of them is empty, the form cannot
 * be sent.
 */
ask: Array<string>, };

/**
 * How the last test of a connection ended.
 */
export type CheckState = "unchecked" | "working" | "rejected" | "refused" | "unreachable";

/**
 * A word that is sent and its name for people.
 */
export type Choice = { 
/**
 * The word that is sent.
 */
word: string, 
/**
 * Its name for people.
 */
label: string, };

/**
 * Choices under a heading.
 */
export type ChoiceGroup = { 
/**
 * The heading.
 */
label: string, 
/**
 * The choices.
 */
choices: Array<Choice>, };

/**
 * A file that the person chose in the system's own dialog. The window never names a place on the disk
 * itself, so it can read no other file.
 */
export type ChosenFile = { 
/**
 * Stands for the file in a [`ListSource`].
 */
id: string, 
/**
 * Its name, without its folder.
 */
name: string, 
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * What kind of error it is; the front end offers something different for each.
 */
export type Code = "invalid" | "not_found" | "needs_confirmation" | "no_keychain" | "keychain_locked" | "keychain_refused" | "key_missing" | "unreachable" | "refused" | "history" | "internal";

/**
 * One condition.
 */
export type ConditionForm = { 
/**
 * `LookupName`: a user attribute.
 */
lookup_name: string, 
/**
 * `Operator`: one of eight words.
 */
operator: string, 
/**
 * `LookupValue`; kept and not sent where the operator takes none.
 */
lookup_value: string, };

/**
 * One account at a service, without its key.
 */
export type Connection = { 
/**
 * The connection's id.
 */
id: string, 
/**
 * Name, letters, colour, service and kind.
 */
face: ConnectionFace, 
/**
 * Where the service is; for people, without path.
 */
address: string, 
/**
 * The account's name as the service said it, once tested.
 */
account_name: string | null, 
/**
 * Whose key it is, or how large the account is, once tested.
 */
account_detail: string | null, 
/**
 * How the last test ended.
 */
check: CheckState, 
/**
 * What the last test said, for people.
 */
check_message: string | null, 
/**
 * When it was last tested.
 */
checked_at: number | null, 
/**
 * When something was last sent with it.
 */
last_used_at: number | null, };

/**
 * A connection that is being added.
 */
export type ConnectionDraft = { 
/**
 * Name, letters, colour, service and kind.
 */
face: ConnectionFace, 
/**
 * The address or regional host; empty for the service's usual one.
 */
address: string, 
/**
 * The keys.
 */
credentials: CredentialsInput, };

/**
 * Changes to a connection. The service cannot change.
 */
export type ConnectionEdit = { 
/**
 * The connection's id.
 */
id: string, 
/**
 * Its name, letters, colour and kind from now on.
 */
face: ConnectionFace, 
/**
 * Its address from now on; empty for the service's usual one.
 */
address: string, 
/**
 * New keys; none to keep those in the keychain.
 */
credentials: CredentialsInput | null, };

/**
 * What follows a connection everywhere: its name, letters and colour.
 */
export type ConnectionFace = { 
/**
 * The service.
 */
service: Service, 
/**
 * Live, test or practice.
 */
kind: Kind, 
/**
 * The connection's name in Roster.
 */
label: string, 
/**
 * One or two letters on its tile.
 */
letters: string, 
/**
 * The tile's colour: plum, teal, ochre, slate, rose, moss, sky or clay.
 */
colour: string, };

/**
 * Names a connection.
 */
export type ConnectionId = { 
/**
 * The connection's id.
 */
id: string, };

/**
 * What a test of a connection found.
 */
export type ConnectionTest = { 
/**
 * How it ended.
 */
check: CheckState, 
/**
 * One sentence on how it ended.
 */
message: string, 
/**
 * What was looked at, one after another.
 */
steps: Array<TestStep>, 
/**
 * The account's name as the service said it.
 */
account_name: string | null, 
/**
 * The address that the service itself named, where it differs from the one asked.
 */
found_address: string | null, 
/**
 * Technical detail, without keys.
 */
detail: string | null, 
/**
 * How long the test took, in milliseconds.
 */
took_ms: number, };

/**
 * What was counted so far.
 */
export type Count = { 
/**
 * Where it stands.
 */
state: CountState, 
/**
 * How many records were counted, each once.
 */
records: number, 
/**
 * How many there are: at the end, or before it where the service says so.
 */
total: number | null, 
/**
 * How many pages were read.
 */
calls: number, 
/**
 * Who has them now, as far as they were counted, the most first.
 */
holders: Array<CountHolder>, 
/**
 * The first few.
 */
first: Array<CountedRecord>, 
/**
 * When this was so.
 */
at: number, 
/**
 * Why it could not go on, for people.
 */
trouble: string | null, 
/**
 * Technical detail of that, without keys.
 */
trouble_detail: string | null, };

/**
 * Who has some of the counted records now: an owner or a team.
 */
export type CountHolder = { 
/**
 * The owner's `user_id` or the team's id; none for nobody.
 */
id: string | null, 
/**
 * How many.
 */
records: number, };

/**
 * Names a count.
 */
export type CountId = { 
/**
 * The count's id.
 */
id: string, };

/**
 * A form whose records are to be counted. Nothing is sent and nothing is kept.
 */
export type CountRequest = { 
/**
 * The count's id, minted by the caller so that it misses no event.
 */
id: string, 
/**
 * The connection to read with.
 */
connection_id: string, 
/**
 * The form; who gets the records need not be chosen yet.
 */
form: Form, };

/**
 * Where a count stands.
 */
export type CountState = "counting" | "rests" | "counted" | "failed";

/**
 * One of the first records.
 */
export type CountedRecord = { 
/**
 * The lead's or user's id.
 */
id: string, 
/**
 * First and last name; may be empty.
 */
name: string, 
/**
 * The e-mail address; may be empty.
 */
email: string, 
/**
 * A lead's company, a user's role; may be empty.
 */
detail: string, 
/**
 * The owner or team now; none for nobody.
 */
holder: string | null, };

/**
 * Keys as typed. They go into the keychain and never come back.
 */
export type CredentialsInput = { "service": "instantly", 
/**
 * The API key.
 */
api_key: string, } | { "service": "leadsquared", 
/**
 * The access key.
 */
access_key: string, 
/**
 * The secret key.
 */
secret_key: string, };

/**
 * How close the rows stand.
 */
export type Density = "comfortable" | "compact";

/**
 * A plan to be made from another one or from a submission. Nothing is sent.
 */
export type DerivedPlanRequest = { 
/**
 * The new plan's id, minted by the caller.
 */
id: string, 
/**
 * What it is made from.
 */
source: PlanSource, };

/**
 * A form that is being filled in.
 */
export type Draft = { 
/**
 * The connection that it is for.
 */
connection_id: string, 
/**
 * The form, complete or not.
 */
form: Form, 
/**
 * The paths of the fields that a template asks for, as a check names them.
 */
ask: Array<string>, 
/**
 * The submission that it was filled in from, if any.
 */
submission_id: string | null, 
/**
 * The template that it was filled in from, if any.
 */
template_id: string | null, 
/**
 * Whether names of another account stand in it that were not looked for in this one yet.
 */
carried: boolean, };

/**
 * What the check before sending found.
 */
export type Drift = { 
/**
 * Records of the plan.
 */
planned: number, 
/**
 * As planned.
 */
same: number, 
/**
 * With another owner or team than in the plan.
 */
changed: number, 
/**
 * Matches that are not in the plan.
 */
new: number, 
/**
 * No longer there, or no longer matching.
 */
gone: number, };

/**
 * An error that people can act on.
 */
export type Error = { 
/**
 * What kind of error it is.
 */
code: Code, 
/**
 * What happened and what to do next.
 */
message: string, 
/**
 * The field that it is about.
 */
field: string | null, 
/**
 * Technical detail, without keys.
 */
detail: string | null, };

/**
 * Something happened that a screen may show.
 */
export type Event = { "event": "plan_changed", 
/**
 * The plan's id.
 */
id: string, } | { "event": "count_changed", 
/**
 * The count's id.
 */
id: string, 
/**
 * What was counted so far.
 */
count: Count, } | { "event": "submission_progressed", 
/**
 * The submission's id.
 */
id: string, 
/**
 * How far it is.
 */
progress: Progress, } | { "event": "list_progressed", 
/**
 * The list's id.
 */
id: string, 
/**
 * How much is done: bytes of its text, or values that were looked up.
 */
done: number, 
/**
 * Of how much.
 */
total: number, } | { "event": "close_asked" } | { "event": "menu_chosen", 
/**
 * What it asks for.
 */
action: Action, } | { "event": "submission_changed", 
/**
 * The submission's id.
 */
id: string, 
/**
 * Its state from now on.
 */
state: State, } | { "event": "choices_changed", 
/**
 * The connection's id.
 */
id: string, } | { "event": "history_failed", 
/**
 * The submission's or the plan's id.
 */
id: string, 
/**
 * What went wrong and what to do.
 */
message: string, };

/**
 * How an exact change of users' teams is sent.
 */
export type ExactWay = "by_email" | "one_by_one";

/**
 * The format of an export.
 */
export type ExportFormat = "csv" | "json";

/**
 * Asks for a file with a plan's records, or with all of a submission.
 */
export type ExportRequest = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * The format.
 */
format: ExportFormat, };

/**
 * A file that was written.
 */
export type Exported = { 
/**
 * Where it is.
 */
path: string, 
/**
 * How many records it holds.
 */
records: number, };

/**
 * What is wrong with a field, or missing from it.
 */
export type FieldMessage = { 
/**
 * The field, by the service's own names, as in `queries[0].values.occurrence-days`.
 */
path: string, 
/**
 * Whether the field is still empty or holds something wrong.
 */
problem: Problem, 
/**
 * What to do about it, for people.
 */
message: string, };

/**
 * A text to be looked for at the service, because the list is not all there.
 */
export type FindChoices = { 
/**
 * The connection.
 */
connection_id: string, 
/**
 * In which list.
 */
list: FindIn, 
/**
 * What was typed.
 */
text: string, };

/**
 * A list in which the service itself finds names.
 */
export type FindIn = "campaigns" | "lists";

/**
 * A filled-in form of one of the services.
 */
export type Form = { "service": "instantly" } & InstantlyForm | { "service": "leadsquared" } & LeadSquaredForm;

/**
 * One of those found.
 */
export type FoundChoice = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * A campaign's status in words; empty where there is none.
 */
status: string, };

/**
 * What the service found.
 */
export type FoundChoices = { 
/**
 * The first hundred at most, by name.
 */
items: Array<FoundChoice>, 
/**
 * Whether the service has more: the text is not exact enough.
 */
more: boolean, };

/**
 * One group of conditions.
 */
export type GroupForm = { 
/**
 * `ConditionOperator` of every condition but the last: `AND` or `OR`.
 */
condition_operator: string, 
/**
 * The conditions (`Condition`).
 */
condition: Array<ConditionForm>, };

/**
 * Where a page of the history ended.
 */
export type HistoryCursor = { 
/**
 * The last row's time.
 */
created_at: number, 
/**
 * The last row's id.
 */
id: string, };

/**
 * A page of the history, newest first.
 */
export type HistoryPage = { 
/**
 * The rows.
 */
rows: Array<HistoryRow>, 
/**
 * Where to go on; none on the last page.
 */
next: HistoryCursor | null, 
/**
 * How many match altogether.
 */
matching: number, 
/**
 * How many there are without any filter.
 */
total: number, };

/**
 * What to show of the history.
 */
export type HistoryQuery = { 
/**
 * Words, names or ids to look for; empty for all.
 */
text: string, 
/**
 * Only this service.
 */
service: Service | null, 
/**
 * Only this connection.
 */
connection_id: string | null, 
/**
 * Only these states; empty for all.
 */
states: Array<State>, 
/**
 * Not before this time.
 */
from: number | null, 
/**
 * Before this time.
 */
to: number | null, 
/**
 * Where the page before ended; none for the first page.
 */
after: HistoryCursor | null, 
/**
 * How many rows, 1 to 200.
 */
limit: number, };

/**
 * One submission in the list.
 */
export type HistoryRow = { 
/**
 * The submission's id.
 */
id: string, 
/**
 * The connection, as it was when it was sent.
 */
face: ConnectionFace, 
/**
 * What it does, as in "Give leads to Ada and Bruno".
 */
title: string, 
/**
 * Which records, in words.
 */
filter_words: string, 
/**
 * What it is for.
 */
purpose: Purpose, 
/**
 * Whether an undo put its changes back: all of them, or some. None while nothing was undone.
 */
undone_fully: boolean | null, 
/**
 * Where it stands.
 */
state: State, 
/**
 * What came of it in two or three words, as in "72 users".
 */
result: string, 
/**
 * When it was confirmed.
 */
created_at: number, };

/**
 * An owner or team with its name.
 */
export type Holder = { 
/**
 * Its id; none for nobody.
 */
id: string | null, 
/**
 * Its name; "Nobody" for nobody, the id where no name is known.
 */
name: string, };

/**
 * Everything that can be picked for an Instantly assignment.
 */
export type InstantlyChoices = { 
/**
 * The people of the workspace.
 */
members: Listing<Member>, 
/**
 * The campaigns.
 */
campaigns: Listing<Campaign>, 
/**
 * The lead lists.
 */
lists: Listing<LeadList>, 
/**
 * Interest statuses: the nine built in and the workspace's own labels.
 */
statuses: Listing<StatusLabel>, 
/**
 * Whether the workspace's own labels could not be read: then `statuses` lacks them, which
 * does not mean that there are none.
 */
labels_unread: boolean, 
/**
 * The smart views, where the workspace lists them.
 */
smart_views: Listing<SmartView>, };

/**
 * "Bulk assign leads to organization users" as a person fills it in. Field names are the
 * service's own; an empty text or `null` leaves the field out of the request. What follows
 * `organization_user_ids` says how it is carried out and is not part of the request.
 */
export type InstantlyForm = { 
/**
 * Words to look for.
 */
search: string, 
/**
 * One of the 27 words of `filter`.
 */
filter: string, 
/**
 * A campaign's id.
 */
campaign: string, 
/**
 * A list's id.
 */
list_id: string, 
/**
 * Either, yes or no.
 */
in_campaign: boolean | null, 
/**
 * Either, yes or no.
 */
in_list: boolean | null, 
/**
 * A smart view's id.
 */
smart_view_id: string, 
/**
 * Lead ids as pasted, with any separator.
 */
ids: string, 
/**
 * The greatest number of leads.
 */
limit: string, 
/**
 * What the leads did; every rule must be true.
 */
queries: Array<QueryForm>, 
/**
 * The `user_id`s of the members who get the leads.
 */
organization_user_ids: Array<string>, 
/**
 * Who decides which leads.
 */
mode: Mode, 
/**
 * How several people share them; [`Mode::AsFiltered`] leaves it to Instantly.
 */
split: Split, 
/**
 * For [`Split::Weighted`]: a whole number for each `user_id`; empty is 1.
 */
weights: { [key in string]: string }, 
/**
 * For [`Split::ByList`]: the `user_id` of the person for each lead's id.
 */
owners: { [key in string]: string }, 
/**
 * Which leads stay with one and the same person.
 */
keep_together: Together | null, 
/**
 * Leave a lead where it is if its owner is already on the list, as far as the split allows.
 */
keep_owner: boolean, 
/**
 * Whose the leads are today: empty for anyone's, `nobody`, or a `user_id`.
 */
owner_now: string, 
/**
 * The names of the chosen ids.
 */
names: { [key in string]: string }, };

/**
 * How to go on where records have moved since the plan. Making a new plan is
 * `begin_derived_plan` with `again`, which ends this submission without sending anything.
 */
export type KeepRequest = { 
/**
 * The submission that asks.
 */
id: string, };

/**
 * A draft as it was kept.
 */
export type KeptDraft = { 
/**
 * The draft.
 */
draft: Draft, 
/**
 * When it was kept.
 */
saved_at: number, };

/**
 * What a test of the keychain found.
 */
export type KeychainReport = { 
/**
 * The keychain's name, as in "GNOME Keyring".
 */
name: string, 
/**
 * Whether a test entry was written, read back and deleted.
 */
works: boolean, 
/**
 * What was found and what to do, for people.
 */
message: string, 
/**
 * Technical detail, without keys.
 */
detail: string | null, 
/**
 * When it was tested.
 */
tested_at: number, };

/**
 * Whether changes in the account are real.
 */
export type Kind = "live" | "test" | "practice";

/**
 * A list of leads.
 */
export type LeadList = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, };

/**
 * Everything that can be picked for a LeadSquared assignment.
 */
export type LeadSquaredChoices = { 
/**
 * The teams as a tree.
 */
teams: Listing<Team>, 
/**
 * The user attributes.
 */
attributes: Listing<Attribute>, 
/**
 * Values that users of the account have, for attributes without a fixed list.
 */
values: Listing<AttributeValues>, };

/**
 * "Update Users in Bulk" as a person fills it in.
 */
export type LeadSquaredForm = { 
/**
 * `GroupOperator` of every group but the last: `AND` or `OR`.
 */
group_operator: string, 
/**
 * The groups of conditions (`Conditions`).
 */
conditions: Array<GroupForm>, 
/**
 * The new team's id (`Value`).
 */
value: string, 
/**
 * Who decides which users.
 */
mode: Mode, 
/**
 * How exact changes are sent.
 */
exact_way: ExactWay, 
/**
 * The team's id for single users' e-mail addresses, as a list named it; with it nobody else is moved.
 * Only for [`Mode::Exact`].
 */
teams: { [key in string]: string }, 
/**
 * The names of the chosen team and attributes, and under `attribute=value` those of chosen values.
 */
names: { [key in string]: string }, };

/**
 * A line that is not used as it stands.
 */
export type LineProblem = { 
/**
 * The line's number, from 1.
 */
line: number, 
/**
 * The text as pasted.
 */
text: string, 
/**
 * What is wrong, as in "Same as line 12 (used once)".
 */
problem: string, 
/**
 * Whether it is only repeated rather than wrong.
 */
repeated: boolean, };

/**
 * What the person has set of a list's layout; the rest is guessed.
 */
export type ListChoice = { 
/**
 * The encoding.
 */
encoding: ListEncoding | null, 
/**
 * What stands between cells.
 */
separator: ListSeparator | null, 
/**
 * Whether the first line names the columns.
 */
header: boolean | null, 
/**
 * The column with the lead or user, from 0.
 */
key: number | null, 
/**
 * The column with who gets it, from 0.
 */
target: number | null, };

/**
 * A column of a list.
 */
export type ListColumn = { 
/**
 * Its name in the first line; empty where that names none.
 */
header: string, 
/**
 * The first values in it, at most three.
 */
samples: Array<string>, 
/**
 * Of a hundred values at the beginning, how many are ids or e-mail addresses.
 */
percent: number, };

/**
 * How a text is written in bytes.
 */
export type ListEncoding = "utf8" | "utf16_le" | "utf16_be" | "latin1";

/**
 * Names a list that is kept in memory until it is let go.
 */
export type ListId = { 
/**
 * The list's id.
 */
id: string, };

/**
 * How a list is laid out.
 */
export type ListLayout = { 
/**
 * Its encoding.
 */
encoding: ListEncoding, 
/**
 * What stands between cells.
 */
separator: ListSeparator, 
/**
 * Whether the first line names the columns.
 */
header: boolean, 
/**
 * Its columns, at least one.
 */
columns: Array<ListColumn>, 
/**
 * The column with the lead or user, from 0.
 */
key: number, 
/**
 * The column with who gets it, from 0; none where that was not asked for or is not found.
 */
target: number | null, };

/**
 * A list and the connection whose account is asked about it.
 */
export type ListOfAccount = { 
/**
 * The list.
 */
list_id: string, 
/**
 * The connection, one of the list's service.
 */
connection_id: string, };

/**
 * Who gets which record, as a form takes it.
 */
export type ListPairs = { 
/**
 * The `user_id` of the person for each lead's id, or the team's id for each user's e-mail address.
 */
goes_to: { [key in string]: string }, 
/**
 * How many records are left out, because nobody was chosen for the name beside them.
 */
without_target: number, 
/**
 * How many leads are left out, because the list gives them to two people: once by the id and once
 * by the address.
 */
disputed: number, };

/**
 * Asks who gets which record by a list.
 */
export type ListPairsRequest = { 
/**
 * The list, read as pairs.
 */
list_id: string, 
/**
 * Who is meant by its names. Records of a name without a choice are left out.
 */
chosen: Array<ListTargetChoice>, };

/**
 * How the reading of a list ended.
 */
export type ListRead = { "state": "ready", 
/**
 * What was found.
 */
report: ListReport, } | { "state": "cancelled" };

/**
 * What was found in a list. `lines` is always the sum of `used`, `repeated` and `bad`.
 */
export type ListReport = { 
/**
 * The list's id.
 */
id: string, 
/**
 * The file's name; none for a pasted text.
 */
file: string | null, 
/**
 * How it is laid out.
 */
layout: ListLayout, 
/**
 * How many lines were read, blank ones and the names of columns not counted; in a plain list with
 * several values a line, how many values.
 */
lines: number, 
/**
 * How many values are used, each once.
 */
used: number, 
/**
 * How many lines repeat one of them.
 */
repeated: number, 
/**
 * How many lines cannot be used.
 */
bad: number, 
/**
 * How many of those that are used are e-mail addresses, which have to be looked up.
 */
emails: number, 
/**
 * How many different targets it names.
 */
targets: number, 
/**
 * The first lines that are not used as they stand, in order: at most a thousand that are wrong and
 * a thousand that are repeated. All of them can be exported.
 */
problems: Array<LineProblem>, };

/**
 * Asks to read a list.
 */
export type ListRequest = { 
/**
 * The list's id, minted by the caller so that it misses no event. The same id again reads it anew,
 * with another choice.
 */
id: string, 
/**
 * Whose records it names: leads by id or e-mail address, or users by e-mail address.
 */
service: Service, 
/**
 * Where it is read from.
 */
source: ListSource, 
/**
 * Whether a second column says who gets each.
 */
pairs: boolean, 
/**
 * What is not to be guessed.
 */
choice: ListChoice, };

/**
 * What an account has of a list.
 */
export type ListResolution = { 
/**
 * How many of its values the account knows.
 */
found: number, 
/**
 * How many leads or users these are: one e-mail address can have several leads.
 */
records: number, 
/**
 * How many the account does not know. They are left out.
 */
unknown: number, 
/**
 * The first of these with their lines, at most a thousand.
 */
problems: Array<LineProblem>, };

/**
 * How looking a list up ended.
 */
export type ListResolved = { "state": "ready", 
/**
 * What the account has of it.
 */
resolution: ListResolution, } | { "state": "cancelled" };

/**
 * What stands between the cells of a line.
 */
export type ListSeparator = "comma" | "semicolon" | "tab" | "bar" | "any";

/**
 * Where a list is read from.
 */
export type ListSource = { "from": "text", 
/**
 * The text.
 */
text: string, } | { "from": "file", 
/**
 * See [`ChosenFile::id`].
 */
file_id: string, };

/**
 * Somebody, or a team, who gets something in a list, and who that is in the account.
 */
export type ListTarget = { 
/**
 * As written in the list.
 */
text: string, 
/**
 * How many records it gets.
 */
count: number, 
/**
 * Who may be meant: one where it is clear, several where the person has to say which, none where
 * the account has nobody of this name.
 */
candidates: Array<Holder>, };

/**
 * Who is meant by a name in a list, as matched or as the person said.
 */
export type ListTargetChoice = { 
/**
 * See [`ListTarget::text`].
 */
text: string, 
/**
 * The `user_id` of the person, or the team's id.
 */
id: string, };

/**
 * Why a list could not be read.
 */
export type ListTrouble = { 
/**
 * Why, and what to do.
 */
message: string, 
/**
 * Technical detail, without keys.
 */
detail: string | null, 
/**
 * Whether trying again may help.
 */
retry: boolean, };

/**
 * The values of a list as a form takes them.
 */
export type ListValues = { 
/**
 * Ids of leads or e-mail addresses of users, one a line.
 */
text: string, 
/**
 * How many.
 */
count: number, };

/**
 * A list from the account as it was last read, or why there is none. The field then takes a
 * typed id.
 */
export type Listing<T> = { "state": "reading" } | { "state": "ready", 
/**
 * The items, in the order in which people look for them.
 */
items: Array<T>, 
/**
 * When they were read; none for what is known without asking.
 */
read_at: number | null, 
/**
 * Why they could not be read again since.
 */
trouble: ListTrouble | null, } | { "state": "unavailable", 
/**
 * Why, and what to do.
 */
trouble: ListTrouble, };

/**
 * A member of the workspace.
 */
export type Member = { 
/**
 * The id that is sent (`user_id`).
 */
user_id: string, 
/**
 * The person's name, or the e-mail where there is none.
 */
name: string, 
/**
 * The e-mail.
 */
email: string, 
/**
 * owner, admin, editor, view or client.
 */
role: string, 
/**
 * Why the person cannot get leads, as in "Has not accepted the invitation".
 */
off: string | null, };

/**
 * Who decides which records are changed.
 */
export type Mode = "exact" | "as_filtered";

/**
 * How much moves.
 */
export type Motion = "system" | "reduced";

/**
 * A field of a form that can be left open in a template.
 */
export type OpenField = { 
/**
 * Its path, as a check names it.
 */
path: string, 
/**
 * Its name for people, as in "Campaign".
 */
label: string, 
/**
 * What stands in it, by name; empty where nothing does.
 */
value: string, 
/**
 * Whether the form is not complete without it, so that it can only be asked for.
 */
needed: boolean, };

/**
 * What became of a record.
 */
export type Outcome = "assigned" | "unchanged" | "failed" | "unknown" | "skipped";

/**
 * A record's outcomes counted; they always add up to the plan.
 */
export type Outcomes = { 
/**
 * See [`Outcome::Assigned`].
 */
assigned: number, 
/**
 * See [`Outcome::Unchanged`].
 */
unchanged: number, 
/**
 * See [`Outcome::Failed`].
 */
failed: number, 
/**
 * See [`Outcome::Unknown`].
 */
unknown: number, 
/**
 * See [`Outcome::Skipped`].
 */
skipped: number, };

/**
 * A piece of a sentence.
 */
export type Piece = { 
/**
 * The words.
 */
text: string, 
/**
 * Whether they are a name or a number that stands out.
 */
strong: boolean, };

/**
 * The calls of a plan and the time that they take at the rate budget.
 */
export type PlanCost = { 
/**
 * Reading the records once more before sending.
 */
check_calls: number, 
/**
 * Sending.
 */
write_calls: number, 
/**
 * Reading back, at least.
 */
read_back_calls: number, 
/**
 * About how long all of it takes, in seconds.
 */
seconds: number, 
/**
 * The rate budget: so many calls …
 */
budget_calls: number, 
/**
 * … in so many milliseconds.
 */
budget_window_ms: number, };

/**
 * How many records a plan has of each standing.
 */
export type PlanCounts = { 
/**
 * All records that match.
 */
matched: number, 
/**
 * Those that will change.
 */
will_change: number, 
/**
 * Those that have already what they are meant to have.
 */
already_right: number, 
/**
 * Those that the person has un-ticked.
 */
excluded: number, 
/**
 * Those that the plan leaves alone for a reason of its own, as an undo does.
 */
skipped: number, 
/**
 * Of those that will change, how many can be put back afterwards.
 */
can_be_undone: number, };

/**
 * A plan without its records.
 */
export type PlanDetail = { 
/**
 * The plan's id.
 */
id: string, 
/**
 * The connection, as it is or was.
 */
face: ConnectionFace, 
/**
 * The connection's id; none when it has been removed since.
 */
connection_id: string | null, 
/**
 * What it is for.
 */
purpose: Purpose, 
/**
 * The submission that it would undo or retry, or whose try it follows.
 */
of_submission: string | null, 
/**
 * Where it stands.
 */
state: PlanState, 
/**
 * Why it could not be made, for people.
 */
trouble: string | null, 
/**
 * Technical detail of that, without keys.
 */
trouble_detail: string | null, 
/**
 * Who decides which records; a plan as filtered becomes exact when a record is un-ticked.
 */
mode: Mode, 
/**
 * What it does, as in "Give 1,187 leads in Lanternworks to 3 people".
 */
headline: string, 
/**
 * Which records, in words.
 */
filter_words: string, 
/**
 * How it is carried out, in a few words, as in "Evenly, each person their own leads".
 */
way: string, 
/**
 * What stands on the confirming button, as in "Assign 1,187 leads in Lanternworks".
 */
action: string, 
/**
 * One sentence on what applying does.
 */
sentence: Array<Piece>, 
/**
 * Its records counted, so far while it is read.
 */
counts: PlanCounts, 
/**
 * How many calls reading has taken so far.
 */
read_calls: number, 
/**
 * Who has and gets how many: targets first, then those who lose, the most first.
 */
shares: Array<Share>, 
/**
 * Calls and time.
 */
cost: PlanCost, 
/**
 * Warnings, the most serious first.
 */
warnings: Array<Warning>, 
/**
 * The count that must be typed; none where a click is enough.
 */
typed_count: TypedCount | null, 
/**
 * What the plan is, in 64 hexadecimal digits; empty until it is ready.
 */
digest: string, 
/**
 * The same in short, as in "7F3A-92C1".
 */
code: string, 
/**
 * When its reading began.
 */
created_at: number, 
/**
 * When it was ready.
 */
ready_at: number | null, 
/**
 * From when on its records are read again before it can be confirmed.
 */
expires_at: number | null, 
/**
 * The form that it came from, to change the choice.
 */
form: Form, 
/**
 * The submission that applies it, once there is one.
 */
submission_id: string | null, };

/**
 * Names a plan.
 */
export type PlanId = { 
/**
 * The plan's id.
 */
id: string, };

/**
 * A form to make a plan of. Nothing is sent.
 */
export type PlanRequest = { 
/**
 * The plan's id, minted by the caller so that it misses no event.
 */
id: string, 
/**
 * The connection to read and later to send with.
 */
connection_id: string, 
/**
 * The form.
 */
form: Form, 
/**
 * The template that it was filled in from, if any.
 */
template_id: string | null, };

/**
 * What a plan can be made from besides a form.
 */
export type PlanSource = { "from": "again", 
/**
 * The plan to be made anew.
 */
plan_id: string, } | { "from": "try", 
/**
 * The plan.
 */
plan_id: string, 
/**
 * How many; 10 is usual.
 */
first: number, } | { "from": "rest", 
/**
 * The try's submission.
 */
submission_id: string, } | { "from": "retry", 
/**
 * The submission.
 */
submission_id: string, } | { "from": "undo", 
/**
 * The submission.
 */
submission_id: string, };

/**
 * Where a plan stands.
 */
export type PlanState = "reading" | "ready" | "failed" | "cancelled";

/**
 * How a field is not right.
 */
export type Problem = "missing" | "wrong";

/**
 * How far a submission is.
 */
export type Progress = { 
/**
 * Records that have an outcome, or in the check have been read.
 */
records_done: number, 
/**
 * Records that there are in this phase.
 */
records: number, 
/**
 * Calls that have ended.
 */
calls_done: number, 
/**
 * Calls that there are.
 */
calls: number, 
/**
 * About how long it still takes, in seconds; none where nobody can tell.
 */
seconds_left: number | null, 
/**
 * When the reading back stops waiting.
 */
deadline_at: number | null, };

/**
 * What a plan and its submission are for.
 */
export type Purpose = "assign" | "try" | "rest" | "retry" | "undo";

/**
 * One rule of [`InstantlyForm::queries`]. Parts that do not fit the kind of rule are kept, so
 * that changing the kind and back loses nothing, and are not sent.
 */
export type QueryForm = { 
/**
 * `actionType`: one of six words.
 */
action_type: string, 
/**
 * `occurrence-days`.
 */
occurrence_days: string, 
/**
 * `occurrence-count.condition`: more, less or equal.
 */
count_condition: string, 
/**
 * `occurrence-count.count`.
 */
count: string, 
/**
 * `lead-status.condition`: is or is-not.
 */
status_condition: string, 
/**
 * `lead-status.status`: a number.
 */
status: string, };

/**
 * One record.
 */
export type RecordLine = { 
/**
 * Its number in the plan, from 1.
 */
seq: number, 
/**
 * The lead's or user's id.
 */
id: string, 
/**
 * Its name, or its e-mail address where it has none.
 */
name: string, 
/**
 * Its e-mail address.
 */
email: string, 
/**
 * A lead's company, a user's role.
 */
detail: string, 
/**
 * Whether a user is active.
 */
active: boolean, 
/**
 * Owner or team before.
 */
before: Holder, 
/**
 * Owner or team it is meant to have; none while the plan is read, or where the service decides.
 */
intended: Holder | null, 
/**
 * What the plan does with it.
 */
standing: Standing, 
/**
 * What it was last seen with; none if it has not been read since, or is gone.
 */
after: Holder | null, 
/**
 * Whether the service has it no longer.
 */
gone: boolean, 
/**
 * What became of it; none before.
 */
outcome: Outcome | null, 
/**
 * Why, for people; may be empty.
 */
why: string, };

/**
 * A page of records, in the plan's order.
 */
export type RecordsPage = { 
/**
 * The records.
 */
rows: Array<RecordLine>, 
/**
 * How many match altogether.
 */
matching: number, };

/**
 * Asks for records of a plan or of its submission.
 */
export type RecordsQuery = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * Which of them.
 */
show: Show, 
/**
 * Part of a name, an e-mail address or a company; empty for all.
 */
text: string, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many, 1 to 500.
 */
limit: number, };

/**
 * A LeadSquared region.
 */
export type Region = { 
/**
 * The regional host.
 */
host: string, 
/**
 * The region's name.
 */
label: string, };

/**
 * Exactly what would be sent.
 */
export type RequestPreview = { 
/**
 * The HTTP method.
 */
method: string, 
/**
 * The whole address, without keys.
 */
address: string, 
/**
 * How the key travels, without the key.
 */
authorization: string, 
/**
 * The exact JSON body.
 */
body: string, };

/**
 * A place of the text that is not right.
 */
export type RequestProblem = { 
/**
 * The place, as in `queries[0].values.occurrence-days`; empty for the whole text.
 */
path: string, 
/**
 * What is wrong there and what to write instead.
 */
message: string, };

/**
 * What was read from a pasted text.
 */
export type RequestRead = { 
/**
 * The service that the text is for, as far as it can be told.
 */
service: Service, 
/**
 * The form with all that is right; none where nothing can be filled in.
 */
form: Form | null, 
/**
 * It is a whole assignment file: it also says how the assignment is carried out.
 */
whole: boolean, 
/**
 * All that is not right; the services would pass over most of it in silence.
 */
problems: Array<RequestProblem>, };

/**
 * A text that somebody pasted.
 */
export type RequestText = { 
/**
 * The service that it is expected for.
 */
service: Service, 
/**
 * The body of a request, alone or within a `curl` command, or an assignment file.
 */
text: string, };

/**
 * A kind of behaviour rule and the parts that fit it.
 */
export type RuleKind = { 
/**
 * The word that is sent (`actionType`).
 */
word: string, 
/**
 * Its name for people.
 */
label: string, 
/**
 * Whether `occurrence-count` fits.
 */
takes_count: boolean, 
/**
 * Whether `occurrence-days` fits.
 */
takes_days: boolean, 
/**
 * Whether `lead-status` fits.
 */
takes_status: boolean, };

/**
 * Which of the two services a connection, an assignment or a submission belongs to.
 */
export type Service = "instantly" | "leadsquared";

/**
 * How Roster looks and what it asks for on this computer.
 */
export type Settings = { 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * How close the rows stand.
 */
density: Density, 
/**
 * Text size in percent: 90, 100, 110, 125, 150 or 200.
 */
text_size: number, 
/**
 * How much moves.
 */
motion: Motion, 
/**
 * For how many minutes a plan may be confirmed, 1 to 120.
 */
plan_minutes: number, 
/**
 * From how many changed records on the count must be typed in a live account.
 */
typed_count_from: number, };

/**
 * One owner or team, before and after.
 */
export type Share = { 
/**
 * The owner's `user_id` or the team's id; none for nobody.
 */
id: string | null, 
/**
 * The name; "Nobody" for nobody.
 */
name: string, 
/**
 * How many of the plan's records are theirs now.
 */
has: number, 
/**
 * How many of the plan's records will be theirs; none where the service decides.
 */
gets: number | null, 
/**
 * Whether the assignment gives to them, rather than only takes from them.
 */
is_target: boolean, };

/**
 * Which records to show.
 */
export type Show = "all" | "change" | "stays" | "skipped" | "assigned" | "unchanged" | "failed" | "unknown" | "problems" | "moved";

/**
 * A smart view.
 */
export type SmartView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, };

/**
 * How several people share the leads.
 */
export type Split = "even" | "weighted" | "instantly_decides" | "by_list";

/**
 * What a plan does with a record.
 */
export type Standing = "change" | "right" | "left_out" | "skipped";

/**
 * Everything for the first picture.
 */
export type StartInfo = { 
/**
 * Roster's version.
 */
version: string, 
/**
 * The folder that holds the history.
 */
data_dir: string, 
/**
 * linux, macos or windows.
 */
platform: string, 
/**
 * How Roster looks.
 */
settings: Settings, 
/**
 * The connections, in order.
 */
connections: Array<Connection>, 
/**
 * The services' words in words for people.
 */
vocabulary: Vocabulary, 
/**
 * The submissions that an earlier run left open: interrupted, none goes on by itself.
 */
interrupted: Array<string>, };

/**
 * Where a submission stands. The last six are final.
 */
export type State = "waiting" | "checking" | "asking" | "sending" | "reading_back" | "paused" | "interrupted" | "succeeded" | "partly_done" | "failed" | "unknown" | "stopped" | "not_run";

/**
 * An interest status.
 */
export type StatusLabel = { 
/**
 * The number that is sent.
 */
number: number, 
/**
 * Its name.
 */
label: string, 
/**
 * Whether it is one of the workspace's own.
 */
own: boolean, };

/**
 * How a step of a test went.
 */
export type StepResult = "ok" | "caution" | "failed" | "untested";

/**
 * One submission in full, without its records and calls.
 */
export type SubmissionDetail = { 
/**
 * The submission's id.
 */
id: string, 
/**
 * The connection, as it was then.
 */
face: ConnectionFace, 
/**
 * The connection's id; none when it has been removed since.
 */
connection_id: string | null, 
/**
 * Its plan, which has its records; none for what was sent before plans existed.
 */
plan_id: string | null, 
/**
 * The plan's short code.
 */
code: string | null, 
/**
 * What it is for.
 */
purpose: Purpose, 
/**
 * The submission that it undoes or retries.
 */
of_submission: string | null, 
/**
 * What it does.
 */
title: string, 
/**
 * Which records, in words.
 */
filter_words: string, 
/**
 * How it was carried out, in a few words.
 */
way: string, 
/**
 * What was confirmed, as one sentence.
 */
sentence: Array<Piece>, 
/**
 * Where it stands.
 */
state: State, 
/**
 * What came of it in two or three words, as in "1,171 of 1,187 leads".
 */
result: string, 
/**
 * What the state means and what to do now, for people.
 */
meaning: string, 
/**
 * What the service said, in its own words.
 */
service_said: string | null, 
/**
 * LeadSquared's count, as it said.
 */
affected_rows: number | null, 
/**
 * The records counted by outcome, so far while it runs.
 */
outcomes: Outcomes, 
/**
 * Records whose call has been sent and that wait for their outcome.
 */
waiting: number, 
/**
 * Changes that have not been sent.
 */
unsent: number, 
/**
 * The plan's records; the outcomes add up to it at the end.
 */
records: number, 
/**
 * How far it is.
 */
progress: Progress, 
/**
 * Its calls counted.
 */
calls: CallTotals, 
/**
 * What the check before sending found, once it has found something.
 */
drift: Drift | null, 
/**
 * Who had and actually got how many, as read back.
 */
received: Array<Share>, 
/**
 * How many of the failed can be tried again.
 */
can_retry: number, 
/**
 * How many of the changed could be put back.
 */
can_undo: number, 
/**
 * Whether this is a try, and the rest of its plan is still to be done.
 */
rest: number, 
/**
 * What undid it.
 */
undone: Undone | null, 
/**
 * The submission just before it in its account, which has to end first, while this one waits here.
 */
comes_first: string | null, 
/**
 * Whether another running Roster works on it.
 */
elsewhere: boolean, 
/**
 * When it was confirmed.
 */
created_at: number, 
/**
 * When it ended.
 */
finished_at: number | null, 
/**
 * The form, to be used again.
 */
form: Form, };

/**
 * Names a submission.
 */
export type SubmissionId = { 
/**
 * The submission's id.
 */
id: string, };

/**
 * A team and the teams below it.
 */
export type Team = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How many users it has, as the service said.
 */
user_count: number | null, 
/**
 * The teams below it.
 */
children: Array<Team>, };

/**
 * A template in the list.
 */
export type Template = { 
/**
 * Its id.
 */
id: string, 
/**
 * What the person calls it.
 */
name: string, 
/**
 * The service.
 */
service: Service, 
/**
 * The account that it is for; none for one that was imported or whose account is gone.
 */
connection_id: string | null, 
/**
 * That account, as it is called now.
 */
face: ConnectionFace | null, 
/**
 * What it does, in words.
 */
words: string, 
/**
 * What it asks for each time, by name, as in "Campaign".
 */
asks: Array<string>, 
/**
 * When it was last changed.
 */
changed_at: number, 
/**
 * The latest submission that was made with it.
 */
used: TemplateUse | null, };

/**
 * A template with its form, to be filled in.
 */
export type TemplateDetail = { 
/**
 * What the list shows of it.
 */
template: Template, 
/**
 * The form, empty where it asks.
 */
form: Form, 
/**
 * The paths of the fields that it asks for, as a check names them.
 */
ask: Array<string>, };

/**
 * A form to be kept as a template.
 */
export type TemplateDraft = { 
/**
 * What the person calls it.
 */
name: string, 
/**
 * The template whose place it takes; none for a new one.
 */
replaces: string | null, 
/**
 * The account that it is for.
 */
connection_id: string, 
/**
 * The form. Fields that are asked for need not be filled in, and are kept empty.
 */
form: Form, 
/**
 * The paths of the fields to ask for, as [`OpenField`] has them.
 */
ask: Array<string>, };

/**
 * Names a template.
 */
export type TemplateId = { 
/**
 * The template's id.
 */
id: string, };

/**
 * Another name for a template.
 */
export type TemplateName = { 
/**
 * The template.
 */
id: string, 
/**
 * The name.
 */
name: string, };

/**
 * A submission that was made with a template.
 */
export type TemplateUse = { 
/**
 * The submission's id.
 */
submission_id: string, 
/**
 * When it was confirmed.
 */
at: number, 
/**
 * Where it stands.
 */
state: State, };

/**
 * One thing that a test looked at.
 */
export type TestStep = { 
/**
 * What was looked at, as in "Key accepted".
 */
label: string, 
/**
 * What was found, as in "Priya Brightwater, Administrator".
 */
found: string, 
/**
 * How it went.
 */
result: StepResult, };

/**
 * Light or dark.
 */
export type Theme = "system" | "light" | "dark";

/**
 * Un-ticks or ticks records of a plan.
 */
export type TickRequest = { 
/**
 * The plan.
 */
plan_id: string, 
/**
 * The records' numbers; empty for all that `show` and `text` select.
 */
seqs: Array<number>, 
/**
 * See [`RecordsQuery::show`].
 */
show: Show, 
/**
 * See [`RecordsQuery::text`].
 */
text: string, 
/**
 * Whether they are to be changed.
 */
ticked: boolean, };

/**
 * Which leads stay with one and the same person.
 */
export type Together = "person" | "company";

/**
 * What has to be typed before a plan may be applied.
 */
export type TypedCount = { 
/**
 * The number of records that will change, to be typed.
 */
count: number, 
/**
 * Why, in a few words, as in "No filter: this is every lead in the workspace."
 */
title: string, 
/**
 * The rest of it.
 */
text: string, };

/**
 * What undid a submission.
 */
export type Undone = { 
/**
 * The undo, a submission of its own.
 */
id: string, 
/**
 * Whether it put back everything that this submission had changed.
 */
fully: boolean, 
/**
 * When it ended.
 */
at: number, };

/**
 * All the words.
 */
export type Vocabulary = { 
/**
 * Instantly's `filter`, by group.
 */
filters: Array<ChoiceGroup>, 
/**
 * Instantly's kinds of behaviour rules.
 */
rule_kinds: Array<RuleKind>, 
/**
 * Instantly's comparisons of a count.
 */
comparisons: Array<Choice>, 
/**
 * Instantly's "is" and "is not".
 */
status_conditions: Array<Choice>, 
/**
 * LeadSquared's operators that take a value.
 */
operators: Array<Choice>, 
/**
 * LeadSquared's operators that take none.
 */
operators_without_value: Array<Choice>, 
/**
 * LeadSquared's known regions.
 */
regions: Array<Region>, 
/**
 * Instantly's usual address.
 */
instantly_address: string, };

/**
 * What a person should know before a plan is applied.
 */
export type Warning = { 
/**
 * How serious it is.
 */
level: WarningLevel, 
/**
 * What it is, in a few words.
 */
title: string, 
/**
 * The rest of it; may be empty.
 */
text: string, };

/**
 * How serious a warning is, the most serious first.
 */
export type WarningLevel = "danger" | "caution" | "note";

/** Every command with what goes in and what comes out. */
export type Commands = {
    start: { input: null; output: StartInfo };
    save_settings: { input: Settings; output: null };
    test_keychain: { input: null; output: KeychainReport };
    list_connections: { input: null; output: Array<Connection> };
    add_practice_connections: { input: null; output: Array<Connection> };
    test_draft: { input: ConnectionDraft; output: ConnectionTest };
    test_edit: { input: ConnectionEdit; output: ConnectionTest };
    test_connection: { input: ConnectionId; output: ConnectionTest };
    add_connection: { input: ConnectionDraft; output: Connection };
    edit_connection: { input: ConnectionEdit; output: Connection };
    remove_connection: { input: ConnectionId; output: null };
    instantly_choices: { input: ConnectionId; output: InstantlyChoices };
    leadsquared_choices: { input: ConnectionId; output: LeadSquaredChoices };
    refresh_choices: { input: ConnectionId; output: null };
    find_choices: { input: FindChoices; output: FoundChoices };
    check: { input: CheckRequest; output: Check };
    read_request: { input: RequestText; output: RequestRead };
    count: { input: CountRequest; output: null };
    count_all: { input: CountId; output: null };
    cancel_count: { input: CountId; output: null };
    list_templates: { input: string; output: Array<Template> };
    template: { input: TemplateId; output: TemplateDetail };
    open_fields: { input: Form; output: Array<OpenField> };
    save_template: { input: TemplateDraft; output: Template };
    rename_template: { input: TemplateName; output: Template };
    duplicate_template: { input: TemplateId; output: Template };
    remove_template: { input: TemplateId; output: null };
    export_template: { input: TemplateId; output: Exported };
    import_template: { input: string; output: Template };
    draft: { input: ConnectionId; output: KeptDraft | null };
    save_draft: { input: Draft; output: null };
    discard_draft: { input: ConnectionId; output: null };
    read_list: { input: ListRequest; output: ListRead };
    cancel_list: { input: ListId; output: null };
    resolve_list: { input: ListOfAccount; output: ListResolved };
    list_targets: { input: ListOfAccount; output: Array<ListTarget> };
    list_values: { input: ListId; output: ListValues };
    list_pairs: { input: ListPairsRequest; output: ListPairs };
    export_bad_lines: { input: ListId; output: Exported };
    let_go_of_list: { input: ListId; output: null };
    begin_plan: { input: PlanRequest; output: PlanId };
    begin_derived_plan: { input: DerivedPlanRequest; output: PlanId };
    cancel_plan: { input: PlanId; output: null };
    plan: { input: PlanId; output: PlanDetail };
    records: { input: RecordsQuery; output: RecordsPage };
    tick: { input: TickRequest; output: PlanDetail };
    export: { input: ExportRequest; output: Exported };
    apply: { input: ApplyRequest; output: SubmissionId };
    keep_plan: { input: KeepRequest; output: null };
    pause: { input: SubmissionId; output: null };
    go_on: { input: SubmissionId; output: null };
    stop: { input: SubmissionId; output: null };
    check_again: { input: SubmissionId; output: null };
    running: { input: null; output: Array<SubmissionDetail> };
    calls: { input: CallsQuery; output: CallsPage };
    budget: { input: ConnectionId; output: BudgetUse };
    set_budget: { input: BudgetEdit; output: BudgetUse };
    history: { input: HistoryQuery; output: HistoryPage };
    submission: { input: SubmissionId; output: SubmissionDetail };
};
