import type { Form, RequestProblem, RequestRead, Service } from '../../contract';
import { emptyForm, emptyQuery } from '../../form/empty';

// A rough stand-in for the reading in Rust: enough to draw what it finds.

type Json = Record<string, unknown>;

/** Reads the JSON in a text into a form. */
export function readRequest(expected: Service, text: string): RequestRead {
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  let body: Json;
  try {
    body = JSON.parse(json) as Json;
  } catch {
    const problem = { path: '', message: 'There is no JSON in this text.' };
    return { service: expected, form: null, whole: false, problems: [problem] };
  }
  const whole = 'request' in body;
  const request = whole ? (body['request'] as Json) : body;
  const service: Service = 'Conditions' in request ? 'leadsquared' : 'instantly';
  const problems: RequestProblem[] = [];
  const form = service === 'instantly' ? leads(request, problems) : users(request, problems);
  return { service, form, whole, problems };
}

function leads(body: Json, problems: RequestProblem[]): Form {
  const form = emptyForm('instantly');
  for (const [key, value] of Object.entries(body)) {
    switch (key) {
      case 'search':
      case 'filter':
      case 'campaign':
      case 'list_id':
      case 'smart_view_id':
        form[key] = String(value);
        break;
      case 'in_campaign':
      case 'in_list':
        form[key] = value === true;
        break;
      case 'limit':
        form.limit = String(value);
        break;
      case 'ids':
        form.ids = (value as string[]).join('\n');
        break;
      case 'organization_user_ids':
        form.organization_user_ids = value as string[];
        break;
      case 'queries':
        form.queries = (value as { actionType: string; values: Json }[]).map((rule) => ({
          ...emptyQuery(rule.actionType),
          occurrence_days: String(rule.values['occurrence-days'] ?? ''),
        }));
        break;
      default:
        problems.push({ path: key, message: 'There is no such key. Did you mean “campaign”?' });
    }
  }
  return form;
}

interface Group {
  Condition: { LookupName: string; Operator: string; LookupValue: string | null }[];
}

function users(body: Json, problems: RequestProblem[]): Form {
  const form = emptyForm('leadsquared');
  form.conditions = (body['Conditions'] as Group[]).map((group) => ({
    condition_operator: JSON.stringify(group).includes('"ConditionOperator":"OR"') ? 'OR' : 'AND',
    condition: group.Condition.map((row) => ({
      lookup_name: row.LookupName,
      operator: row.Operator,
      lookup_value: row.LookupValue ?? '',
    })),
  }));
  const value = String(body['Value'] ?? '');
  if (value.startsWith('{{')) {
    problems.push({ path: 'Value', message: `“${value}” only stands for a value.` });
  } else {
    form.value = value;
  }
  return form;
}
