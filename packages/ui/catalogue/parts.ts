import { html, type TemplateResult } from 'lit'
import { type ComboboxOption, icon, matchOptions, MilpaDialog, MilpaToast } from '../src/index.ts'
import { trades } from './data.ts'
import type { Words } from './words.ts'

const institutions: readonly ComboboxOption[] = [
  'Instituto de las Mujeres',
  'Secretaría de Economía',
  'Caja Solidaria',
].map((label, at) => ({ value: `i${at}`, label }))

/** Answers like a server: a little later, not at all for "falla". */
async function askServer(query: string): Promise<readonly ComboboxOption[]> {
  await new Promise((resolve) => setTimeout(resolve, 60))
  if (query === 'falla') throw new Error('no line')
  return matchOptions(institutions, query)
}

export function renderButtons(t: Words): TemplateResult {
  return html`<section class="panel" data-part="buttons">
    <header><h2>${t.buttons}</h2></header>
    <div class="body stack">
      <div class="row">
        <button class="button solid" type="button">${icon('check')}${t.save}</button>
        <button class="button outlined" type="button">${icon('print')}${t.print}</button>
        <button class="button" type="button">${t.later}</button>
        <button class="button plain" type="button">${t.edit}</button>
        <button class="button danger" type="button">${icon('trash')}${t.remove}</button>
        <button class="button exit" type="button">${icon('log-out')}${t.exit}</button>
        <button class="button" type="button" aria-busy="true">${t.busy}</button>
        <button class="button" type="button" disabled>${t.disabled}</button>
        <button class="button small" type="button">${icon('check')}${t.validate}</button>
      </div>
      <div class="row">
        <span class="chip leaf">${t.validated}</span><span class="chip maize">${t.changes}</span>
        <span class="chip danger">${t.pending}</span><span class="chip bean">${t.member1}</span>
        <span class="chip squash">$ 420.00</span><span class="chip info">${t.notes}</span
        ><span class="chip">${t.archive}</span>
      </div>
      <div class="row">
        <span class="tile maize">${icon('store')}</span><span class="tile bean">${icon('book')}</span>
        <span class="tile squash">${icon('wallet')}</span><span class="tile leaf">${icon('shield')}</span>
        <span class="tile info">${icon('calendar')}</span><span class="tile danger">${icon('alert')}</span>
        <span class="avatar bean" aria-hidden="true">MQ</span><span class="avatar maize" aria-hidden="true">CI</span>
        <span class="avatar centre" aria-hidden="true">CE</span>
        <span class="kernel maize"></span><span class="kernel bean"></span><span class="kernel squash"></span>
      </div>
      <dl class="facts">
        <dt>${t.sells}</dt>
        <dd>Tamales, pupusas y atol</dd>
        <dt>${t.since}</dt>
        <dd>2019</dd>
        <dt>${t.works}</dt>
        <dd>4</dd>
      </dl>
    </div>
  </section>`
}

export function renderFields(t: Words): TemplateResult {
  return html`<section class="panel" data-part="fields">
    <header><h2>${t.form}</h2></header>
    <form class="body stack">
      <milpa-field label=${t.name} hint=${t.nameHint}><input name="name" value="Costura Irma" /></milpa-field>
      <milpa-field label=${t.phone} error=${t.phoneError}
        ><input name="phone" inputmode="tel" value="614 555 01"
      /></milpa-field>
      <milpa-combobox label=${t.trade} hint=${t.tradeHint} name="trade" .options=${trades}></milpa-combobox>
      <milpa-combobox label=${t.institution} hint=${t.institutionHint} delay="0" .source=${askServer}></milpa-combobox>
      <milpa-field label=${t.size}>
        <select name="size">
          <option>1</option>
          <option>2-5</option>
        </select>
      </milpa-field>
      <milpa-field label=${t.about} optional><textarea name="about"></textarea></milpa-field>
      <milpa-field label=${t.consent}><input type="checkbox" name="consent" checked /></milpa-field>
    </form>
  </section>`
}

export function renderBehaviour(t: Words): TemplateResult {
  const items = [
    { id: 'edit', label: t.edit, icon: 'edit' },
    { id: 'merge', label: t.merge, icon: 'merge' },
    { id: 'archive', label: t.archive, icon: 'archive', note: t.archiveNote, disabled: true },
    { id: 'remove', label: t.remove, icon: 'trash', danger: true, apart: true },
  ] as const
  const dialog = (): MilpaDialog => query('milpa-dialog', MilpaDialog)
  const toast = (): MilpaToast => query('milpa-toast', MilpaToast)
  return html`<section class="panel" data-part="behaviour">
    <header><h2>${t.behaviour}</h2></header>
    <div class="body stack">
      <div class="row">
        <button class="button" type="button" id="open-dialog" @click=${() => dialog().show()}>${t.openDialog}</button>
        <milpa-menu label=${t.actions} .items=${items}></milpa-menu>
        <milpa-menu accessible-name=${t.of.replace('{name}', 'Costura Irma')} .items=${items}></milpa-menu>
        <button
          class="button"
          type="button"
          id="show-toast"
          @click=${() => toast().show({ text: t.toastText, undo: () => toast().show({ text: t.toastError, tone: 'danger' }) })}
        >
          ${icon('walk')}${t.toast}
        </button>
      </div>
      <milpa-tabs
        label=${t.facts}
        .tabs=${[
          { id: 'history', label: t.history },
          { id: 'data', label: t.data },
          { id: 'documents', label: t.documents, count: 11 },
        ]}
      >
        <p slot="history">${t.tabText}</p>
        <p slot="data">NIT 0614-150389-101-2</p>
        <p slot="documents">11</p>
      </milpa-tabs>
      <milpa-progress
        label=${t.importing}
        detail=${t.importingDetail}
        value="31240"
        max="50000"
        cancellable
      ></milpa-progress>
      <milpa-progress label=${t.preparing}></milpa-progress>
    </div>
    <milpa-dialog heading=${t.openDialog}>
      <p>${t.dialogText}</p>
      <button slot="actions" class="button" type="button" @click=${() => dialog().close()}>${t.later}</button>
      <button slot="actions" class="button solid" type="button" @click=${() => dialog().close()}>${t.withdraw}</button>
    </milpa-dialog>
  </section>`
}

export function renderNotes(t: Words): TemplateResult {
  return html`<section class="panel" data-part="notes">
    <header><h2>${t.notes}</h2></header>
    <div class="body stack">
      <p class="note">${icon('info')}<span>${t.noteInfo}</span></p>
      <p class="note maize">${icon('clock')}<span>${t.noteMaize}</span></p>
      <p class="note leaf">${icon('check')}<span>${t.noteLeaf}</span></p>
      <p class="note danger">
        ${icon('alert')}<span>${t.noteDanger} <a href="#retry">${t.later}</a></span>
      </p>
    </div>
  </section>`
}

function query<E extends Element>(tag: string, type: new () => E): E {
  const element = document.querySelector(tag)
  if (!(element instanceof type)) throw new Error(`The catalogue has no <${tag}>`)
  return element
}
