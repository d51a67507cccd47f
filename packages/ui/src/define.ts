/**
 * Registers a tag once. A page may load two builds of Milpa (ours and a plugin's); the first one wins and the second
 * must not throw, or everything after it on that page is dead.
 */
export function define(tag: `milpa-${string}`, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element)
}
