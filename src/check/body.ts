import { isShortFormOf, organizationKey } from '../recognize/identity/organization.js';
import { regionPrefix } from '../recognize/identity/region.js';
import { likeness } from './likeness.js';

/** From this share of common pairs of characters on, two names without their places may be of one body. */
const ONE_BODY = 0.5;

/** Whether two printed names may mean one body: 江苏省人大常委会办公厅 and 省人大办公厅, a department and its 本级. */
export function isOneBody(a: string, b: string): boolean {
  const [x, y] = [organizationKey(a), organizationKey(b)];
  if (x === '' || y === '' || x.includes(y) || y.includes(x) || isShortFormOf(x, y) || isShortFormOf(y, x)) return true;
  // 长宁区财政局 and 普陀区财政局 have the same name and are two bodies.
  if (otherPlace(x, y)) return false;
  const [p, q] = [withoutPlace(x), withoutPlace(y)];
  return p.includes(q) || q.includes(p) || likeness(p, q) >= ONE_BODY || likeness(q, p) >= ONE_BODY;
}

function withoutPlace(name: string): string {
  return name.slice(regionPrefix(name).length);
}

/** Both begin with a place, and neither place holds the other's name. */
function otherPlace(x: string, y: string): boolean {
  const [a, b] = [placeOf(x), placeOf(y)];
  return a !== '' && b !== '' && !a.includes(b) && !b.includes(a);
}

/** The place that a name begins with, without the word for its kind: a county may have become a district. */
function placeOf(name: string): string {
  return name.slice(0, regionPrefix(name).length).replace(/[省市区县州旗]$/, '');
}
