import { define, type MapArea, type MapPoint } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import '@milpa/ui/components/field'
import '@milpa/ui/components/map'
import { css, html, nothing, type TemplateResult } from 'lit'
import { territoryAreas } from '../api/catalogues.ts'
import { Part } from '../app/screen.ts'
import { say } from '../words/say.ts'

export interface PlaceDraft {
  readonly latitude: string
  readonly longitude: string
  readonly address: string
}

/** Where an enterprise is: a press on the map of territories, or its coordinates written. Event: `console-changed`. */
export class PlacePicker extends Part {
  static override properties = { place: { attribute: false }, error: {}, areas: { state: true } }
  static override styles = [
    ...[Part.styles].flat(),
    css`
      milpa-points-map {
        height: 16rem;
        margin-block: 8px;
        border: 1px solid var(--milpa-line);
        border-radius: 8px;
        overflow: hidden;
      }
    `,
  ]
  declare place: PlaceDraft
  declare error: string
  declare private areas: readonly MapArea[]

  constructor() {
    super()
    this.place = { latitude: '', longitude: '', address: '' }
    this.error = ''
    this.areas = []
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void territoryAreas().then(
      (areas) => (this.areas = areas),
      () => undefined,
    )
  }

  protected override render(): TemplateResult {
    const [lat, lon] = [Number(this.place.latitude), Number(this.place.longitude)]
    const placed =
      this.place.latitude !== '' && this.place.longitude !== '' && Number.isFinite(lat) && Number.isFinite(lon)
    const points: readonly MapPoint[] = placed
      ? [{ id: 'here', lat, lon, label: say('field.placeHere'), tone: 'bean' }]
      : []
    return html`<fieldset>
      <legend>${say('field.place')}</legend>
      <p class="note">${icon('lock')}<span>${say('field.placeLock')}</span></p>
      ${
        this.areas.length || placed
          ? html`<milpa-points-map
              label=${say('field.placeMap')}
              .areas=${this.areas}
              .points=${points}
              @milpa-ground=${this.#onGround}
            ></milpa-points-map>`
          : nothing
      }
      <div class="form two">
        ${this.#coordinate('latitude')} ${this.#coordinate('longitude')}
        <milpa-field class="across" label=${say('field.address')} error=${this.error} optional>
          <input class="input" .value=${this.place.address} @input=${(event: Event) => this.#set('address', event)} />
        </milpa-field>
      </div>
    </fieldset>`
  }

  #coordinate(name: 'latitude' | 'longitude'): TemplateResult {
    return html`<milpa-field label=${say(`field.${name}`)} hint=${say(`field.${name}Hint`)} optional>
      <input
        class="input"
        inputmode="decimal"
        .value=${this.place[name]}
        @input=${(event: Event) => this.#set(name, event)}
      />
    </milpa-field>`
  }

  readonly #onGround = (event: CustomEvent<{ readonly lon: number; readonly lat: number }>): void => {
    const { lon, lat } = event.detail
    this.#put({ ...this.place, latitude: lat.toFixed(6), longitude: lon.toFixed(6) })
  }

  #set(name: keyof PlaceDraft, event: Event): void {
    this.#put({
      ...this.place,
      [name]: (event.target as HTMLInputElement).value.replace(',', name === 'address' ? ',' : '.'),
    })
  }

  #put(place: PlaceDraft): void {
    this.place = place
    this.tell('console-changed', place)
  }
}

define('milpa-place-picker', PlacePicker)
