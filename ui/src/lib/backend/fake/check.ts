import type { Check, Connection, FieldMessage, Form, Piece } from '../../contract';

// A rough stand-in for the rules, which live in Rust: enough to draw every state of a form.

type Of<S extends Form['service']> = Extract<Form, { service: S }>;

/** Checks a form in the way of the real application, only less strictly. */
export function checkForm(connection: Connection, form: Form): Check {
  const fields = form.service === 'instantly' ? missingLeads(form) : missingUsers(form);
  const body = form.service === 'instantly' ? leadsBody(form) : usersBody(form);
  const filter = filterOf(form);
  const good = fields.length === 0;
  const what = form.service === 'instantly' ? 'leads' : 'users';
  const everything = filter.length === 1 && filter[0]?.text.startsWith('Every') === true;
  const url =
    form.service === 'instantly'
      ? '/api/v2/leads/bulk-assign'
      : '/v2/UserManagement.svc/User/Bulk/Update';
  return {
    fields,
    filter,
    sentence: good ? sentenceOf(form, connection) : null,
    cautions: [],
    body_so_far: JSON.stringify(body),
    danger:
      good && everything
        ? `No filter: this is every ${what.slice(0, -1)} ${form.service === 'instantly' ? 'in the workspace' : 'of the account'}.`
        : null,
    request: good
      ? {
          method: 'POST',
          address: `${connection.address}${url}`,
          authorization:
            form.service === 'instantly'
              ? 'Authorization: Bearer (the API key)'
              : 'x-LSQ-AccessKey and x-LSQ-SecretKey (the keys)',
          body: JSON.stringify(body),
        }
      : null,
  };
}

function missingLeads(form: Of<'instantly'>): FieldMessage[] {
  const found: FieldMessage[] = [];
  if (form.organization_user_ids.length === 0) {
    found.push(missing('organization_user_ids', 'Choose at least one person.'));
  }
  if (form.limit !== '' && !/^[1-9]\d*$/.test(form.limit)) {
    found.push({
      path: 'limit',
      problem: 'wrong',
      message: 'Type a whole number from 1. Leave empty for no limit.',
    });
  }
  if (form.split === 'weighted' && form.mode === 'exact') {
    for (const id of form.organization_user_ids) {
      if (!/^\d*$/.test(form.weights[id] ?? '')) {
        found.push({
          path: `weights.${id}`,
          problem: 'wrong',
          message: 'Type a whole number from 0.',
        });
      }
    }
  }
  form.queries.forEach((query, index) => {
    if (query.action_type === '') {
      found.push(missing(`queries[${index}].actionType`, 'Choose what the leads did.'));
    }
  });
  return found;
}

function missingUsers(form: Of<'leadsquared'>): FieldMessage[] {
  const found: FieldMessage[] = [];
  form.conditions.forEach((group, g) => {
    group.condition.forEach((condition, c) => {
      const path = `Conditions[${g}].Condition[${c}]`;
      if (!condition.lookup_name) found.push(missing(`${path}.LookupName`, 'Choose an attribute.'));
      if (!condition.operator) found.push(missing(`${path}.Operator`, 'Choose a comparison.'));
      const takesValue = condition.operator !== 'n' && condition.operator !== 'nn';
      if (takesValue && !condition.lookup_value) {
        found.push(missing(`${path}.LookupValue`, 'Type a value.'));
      }
    });
  });
  if (!form.value) found.push(missing('Value', 'Choose a team.'));
  return found;
}

function missing(path: string, message: string): FieldMessage {
  return { path, problem: 'missing', message };
}

/** The filter in words. */
export function filterOf(form: Form): Piece[] {
  if (form.service === 'leadsquared') {
    return form.conditions.flatMap((group, index) => [
      plain(index > 0 ? ` ${form.group_operator.toLowerCase()} (` : '('),
      ...group.condition.flatMap((condition, place) => [
        plain(place > 0 ? ` ${group.condition_operator.toLowerCase()} ` : ''),
        plain(
          `${form.names[condition.lookup_name] ?? condition.lookup_name} ${condition.operator} `,
        ),
        strong(condition.lookup_value),
      ]),
      plain(')'),
    ]);
  }
  const parts: Piece[] = [];
  if (form.campaign)
    parts.push(plain(' in campaign '), strong(form.names[form.campaign] ?? form.campaign));
  if (form.list_id)
    parts.push(plain(' in list '), strong(form.names[form.list_id] ?? form.list_id));
  if (form.search) parts.push(plain(' that match '), strong(form.search));
  if (form.filter) parts.push(plain(' with status '), strong(form.filter));
  if (form.ids) parts.push(plain(' among the pasted ones'));
  return parts.length > 0 ? [plain('Leads'), ...parts] : [plain('Every lead in the workspace')];
}

/** What sending would do. */
export function sentenceOf(form: Form, connection: Connection): Piece[] {
  const target =
    form.service === 'instantly'
      ? form.organization_user_ids.map((one) => form.names[one] ?? one).join(', ')
      : (form.names[form.value] ?? form.value);
  return [
    plain(form.service === 'instantly' ? 'Leads go to ' : 'Users move to '),
    strong(target),
    plain(' in '),
    strong(connection.face.label),
    plain('.'),
  ];
}

function plain(text: string): Piece {
  return { text, strong: false };
}

function strong(text: string): Piece {
  return { text, strong: true };
}

/** The body of Instantly's filter call. */
export function leadsBody(form: Of<'instantly'>): Record<string, unknown> {
  const body: Record<string, unknown> = { organization_user_ids: form.organization_user_ids };
  const texts = ['search', 'filter', 'campaign', 'list_id', 'smart_view_id'] as const;
  for (const name of texts) if (form[name]) body[name] = form[name];
  if (form.in_campaign !== null) body.in_campaign = form.in_campaign;
  if (form.in_list !== null) body.in_list = form.in_list;
  if (form.ids) body.ids = form.ids.split(/\s+/);
  if (form.limit) body.limit = Number(form.limit);
  if (form.queries.length > 0) {
    body.queries = form.queries.map((query) => ({ actionType: query.action_type, values: {} }));
  }
  return body;
}

/** The body of LeadSquared's bulk call. */
export function usersBody(form: Of<'leadsquared'>): Record<string, unknown> {
  const last = form.conditions.length - 1;
  return {
    Conditions: form.conditions.map((group, index) => ({
      Condition: group.condition.map((condition, place) => ({
        LookupName: condition.lookup_name,
        Operator: condition.operator,
        LookupValue: condition.lookup_value,
        ConditionOperator: place === group.condition.length - 1 ? null : group.condition_operator,
      })),
      GroupOperator: index === last ? null : form.group_operator,
    })),
    Attribute: 'TeamId',
    Value: form.value,
  };
}
