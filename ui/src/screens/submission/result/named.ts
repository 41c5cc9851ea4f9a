import type { CallDetail, Holder, Service, SubmissionDetail } from '../../../lib/contract';
import { listed } from '../../../lib/records/names';
import { result } from '../../../lib/text';

/** A field of a request with its value in names. */
export type NamedField = { field: string; value: string; names: Holder[] };

/** Fields that hold people or a team. */
const HOLDERS = new Set(['organization_user_ids', 'assigned_to']);

/** What the ids of a submission are called. */
export function namesOf(detail: SubmissionDetail): Map<string, string> {
  const names = new Map<string, string>();
  for (const share of detail.received) if (share.id) names.set(share.id, share.name);
  for (const [id, name] of Object.entries(detail.form.names)) if (name) names.set(id, name);
  return names;
}

/** A request's fields in names; none where its body is not a simple object. */
export function namedRequest(call: CallDetail, detail: SubmissionDetail): NamedField[] | null {
  const body = parsed(call.request_body);
  if (!body) return null;
  const names = namesOf(detail);
  const fields: NamedField[] = [];
  for (const [field, value] of Object.entries(body)) {
    const named = namedField(field, value, names, detail.face.service);
    if (!named) return null;
    fields.push(named);
  }
  return fields;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(text);
    const simple = typeof body === 'object' && body !== null && !Array.isArray(body);
    return simple ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function namedField(
  field: string,
  value: unknown,
  names: ReadonlyMap<string, string>,
  service: Service,
): NamedField | null {
  if (Array.isArray(value)) {
    if (!value.every((item): item is string => typeof item === 'string')) return null;
    if (HOLDERS.has(field))
      return { field, value: '', names: value.map((id) => holder(id, names)) };
    if (field === 'ids')
      return { field, value: result.idsInNames(service, value.length), names: [] };
    return { field, value: listed(value.map((id) => names.get(id) ?? id)), names: [] };
  }
  if (value === null) return { field, value: 'null', names: [] };
  if (typeof value === 'object') return null;
  const text = String(value);
  return HOLDERS.has(field)
    ? { field, value: '', names: [holder(text, names)] }
    : { field, value: names.get(text) ?? text, names: [] };
}

function holder(id: string, names: ReadonlyMap<string, string>): Holder {
  return { id, name: names.get(id) ?? id };
}
