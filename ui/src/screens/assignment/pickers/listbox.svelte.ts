/** Which option of an open list the keyboard is on. */
export class ActiveOption {
  open = $state(false);
  at = $state(-1);

  show(at = -1): void {
    this.open = true;
    this.at = at;
  }

  hide(): void {
    this.open = false;
    this.at = -1;
  }

  /**
   * Moves with the arrow keys, going round. Opens a closed list first.
   * Returns whether the key was one of them.
   */
  move(key: string, count: number): boolean {
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return false;
    if (!this.open) this.show(step === 1 ? 0 : count - 1);
    else if (count > 0) this.at = (Math.max(this.at, step === 1 ? -1 : 0) + step + count) % count;
    return true;
  }
}
