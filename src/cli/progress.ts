import type { BatchEvent } from '../batch/index.js';
import { fill, type Bilingual } from '../document/bilingual.js';
import { MESSAGES } from './messages.js';
import { clip } from './plain.js';
import type { Reporter, StatusLine } from './report.js';
import type { Streams } from './run.js';

/** Redrawings of the bar a second at most; a terminal over a slow line takes no more. */
const DRAW_EVERY = 100;
/** Where nobody looks on, a line from time to time tells a log that the run is alive. In ms. */
const LINE_EVERY = 30_000;
const BAR_WIDTH = 24;

/** How far a run over many files is: a bar where a terminal looks on, else a plain line now and then. */
export class Progress implements StatusLine {
  readonly #stream: Streams['stderr'];
  readonly #reporter: Reporter;
  readonly #started = performance.now();
  readonly #isShown: boolean;
  readonly #isTerminal: boolean;
  #files = 0;
  #done = 0;
  /** Files that were read in this run: what an earlier run did says nothing of the speed. */
  #read = 0;
  #pages = 0;
  #failed = 0;
  #last = performance.now();
  #isDrawn = false;

  constructor(stream: Streams['stderr'], reporter: Reporter, quiet: boolean) {
    this.#stream = stream;
    this.#reporter = reporter;
    this.#isShown = !quiet;
    this.#isTerminal = stream.isTTY === true;
    reporter.status = this;
  }

  on(event: BatchEvent): void {
    if (event.type === 'listed') this.#files = event.files;
    else if (event.type === 'file') {
      this.#done++;
      this.#pages += event.pages;
      if (event.outcome === 'read') this.#read++;
      if (event.outcome === 'failed') this.#failed++;
    }
    if (!this.#isShown) return;
    const since = performance.now() - this.#last;
    if (this.#isTerminal ? since >= DRAW_EVERY || event.type === 'joining' : since >= LINE_EVERY) this.#show(event);
  }

  clear(): void {
    if (!this.#isDrawn) return;
    this.#stream.write('\r\u001b[K');
    this.#isDrawn = false;
  }

  end(): void {
    this.clear();
    this.#reporter.status = null;
  }

  #show(event: BatchEvent): void {
    this.#last = performance.now();
    const text = event.type === 'joining' ? MESSAGES.joining[this.#reporter.language] : this.#text();
    if (!this.#isTerminal) {
      void this.#reporter.lines([text]);
      return;
    }
    this.clear();
    this.#stream.write(clip(`${this.#bar()} ${text}`, (this.#stream.columns ?? 80) - 1));
    this.#isDrawn = true;
  }

  #bar(): string {
    const filled = this.#files === 0 ? 0 : Math.floor((BAR_WIDTH * this.#done) / this.#files);
    return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  }

  #text(): string {
    const seconds = (performance.now() - this.#started) / 1000;
    const rate = (this.#read + this.#failed) / seconds;
    const left = rate === 0 ? null : (this.#files - this.#done) / rate;
    const parts: Bilingual[] = [
      fill(MESSAGES.progress, {
        done: String(this.#done),
        files: String(this.#files),
        rate: rate.toFixed(1),
        pages: (this.#pages / seconds).toFixed(0),
        failed: String(this.#failed),
      }),
      ...(left === null ? [] : [fill(MESSAGES.timeLeft, { value: duration(left) })]),
    ];
    return parts.map((part) => part[this.#reporter.language]).join(' · ');
  }
}

/** 1:02:03 or 2:03. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
