export type PluginFault =
  | 'BAD_ID'
  | 'DUPLICATE'
  | 'CORE_RANGE'
  | 'CYCLE'
  | 'MISSING'
  | 'RANGE'
  | 'DEPENDENCY_FAILED'
  | 'UNKNOWN_OVERRIDE'
  | 'BAD_OVERRIDE'
  | 'BAD_DECLARATION'
  | 'MESSAGES'
  | 'CONFIG'
  | 'START'

/** A plugin that the host refuses. The message says who, what, and which rule. */
export class PluginError extends Error {
  override readonly name = 'PluginError'
  readonly fault: PluginFault
  readonly plugin: string
  constructor(fault: PluginFault, plugin: string, message: string, cause?: unknown) {
    super(message, { cause })
    this.fault = fault
    this.plugin = plugin
  }
}
