import type { Choice, ChoiceGroup, RuleKind, Vocabulary } from '../../contract';

function words(...pairs: [string, string][]): Choice[] {
  return pairs.map(([word, label]) => ({ word, label }));
}

function group(label: string, prefix: string, ...pairs: [string, string][]): ChoiceGroup {
  return {
    label,
    choices: pairs.map(([word, text]) => ({ word: `${prefix}${word}`, label: text })),
  };
}

function rule(word: string, label: string, takes: string): RuleKind {
  return {
    word,
    label,
    takes_count: takes.includes('count'),
    takes_days: takes.includes('days'),
    takes_status: takes.includes('status'),
  };
}

/** The words as Rust sends them. */
export const vocabulary: Vocabulary = {
  filters: [
    group(
      'Progress',
      'FILTER_VAL_',
      ['CONTACTED', 'Contacted'],
      ['NOT_CONTACTED', 'Not yet contacted'],
      ['ACTIVE', 'Active'],
      ['COMPLETED', 'Completed'],
      ['IN_SUBSEQUENCE', 'In subsequence'],
      ['UNSUBSCRIBED', 'Unsubscribed'],
      ['BOUNCED', 'Bounced'],
      ['SKIPPED', 'Skipped'],
    ),
    group(
      'Engagement',
      'FILTER_VAL_',
      ['REPLIED', 'Reply received'],
      ['LINK_CLICKED', 'Link clicked'],
      ['OPENED_NO_REPLY', 'Opened without reply'],
      ['COMPLETED_NO_REPLY', 'Completed without reply'],
      ['NO_OPENS', 'Nothing opened'],
    ),
    group(
      'E-mail check',
      'FILTER_VAL_',
      ['VALID', 'Valid'],
      ['INVALID', 'Invalid'],
      ['RISKY', 'Risky'],
    ),
    group(
      'Interest',
      'FILTER_LEAD_',
      ['INTERESTED', 'Interested'],
      ['NOT_INTERESTED', 'Not interested'],
      ['MEETING_BOOKED', 'Meeting booked'],
      ['MEETING_COMPLETED', 'Meeting completed'],
      ['CLOSED', 'Won'],
      ['OUT_OF_OFFICE', 'Out of office'],
      ['WRONG_PERSON', 'Wrong person'],
      ['LOST', 'Lost'],
      ['NO_SHOW', 'No show'],
      ['CUSTOM_LABEL_POSITIVE', 'Own label positive'],
      ['CUSTOM_LABEL_NEGATIVE', 'Own label negative'],
    ),
  ],
  rule_kinds: [
    rule('reply', 'Replied', 'count days'),
    rule('email-open', 'Opened an e-mail', 'count days'),
    rule('last-contacted', 'Last contacted', 'days'),
    rule('link-click', 'Clicked a link', 'count days'),
    rule('lead-status', 'Interest status', 'status'),
    rule('lead-status-change', 'Interest status changed', 'status days'),
  ],
  comparisons: words(['more', 'more than'], ['less', 'fewer than'], ['equal', 'exactly']),
  status_conditions: words(['is', 'is'], ['is-not', 'is not']),
  operators: words(
    ['eq', 'is exactly'],
    ['neq', 'is not'],
    ['lik', 'contains'],
    ['nlik', 'does not contain'],
    ['lik_s', 'starts with'],
    ['lik_e', 'ends with'],
  ),
  operators_without_value: words(['n', 'is empty'], ['nn', 'has any value']),
  regions: [
    { host: 'api.leadsquared.com', label: 'Singapore' },
    { host: 'api-us11.leadsquared.com', label: 'United States' },
    { host: 'api-in21.leadsquared.com', label: 'India, Mumbai' },
    { host: 'api-in22.leadsquared.com', label: 'India, Hyderabad' },
    { host: 'api-ir31.leadsquared.com', label: 'Ireland' },
    { host: 'api-ca12.leadsquared.com', label: 'Canada' },
    { host: 'api-me61.leadsquared.com', label: 'Middle East' },
  ],
  instantly_address: 'https://api.instantly.ai',
};
