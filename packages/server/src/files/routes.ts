import type { Host, HostApp } from '../app/env.ts'

/** Uploads and what was uploaded. */
export function mountFiles(_app: HostApp, _host: Host): void {}
