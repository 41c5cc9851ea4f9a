import { isPressed } from '../frame/shortcuts';

/** Where the keys move an entry of a list: up, down, or not at all. */
export function moveWanted(event: KeyboardEvent, platform: string): -1 | 1 | null {
  if (isPressed(event, 'move_up', platform)) return -1;
  return isPressed(event, 'move_down', platform) ? 1 : null;
}
