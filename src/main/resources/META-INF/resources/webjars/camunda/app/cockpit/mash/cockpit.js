/* Cockpit as the hub uses it: the limits come first on its dashboard. */

import { shell } from '../../mash/shell.js';
import { limits } from './limits.js';

await shell('cockpit');

export default [limits];
