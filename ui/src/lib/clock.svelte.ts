import { onMount } from 'svelte';

/** The time, once a second, for as long as the component is there that asked for it. */
export function useClock(everyMs = 1000): { readonly now: number } {
  let now = $state(Date.now());
  onMount(() => {
    const timer = setInterval(() => (now = Date.now()), everyMs);
    return () => clearInterval(timer);
  });
  return {
    get now() {
      return now;
    },
  };
}
