import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { api } from '../api/api.ts'
import type { Job } from '../api/centre.ts'
import { Loading } from '../app/loading.ts'
import { attempt } from '../app/notices.ts'
import { say, sayIf } from '../words/say.ts'
import { writeInstant } from '../words/write.ts'
import { SettingsPart } from './settings-part.ts'

/** What runs or waits in the background. */
export class SettingsWork extends SettingsPart {
  readonly #jobs = new Loading(this, () => api('centre.jobs', { limit: 50 }))

  protected override render(): unknown {
    return this.#jobs.show(
      ({ items }) =>
        html`<section class="panel">
          <header>
            <h2>${say('settings.work')}</h2>
            <button class="button small" type="button" @click=${() => void this.#jobs.load()}>
              ${icon('refresh')}${say('work.refresh')}
            </button>
          </header>
          ${
            items.length
              ? html`<ul class="lines">
                  ${items.map((job) => this.#job(job))}
                </ul>`
              : html`<p class="quiet">${say('work.none')}</p>`
          }
        </section>`,
    )
  }

  #job(job: Job): TemplateResult {
    return html`<li>
      <span class="grow"
        ><b><code>${job.type}</code></b
        ><small
          >${[writeInstant(job.createdAt), job.total ? `${job.done} / ${job.total}` : undefined, job.error].filter(Boolean).join(' · ')}</small
        ></span
      >
      <span class="chip ${job.status === 'failed' ? 'danger' : job.status === 'done' ? 'leaf' : 'maize'}"
        >${sayIf(`work.status.${job.status}`) ?? job.status}</span
      >
      ${
        job.finishedAt === null
          ? html`<button class="button small" type="button" @click=${() => void this.#cancel(job.id)}>
              ${say('common.cancel')}
            </button>`
          : nothing
      }
    </li>`
  }

  async #cancel(id: string): Promise<void> {
    if (await attempt(() => api('centre.cancel-job', { id }))) void this.#jobs.load()
  }
}

define('milpa-settings-work', SettingsWork)
