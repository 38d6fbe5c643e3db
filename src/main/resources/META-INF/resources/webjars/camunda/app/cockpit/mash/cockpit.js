/* Cockpit as the hub uses it: the limits come first on the dashboard of whoever watches them. */

import { shell, signedIn } from '../../mash/shell.js';
import { limits } from './limits.js';

await shell('cockpit');

export default signedIn.limits ? [limits] : [];
