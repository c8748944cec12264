/** What must have run before the theme's script and the first paint; it stands inside every page. */
import { DiskWorker } from './disk-worker.mjs';
import { showAsLeft } from './large-text.mjs';

showAsLeft();
if (location.protocol === 'file:') window.Worker = DiskWorker;
