/** For tests in a browser; needs `playwright-core` and `axe-core` beside it. */
export { hasChromium, launchChromium } from './chromium.ts'
export { axeFaults, settled, smallTargets } from './faults-of-page.ts'
