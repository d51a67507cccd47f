import type { MilpaBars } from './components/bars.ts'
import type { MilpaCombobox } from './components/combobox.ts'
import type { MilpaDialog } from './components/dialog.ts'
import type { MilpaField } from './components/field.ts'
import type { MilpaFigure } from './components/figure.ts'
import type { MilpaPointsMap } from './components/map.ts'
import type { MilpaMenu } from './components/menu.ts'
import type { MilpaProgress } from './components/progress.ts'
import type { MilpaState } from './components/state.ts'
import type { MilpaTable } from './components/table.ts'
import type { MilpaTabs } from './components/tabs.ts'
import type { MilpaToast } from './components/toast.ts'

declare global {
  // The DOM's own map from tag to class, so that `querySelector('milpa-points-map')` has a type.
  interface HTMLElementTagNameMap {
    'milpa-bars': MilpaBars
    'milpa-combobox': MilpaCombobox
    'milpa-dialog': MilpaDialog
    'milpa-field': MilpaField
    'milpa-figure': MilpaFigure
    'milpa-points-map': MilpaPointsMap
    'milpa-menu': MilpaMenu
    'milpa-progress': MilpaProgress
    'milpa-state': MilpaState
    'milpa-table': MilpaTable
    'milpa-tabs': MilpaTabs
    'milpa-toast': MilpaToast
  }
}
