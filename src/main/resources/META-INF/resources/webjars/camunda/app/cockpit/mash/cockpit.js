import { shell } from '../../mash/shell.js';

await shell('cockpit');

export default [];
