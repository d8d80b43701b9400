import type { Outcome } from '../batch/child.js';
import type { Limits } from '../batch/limits.js';
import type { At } from '../batch/watch.js';

// Two processes work on a command. The one that the user starts does next to nothing: it starts the other one, which
// does everything, holds it to the limits, and starts it anew when a file has made it end.

/** How earlier tries of the same command ended. */
export type Ended = Exclude<Outcome, { type: 'done' }>;

/** What the working process tells the one that watches it. */
export type FromWork =
  | { readonly type: 'limits'; readonly limits: Limits }
  | ({ readonly type: 'at' } & At)
  /** Nothing foreign is read any more. */
  | { readonly type: 'read' }
  /** Files are read in processes of its own; it wants to hear of an interrupt. */
  | { readonly type: 'batch' };

/** The other way round there is only one thing to say. */
export const INTERRUPT = 'interrupt';

/** What a working process knows of the process that watches it. */
export class Supervision {
  /** How earlier tries of this command ended, the first one first. */
  readonly ended: readonly Ended[];

  constructor(ended: readonly Ended[]) {
    this.ended = ended;
  }

  tell(message: FromWork): void {
    process.send?.(message);
  }

  /** From now on an interrupt is the caller’s to handle. Without this it ends the process. */
  onInterrupt(handle: () => void): void {
    // The terminal sends the signal to both processes; the message comes once.
    process.on('SIGINT', () => undefined);
    process.on('message', (message) => {
      if (message === INTERRUPT) handle();
    });
    process.channel?.unref();
    this.tell({ type: 'batch' });
  }
}
