import { isShortFormOf, organizationKey } from '../recognize/identity/organization.js';
import { regionPrefix } from '../recognize/identity/region.js';
import { likeness } from './likeness.js';

/** From this share of common pairs of characters on, two names without their places may be of one body. */
const ONE_BODY = 0.5;

/** Whether two printed names may mean one body: 江苏省人大常委会办公厅 and 省人大办公厅, a department and its 本级. */
export function isOneBody(a: string, b: string): boolean {
  const [x, y] = [organizationKey(a), organizationKey(b)];
  if (x === '' || y === '' || x.includes(y) || y.includes(x) || isShortFormOf(x, y) || isShortFormOf(y, x)) return true;
  const [p, q] = [withoutPlace(x), withoutPlace(y)];
  return p.includes(q) || q.includes(p) || likeness(p, q) >= ONE_BODY || likeness(q, p) >= ONE_BODY;
}

function withoutPlace(name: string): string {
  return name.slice(regionPrefix(name).length);
}
