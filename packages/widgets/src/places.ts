import { baseStyles, css, define, html, MilpaElement, nothing, type PropertyDeclarations } from '@milpa/widgets'
import { type Facets, few } from './enterprises.ts'
import { words } from './messages/places.es.ts'

/**
 * `<milpa-places>`: how many enterprises stand in each territory, as a table to open. It stands under a map that is
 * alone; beside a list of the enterprises nobody needs it, and nobody loads it.
 */
class MilpaPlaces extends MilpaElement {
  static override properties: PropertyDeclarations = { facets: { state: true } }
  static override styles = [
    baseStyles,
    css`
      :host([bare]) .frame {
        border: 0;
        border-radius: 0;
      }
      details {
        padding: 0 20px;
        border-top: 1px solid var(--m-line);
        background: var(--m-surface);
      }
      details[open] {
        padding-bottom: 12px;
      }
      summary {
        list-style: disclosure-closed inside;
        line-height: 48px;
        cursor: pointer;
      }
      [open] summary {
        list-style-type: disclosure-open;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 8px 0;
        border-top: 1px solid var(--m-line);
        font-weight: 400;
      }
      th {
        text-align: start;
      }
      th + * {
        text-align: end;
      }
    `,
  ]
  static override words = { es: words }
  static override languages = ['en', 'pt', 'fr']

  declare private facets: Facets | undefined

  protected override async load(): Promise<void> {
    this.facets = await this.get<Facets>('enterprises/facets')
  }

  /** Nothing until it is there: the map above says what goes wrong. */
  protected override renderFrame(): unknown {
    const { facets } = this
    if (!facets) return nothing
    const territories = facets.territories.filter(({ name }) => name)
    return html`<details>
      <summary>${this.say('asList')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.say('where')}</th>
            <th scope="col">${this.say('many')}</th>
          </tr>
        </thead>
        <tbody>
          ${territories.map(
            ({ name, count }) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${few(count)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`
  }
}

define('milpa-places', MilpaPlaces)
