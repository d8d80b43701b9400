import { Chalk, supportsColor, supportsColorStderr, type ChalkInstance, type ColorSupportLevel } from 'chalk';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How much colour a stream gets. --no-color beats everything, then FORCE_COLOR, then NO_COLOR (chalk does not look
 * at it), then what chalk tells of the stream: none where it is no terminal or TERM is dumb.
 */
export function colourLevel(detected: ColorSupportLevel, env: Environment, wanted: boolean): ColorSupportLevel {
  if (!wanted) return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) {
    if (forced === '0' || forced === 'false') return 0;
    return detected === 0 ? 1 : detected;
  }
  return env.NO_COLOR ? 0 : detected;
}

/** One painter for each stream: stdout may be a file while stderr is a terminal. */
export function painters(env: Environment, wanted: boolean): { stdout: ChalkInstance; stderr: ChalkInstance } {
  const level = (support: typeof supportsColor): ColorSupportLevel =>
    colourLevel(support === false ? 0 : support.level, env, wanted);
  return {
    stdout: new Chalk({ level: level(supportsColor) }),
    stderr: new Chalk({ level: level(supportsColorStderr) }),
  };
}
