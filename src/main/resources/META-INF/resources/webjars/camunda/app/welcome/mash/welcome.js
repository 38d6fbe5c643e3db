import { shell } from '../../mash/shell.js';

await shell('welcome');

export default [];
