/** For tests in a browser; needs `playwright-core` and `axe-core` beside it. */
export { hasChromium, launchChromium } from './chromium.ts'
export { axeFaults, smallTargets } from './faults-of-page.ts'
