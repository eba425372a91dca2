/* Where whoever tries the demo begins: every screen, signed in, and an evening to watch. */

import { Screen } from '../shared/screen.js';
import { Demo } from './demo.js';
import { frame } from './demo-view.js';

const demo = new Demo();
const screen = new Screen(document.getElementById('screen'), () => frame(demo));
demo.changed = () => screen.changed();

await demo.begin();
