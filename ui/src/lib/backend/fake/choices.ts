import type {
  FindChoices,
  FoundChoices,
  InstantlyChoices,
  LeadSquaredChoices,
  Listing,
  Member,
  Team,
} from '../../contract';

/** Two hours before the page was opened. */
const READ_AT = Date.now() - 2 * 3_600_000;

const names = [
  'Ada Finchley',
  'Bruno Castellane',
  'Chidi Marlowe',
  'Dora Winterbourne',
  'Emeka Talltree',
  'Farah Lindqvist',
  'Gus Pennyworth',
  'Hana Oakley',
];

function id(kind: number, index: number): string {
  return `0199${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

function member(name: string, index: number): Member {
  return {
    user_id: id(1, index),
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@lanternworks.example`,
    role: index === 0 ? 'owner' : index === 7 ? 'client' : 'editor',
    off: index === 6 ? 'Has not accepted the invitation' : index === 7 ? 'Is a client user' : null,
  };
}

const campaigns = [
  ['Q3 Inbound, Kettle Fair', 'Active'],
  ['Autumn Lamps', 'Active'],
  ['Paper Boats, second try', 'Paused'],
  ['Moonlit Ladders', 'Completed'],
  ['Spring Outreach', 'Draft'],
] as const;

/** What can be picked for an Instantly assignment. */
export const instantlyChoices: InstantlyChoices = {
  members: { state: 'ready', read_at: READ_AT, trouble: null, items: names.map(member) },
  campaigns: {
    state: 'ready',
    read_at: READ_AT,
    trouble: null,
    items: campaigns.map(([name, status], index) => ({ id: id(2, index), name, status })),
  },
  lists: {
    state: 'ready',
    read_at: READ_AT,
    trouble: null,
    items: ['Trade fair visitors', 'Newsletter', 'Old customers'].map((name, index) => ({
      id: id(3, index),
      name,
    })),
  },
  statuses: {
    state: 'ready',
    read_at: READ_AT,
    trouble: null,
    items: [
      { number: 1, label: 'Interested', own: false },
      { number: 2, label: 'Meeting booked', own: false },
      { number: 3, label: 'Meeting completed', own: false },
      { number: 4, label: 'Won', own: false },
      { number: 0, label: 'Out of office', own: false },
      { number: -1, label: 'Not interested', own: false },
      { number: -2, label: 'Wrong person', own: false },
      { number: -3, label: 'Lost', own: false },
      { number: -4, label: 'No show', own: false },
      { number: 7, label: 'Call in spring', own: true },
    ],
  },
  labels_unread: false,
  smart_views: {
    state: 'unavailable',
    trouble: {
      message: 'Instantly does not list smart views. Paste the smart view’s ID.',
      detail: null,
      retry: false,
    },
  },
};

function team(index: number, name: string, users: number, children: Team[] = []): Team {
  return { id: id(4, index), name, user_count: users, children };
}

/** What can be picked for a LeadSquared assignment. */
export const leadsquaredChoices: LeadSquaredChoices = {
  teams: {
    state: 'ready',
    read_at: READ_AT,
    trouble: null,
    items: [
      team(0, 'Copperleaf Academy', 553, [
        team(1, 'Admissions', 212, [
          team(2, 'Pune', 48),
          team(3, 'Nagpur', 31),
          team(4, 'Nashik', 27),
        ]),
        team(5, 'Counselling', 140, [team(6, 'North', 70), team(7, 'South', 70)]),
        team(8, 'Field Sales', 90, [team(9, 'Campus', 22)]),
      ]),
    ],
  },
  attributes: {
    state: 'ready',
    read_at: READ_AT,
    trouble: null,
    items: [
      { name: 'FirstName', label: 'First name', custom: false, kind: 'text', options: [] },
      { name: 'LastName', label: 'Last name', custom: false, kind: 'text', options: [] },
      { name: 'EmailAddress', label: 'E-mail', custom: false, kind: 'text', options: [] },
      { name: 'City', label: 'City', custom: false, kind: 'text', options: [] },
      {
        name: 'StatusCode',
        label: 'Status',
        custom: false,
        kind: 'choice',
        options: [
          { value: '0', label: 'Active' },
          { value: '1', label: 'Inactive' },
        ],
      },
      { name: 'CreatedOn', label: 'Created on', custom: false, kind: 'date', options: [] },
      { name: 'mx_Custom_3', label: 'Sales regions', custom: true, kind: 'text', options: [] },
      { name: 'mx_Custom_4', label: 'Applicants at once', custom: true, kind: 'text', options: [] },
    ],
  },
  values: {
    state: 'ready',
    read_at: READ_AT,
    trouble: null,
    items: [
      {
        name: 'City',
        options: ['Pune', 'Nagpur', 'Nashik'].map((city) => ({ value: city, label: city })),
        numbers: false,
        more: false,
      },
      {
        name: 'mx_Custom_4',
        options: ['5', '10', '20'].map((number) => ({ value: number, label: number })),
        numbers: true,
        more: false,
      },
    ],
  },
};

/** What the service finds for a text. */
export function foundChoices({ list, text }: FindChoices): FoundChoices {
  const items =
    list === 'campaigns'
      ? itemsOf(instantlyChoices.campaigns)
      : itemsOf(instantlyChoices.lists).map((item) => ({ ...item, status: '' }));
  const wanted = text.toLowerCase();
  return {
    items: items.filter((item) => item.name.toLowerCase().includes(wanted)),
    more: false,
  };
}

function itemsOf<T>(listing: Listing<T>): T[] {
  return listing.state === 'ready' ? listing.items : [];
}
