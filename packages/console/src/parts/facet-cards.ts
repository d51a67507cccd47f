import { html, type TemplateResult } from 'lit'
import type { Session } from '../app/session.ts'
import type { PluginScreen } from '../plugins/plugin-screens.ts'
import '../plugins/plugin-slot.ts'
import type { ScreenContext } from '../plugins/screen-context.ts'

/** What plugins have to say of a record, each in a card of its own. */
export const facetCards = (
  screens: readonly PluginScreen[],
  session: Session,
  slot: PluginScreen['slot'],
  record: ScreenContext['record'],
): readonly TemplateResult[] =>
  screens
    .filter((screen) => screen.slot === slot)
    .map(
      (screen) =>
        html`<section class="panel">
          <header><h2>${screen.title}</h2></header>
          <div class="body">
            <milpa-plugin-slot .screen=${screen} .session=${session} .record=${record}></milpa-plugin-slot>
          </div>
        </section>`,
    )
