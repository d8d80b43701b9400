import type { FromWorker, Job } from './protocol.js';
import { work } from './work.js';

/** The life of a child: jobs from the parent one after another, until the parent hangs up or ends. */
export function serve(): void {
  process.on('message', (job) => {
    void work(job as Job, (at) => {
      tell({ type: 'at', ...at });
    }).then((result) => {
      tell({ type: 'done', result });
    });
  });
  tell({ type: 'ready' });
}

function tell(message: FromWorker): void {
  process.send?.(message);
}
