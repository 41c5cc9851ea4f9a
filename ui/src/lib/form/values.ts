import type { Attribute, AttributeOption, LeadSquaredChoices, Team } from '../contract';
import { teamPath } from './teams';

/** What can be chosen as a condition's value. */
export interface ValueChoices {
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
