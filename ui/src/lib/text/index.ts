/**
 * Every word that the window says of its own, by the part of it that says them. What Rust says
 * comes over as text. A component takes its part under one name:
 *
 * ```ts
 * import { plan as text } from '../../lib/text';
 * ```
 *
 * Another language is a folder beside `en` with the same exports; this file chooses. The exports
 * are single ones, not one object, so that the build keeps no names and drops what nobody uses.
 */
export * as common from './en/common';
export * as controls from './en/controls';
export * as records from './en/records';
export * as form from './en/form';
export * as frame from './en/frame';
export * as palette from './en/palette';
export * as welcome from './en/welcome';
export * as settings from './en/settings';
export * as connections from './en/connections';
export * as history from './en/history';
export * as templates from './en/templates';
export * as plan from './en/plan';
export * as submission from './en/submission';
export * as result from './en/result';
export * as assignment from './en/assignment';
export * as instantly from './en/instantly';
export * as leadsquared from './en/leadsquared';
export * as lists from './en/lists';
export * as pickers from './en/pickers';
