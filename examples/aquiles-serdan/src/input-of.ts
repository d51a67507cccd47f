/** What one gives to an operation. */
export type In<Of extends { readonly $input?: unknown }> = NonNullable<Of['$input']>
