// Generated from crates/app/src/contract by `cargo xtask types`. Do not edit.

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
 * The values to choose from, where it has a fixed list.
 */
options: Array<AttributeOption>, };

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
 * One HTTP exchange of a submission.
 */
export type CallDetail = { 
/**
 * The call's id.
 */
id: string, 
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
 * What stands on the confirming button, as in "Assign leads in Lanternworks".
 */
action: string | null, 
/**
 * Cautions that do not stop anything.
 */
cautions: Array<string>, 
/**
 * Why it asks for more than a click.
 */
danger: Danger | null, 
/**
 * What would be sent; none while the form cannot be sent.
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
form: Form, };

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
 * Why an assignment asks for more than a click.
 */
export type Danger = { 
/**
 * What is dangerous, in a few words, as in "No filter: this is every lead in the workspace."
 */
title: string, 
/**
 * The rest of the warning.
 */
text: string, 
/**
 * What has to be typed to go on: the account's name.
 */
type_to_confirm: string, };

/**
 * How close the rows stand.
 */
export type Density = "comfortable" | "compact";

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
export type Event = { "event": "submission_changed", 
/**
 * The submission's id.
 */
id: string, 
/**
 * Its state from now on.
 */
state: State, } | { "event": "history_failed", 
/**
 * The submission's id.
 */
id: string, 
/**
 * What went wrong and what to do.
 */
message: string, };

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
 * A filled-in form of one of the services.
 */
export type Form = { "service": "instantly" } & InstantlyForm | { "service": "leadsquared" } & LeadSquaredForm;

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
 * What was found in a pasted text of lead ids.
 */
export type IdsReport = { 
/**
 * How many different ids were found.
 */
found: number, 
/**
 * How many were repeated.
 */
repeated: number, 
/**
 * How many are no ids.
 */
wrong: number, 
/**
 * How many lines were read.
 */
lines: number, 
/**
 * The first problems, at most 200.
 */
problems: Array<LineProblem>, 
/**
 * The different ids, one a line: what the form keeps.
 */
clean: string, };

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
 * service's own; an empty text or `null` leaves the field out of the request.
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
 * The names of the chosen ids.
 */
names: { [key in string]: string }, };

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
attributes: Listing<Attribute>, };

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
 * A list from the account, or why there is none. The field then takes a typed id.
 */
export type Listing<T> = { "state": "ready", 
/**
 * The items, in the order in which people look for them.
 */
items: Array<T>, } | { "state": "unavailable", 
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
 * How much moves.
 */
export type Motion = "system" | "reduced";

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
 * How a field is not right.
 */
export type Problem = "missing" | "wrong";

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
 * How Roster looks on this computer.
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
motion: Motion, };

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
 * How many submissions an earlier run left open, now closed honestly.
 */
left_over: number, };

/**
 * Where a submission stands. The last five are final.
 */
export type State = "prepared" | "sending" | "accepted" | "succeeded" | "refused" | "not_sent" | "unknown";

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
 * One submission in full.
 */
export type SubmissionDetail = { 
/**
 * The submission's id.
 */
id: string, 
/**
 * The connection, as it was when it was sent.
 */
face: ConnectionFace, 
/**
 * The connection's id; none when it has been removed since.
 */
connection_id: string | null, 
/**
 * What it does.
 */
title: string, 
/**
 * Which records, in words.
 */
filter_words: string, 
/**
 * What was confirmed, as one sentence.
 */
sentence: Array<Piece>, 
/**
 * Where it stands.
 */
state: State, 
/**
 * What came of it in two or three words.
 */
result: string, 
/**
 * What the service said, in its own words.
 */
service_said: string | null, 
/**
 * LeadSquared's count, as it said.
 */
affected_rows: number | null, 
/**
 * What the result means and what to do now, for people.
 */
meaning: string, 
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
form: Form, 
/**
 * Its calls, in order.
 */
calls: Array<CallDetail>, };

/**
 * Names a submission.
 */
export type SubmissionId = { 
/**
 * The submission's id.
 */
id: string, };

/**
 * A confirmed form.
 */
export type SubmitRequest = { 
/**
 * The submission's id, minted by the caller so that it misses no event.
 */
id: string, 
/**
 * The connection to send it with.
 */
connection_id: string, 
/**
 * The form.
 */
form: Form, 
/**
 * The exact body that was shown and confirmed; anything else is not sent.
 */
confirmed_body: string, 
/**
 * What was typed to confirm a dangerous assignment.
 */
typed: string | null, };

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
    check: { input: CheckRequest; output: Check };
    read_ids: { input: string; output: IdsReport };
    submit: { input: SubmitRequest; output: SubmissionId };
    cancel: { input: SubmissionId; output: null };
    history: { input: HistoryQuery; output: HistoryPage };
    submission: { input: SubmissionId; output: SubmissionDetail };
};
