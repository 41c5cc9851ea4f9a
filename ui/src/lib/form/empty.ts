import type {
  ConditionForm,
  Form,
  GroupForm,
  InstantlyForm,
  LeadSquaredForm,
  QueryForm,
  Service,
} from '../contract';

/** A form of one service, with the word that says which. */
export type InstantlyFormOf = Extract<Form, { service: 'instantly' }>;
export type LeadSquaredFormOf = Extract<Form, { service: 'leadsquared' }>;

/** An untouched form of a service. */
export function emptyForm(service: 'instantly'): InstantlyFormOf;
export function emptyForm(service: 'leadsquared'): LeadSquaredFormOf;
export function emptyForm(service: Service): Form;
export function emptyForm(service: Service): Form {
  return service === 'instantly'
    ? { service: 'instantly', ...emptyInstantly() }
    : { service: 'leadsquared', ...emptyLeadSquared() };
}

function emptyInstantly(): InstantlyForm {
  return {
    search: '',
    filter: '',
    campaign: '',
    list_id: '',
    in_campaign: null,
    in_list: null,
    smart_view_id: '',
    ids: '',
    limit: '',
    queries: [],
    organization_user_ids: [],
    mode: 'exact',
    split: 'even',
    weights: {},
    owners: {},
    keep_together: 'person',
    keep_owner: true,
    owner_now: '',
    names: {},
  };
}

function emptyLeadSquared(): LeadSquaredForm {
  return {
    group_operator: 'AND',
    conditions: [emptyGroup()],
    value: '',
    mode: 'as_filtered',
    exact_way: 'by_email',
    teams: {},
    names: {},
  };
}

/** A group as it is added: one empty condition, all of it must be true. */
export function emptyGroup(): GroupForm {
  return { condition_operator: 'AND', condition: [emptyCondition()] };
}

/** A condition as it is added. */
export function emptyCondition(): ConditionForm {
  return { lookup_name: '', operator: 'eq', lookup_value: '' };
}

/** A behaviour rule of a kind, with the comparisons that are asked for most. */
export function emptyQuery(actionType: string): QueryForm {
  return {
    action_type: actionType,
    occurrence_days: '',
    count_condition: 'more',
    count: '',
    status_condition: 'is',
    status: '',
  };
}

/** Whether nothing has been filled in yet. */
export function isUntouched(form: Form): boolean {
  const empty = { ...emptyForm(form.service), names: form.names };
  return JSON.stringify(sorted(form)) === JSON.stringify(sorted(empty));
}

function sorted(form: Form): [string, unknown][] {
  return Object.entries(form).sort(([a], [b]) => a.localeCompare(b));
}
