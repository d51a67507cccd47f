// What screens of plugins share with the console; only what stands here may be imported by them (build/files.ts).
export * from 'lit'
export { classMap } from 'lit/directives/class-map.js'
export { ifDefined } from 'lit/directives/if-defined.js'
export { live } from 'lit/directives/live.js'
export { repeat } from 'lit/directives/repeat.js'
export * from '@milpa/ui'
export * from '@milpa/client'
