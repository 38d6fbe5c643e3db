import { shell } from '../../mash/shell.js';

await shell('admin');

export default [];
