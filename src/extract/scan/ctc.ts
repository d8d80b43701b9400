import type { Alternative } from '../../document/page.js';

/** One character of a line of text, as recognised. */
export interface ReadCharacter {
  readonly text: string;
  /** Probability of this character at this place against every other reading of it, 0..1. */
  readonly confidence: number;
  /** Time step (column of the network's output) at which it is surest; its middle on the line. */
  readonly at: number;
  /** Other readings of it worth a thought, likeliest first. */
  readonly alternatives: readonly Alternative[];
}

/** Output of the recogniser for one line: `steps` rows of one probability per class, class 0 the blank. */
export interface Probabilities {
  readonly data: Float32Array;
  /** Index of the first number in `data`. */
  readonly offset: number;
  readonly steps: number;
  readonly classes: number;
}

/** Readings less likely than this at every step are not looked at: ten of them do not change a digit's confidence. */
const NEGLIGIBLE = 0.0005;
/** Characters to each side whose reading may shift with that of one: CTC aligns locally. */
const REACH = 2;
/** Alternatives kept of one character. */
const KEPT = 3;

/** Readings that say the same: a blank or none, full or half width. */
function sameRead(text: string): string {
  const code = text.charCodeAt(0);
  if (text.length === 1 && ((code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff))) return text;
  return text.normalize('NFKC').replace(/\s/g, '');
}

interface Run {
  readonly label: number;
  /** First and last step with this label on the best path. */
  readonly from: number;
  readonly to: number;
  readonly peak: number;
}

/**
 * The best path of a line (CTC: repeated labels are one, blanks none), and how sure each character of it is: the
 * probability of the reading around it, summed over all alignments (Graves et al. 2006, forward variables), against
 * that of the readings with another character, none, or one more in its place.
 */
export function decode(probabilities: Probabilities, characters: readonly string[]): ReadCharacter[] {
  const textOf = (label: number): string => characters[label - 1] ?? '';
  const runs = bestPath(probabilities);
  return runs.map((run, i) => {
    const first = Math.max(0, i - REACH);
    const near = runs.slice(first, i + REACH + 1);
    const before = runs[first - 1];
    const after = runs[first + near.length];
    const from = before ? Math.ceil((before.to + (near[0]?.from ?? 0) + 1) / 2) : 0;
    const to = after ? Math.floor(((near.at(-1)?.to ?? 0) + after.from) / 2) : probabilities.steps - 1;
    const score = (labels: readonly number[]): number => forward(probabilities, labels, from, to);
    const labels = near.map(({ label }) => label);
    const own = score(labels);
    const place = i - first;
    const printed = textOf(run.label);
    const readings = new Map([[sameRead(printed), own]]);
    const add = (text: string, replacement: readonly number[]): void => {
      const p = score([...labels.slice(0, place), ...replacement, ...labels.slice(place + 1)]);
      readings.set(sameRead(text), (readings.get(sameRead(text)) ?? 0) + p);
    };
    for (const label of labelsAt(probabilities, run.from, run.to)) if (label !== run.label) add(textOf(label), [label]);
    if (blankAt(probabilities, run) > NEGLIGIBLE) add('', []);
    // A character more on either side: what the best path swallowed (11 read as 1).
    const left = gapLabels(probabilities, runs[i - 1]?.to ?? -1, run.from);
    const right = gapLabels(probabilities, run.to, runs[i + 1]?.from ?? probabilities.steps);
    for (const label of left) add(textOf(label) + printed, [label, run.label]);
    for (const label of right) add(printed + textOf(label), [run.label, label]);
    let all = 0;
    for (const p of readings.values()) all += p;
    return {
      text: printed,
      confidence: all > 0 ? (readings.get(sameRead(printed)) ?? 0) / all : 0,
      at: run.peak,
      alternatives: [...readings]
        .filter(([text]) => text !== sameRead(printed))
        .map(([text, p]) => ({ text, probability: all > 0 ? p / all : 0 }))
        .filter(({ probability }) => probability > NEGLIGIBLE)
        .sort((a, b) => b.probability - a.probability)
        .slice(0, KEPT),
    };
  });
}

function bestPath({ data, offset, steps, classes }: Probabilities): Run[] {
  const runs: { label: number; from: number; to: number; peak: number }[] = [];
  let open = 0;
  let best = 0;
  for (let step = 0; step < steps; step++) {
    const start = offset + step * classes;
    let label = 0;
    let p = data[start] ?? 0;
    // A class beyond one half cannot be beaten: nearly every step stops here.
    if (p < 0.5)
      for (let c = 1; c < classes; c++) {
        const other = data[start + c] ?? 0;
        if (other > p) [label, p] = [c, other];
      }
    const last = runs.at(-1);
    if (label !== 0 && label === open && last) {
      last.to = step;
      if (p > best) [last.peak, best] = [step, p];
    } else if (label !== 0) {
      runs.push({ label, from: step, to: step, peak: step });
      best = p;
    }
    open = label;
  }
  return runs;
}

function labelsAt(probabilities: Probabilities, from: number, to: number): Set<number> {
  const { data, offset, classes } = probabilities;
  const labels = new Set<number>();
  for (let step = from; step <= to; step++) {
    const start = offset + step * classes;
    for (let c = 1; c < classes; c++) if ((data[start + c] ?? 0) > NEGLIGIBLE) labels.add(c);
  }
  return labels;
}

/** The surest that the steps of a run are at being blank: all of them must be for the character not to be there. */
function blankAt({ data, offset, classes }: Probabilities, { from, to }: Run): number {
  let p = 1;
  for (let step = from; step <= to; step++) p = Math.min(p, data[offset + step * classes] ?? 0);
  return p;
}

/** Labels between two characters of the best path. */
function gapLabels(probabilities: Probabilities, before: number, after: number): Set<number> {
  return after - before <= 1 ? new Set() : labelsAt(probabilities, before + 1, after - 1);
}

/** Probability of a label sequence over the steps, summed over all its alignments. */
function forward(
  { data, offset, classes }: Probabilities,
  labels: readonly number[],
  from: number,
  to: number,
): number {
  const states = 2 * labels.length + 1;
  const labelOf = (state: number): number => (state % 2 === 0 ? 0 : (labels[(state - 1) / 2] ?? 0));
  let alpha = new Float64Array(states);
  let next = new Float64Array(states);
  // Before the first step: it may begin with the blank or with the first character.
  alpha[0] = 1;
  for (let step = from; step <= to; step++) {
    const start = offset + step * classes;
    for (let state = 0; state < states; state++) {
      const label = labelOf(state);
      let sum = alpha[state] ?? 0;
      if (state > 0) sum += alpha[state - 1] ?? 0;
      if (state > 1 && label !== 0 && label !== labelOf(state - 2)) sum += alpha[state - 2] ?? 0;
      next[state] = sum * (data[start + label] ?? 0);
    }
    [alpha, next] = [next, alpha];
  }
  return (alpha[states - 1] ?? 0) + (states > 1 ? (alpha[states - 2] ?? 0) : 0);
}
