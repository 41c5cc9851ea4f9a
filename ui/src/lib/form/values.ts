import type { Attribute, AttributeOption, LeadSquaredChoices, Team } from '../contract';
import { teamPath } from './teams';

/** What can be chosen as a condition's value. */
interface ValueChoices {
  /** The choices, fixed ones or those that users of the account have. */
  options: AttributeOption[];
  /** Whether there are more than those, so that another one can be typed. */
  open: boolean;
  /** Whether all values that the account has are numbers. */
  numbers: boolean;
}

const NONE: ValueChoices = { options: [], open: true, numbers: false };

/** The values to choose from for an attribute of this account. */
export function valueChoices(
  attribute: Attribute | undefined,
  lists: LeadSquaredChoices | null,
): ValueChoices {
  if (!attribute) return NONE;
  if (attribute.kind === 'choice') {
    return { options: attribute.options, open: true, numbers: false };
  }
  if (attribute.kind === 'team') return { ...NONE, options: teamOptions(lists) };
  const seen =
    lists?.values.state === 'ready'
      ? lists.values.items.find((values) => values.name === valuesOf(attribute))
      : undefined;
  return seen ? { options: seen.options, open: true, numbers: seen.numbers } : NONE;
}

/** Whether a text is a day as the platform's own date field writes it; LeadSquared writes it so too. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '0001') return false;
  // Some engines take 30 February for a day in March.
  return new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) ?? false;
}

/** Whether a text is a number, or a part of one. */
export function isNumeric(text: string): boolean {
  return /^[-+]?\d*\.?\d*$/.test(text.trim());
}

/** Whoever made or changed a user is a user too. */
function valuesOf(attribute: Attribute): string {
  const isUser = attribute.kind === 'user' && attribute.name !== 'ManagerUserId';
  return isUser ? 'UserId' : attribute.name;
}

function teamOptions(lists: LeadSquaredChoices | null): AttributeOption[] {
  if (lists?.teams.state !== 'ready') return [];
  const roots = lists.teams.items;
  const all = (teams: readonly Team[]): AttributeOption[] =>
    teams.flatMap((team) => [
      { value: team.id, label: teamPath(roots, team.id) ?? team.name },
      ...all(team.children),
    ]);
  return all(roots);
}
