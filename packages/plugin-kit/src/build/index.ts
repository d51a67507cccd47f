export { buildBrowserFiles, buildPlugin } from './build-plugin.ts'
export { screenBuild, sharedByConsole } from './screen-build.ts'
