import { define } from '@milpa/ui'
import { icon } from '@milpa/ui/icons'
import { html, nothing, type TemplateResult } from 'lit'
import { api, submit } from '../api/api.ts'
import { type Role, type StaffMember } from '../api/centre.ts'
import { Loading } from '../app/loading.ts'
import { attempt, done } from '../app/notices.ts'
import { say } from '../words/say.ts'
import { initials } from '../words/write.ts'
import { copyable } from './copyable.ts'
import { filled, textOf } from './form-dialog.ts'
import { SettingsPart } from './settings-part.ts'
import { forgetStaff, staffMembers } from './staff-names.ts'

/** Who works in the centre, and what each role may do, in words. */
export class SettingsStaff extends SettingsPart {
  static override properties = { ...SettingsPart.properties, link: { state: true } }
  /** Of the invitation just made: shown once. */
  declare private link: { readonly name: string; readonly address: string } | undefined
  readonly #data = new Loading(this, async () => {
    forgetStaff()
    const [staff, roles, permissions] = await Promise.all([
      staffMembers(),
      api('centre.roles'),
      api('centre.permissions'),
    ])
    return { staff, roles: roles.items, permissions: permissions.items }
  })

  protected override render(): unknown {
    const mayInvite = this.session.may('identity:manage')
    return this.#data.show(
      ({ staff, roles, permissions }) =>
        html`<div class="stack">
            ${
              this.link
                ? html`<div class="note leaf">
                    ${icon('check')}
                    <div class="stack grow">
                      <p>${say('staff.link', { name: this.link.name })}</p>
                      ${copyable(this.link.address)}
                    </div>
                  </div>`
                : nothing
            }
            <section class="panel">
              <header>
                <h2>${say('settings.staff')}</h2>
                ${mayInvite ? html`<button class="button small" type="button" @click=${() => this.#askInvite(roles)}>${icon('plus')}${say('staff.invite')}</button>` : nothing}
              </header>
              <ul class="lines">
                ${staff.map((member) => this.#member(member, roles, mayInvite))}
              </ul>
            </section>
            <section class="panel">
              <header><h2>${say('roles.title')}</h2></header>
              ${roles.map((role) => this.#role(role, permissions))}
            </section>
          </div>
          ${this.dialog()}`,
    )
  }

  #member(member: StaffMember, roles: readonly Role[], mayInvite: boolean): TemplateResult {
    return html`<li>
      <span class="avatar bean">${initials(member.name)}</span>
      <span class="grow"
        ><b>${member.name}</b><small>${member.roles.map((key) => this.#roleName(key, roles)).join(', ')}</small></span
      >
      ${member.active ? nothing : html`<span class="chip">${say('common.inactive')}</span>`}
      ${mayInvite && member.active ? html`<button class="button small" type="button" @click=${() => void this.#renew(member)}>${say('staff.renew')}</button>` : nothing}
      ${
        this.session.may('centre:staff')
          ? html`<button
              class="button round small"
              type="button"
              aria-label=${`${say('common.edit')} ${member.name}`}
              @click=${() => this.#askMember(member, roles)}
            >
              ${icon('edit')}
            </button>`
          : nothing
      }
    </li>`
  }

  #role(role: Role, permissions: readonly { readonly name: string }[]): TemplateResult {
    return html`<details class="line">
      <summary>
        ${this.#roleName(role.key, [role])} <span class="count">${say('roles.people', { count: role.people })}</span>
      </summary>
      <ul class="small">
        ${role.permissions.map((name) => html`<li>· ${this.session.permissionName(name)}</li>`)}
      </ul>
      ${
        this.session.may('centre:staff')
          ? html`<p>
              <button class="button small" type="button" @click=${() => this.#askRole(role, permissions)}>
                ${say('roles.edit')}
              </button>
            </p>`
          : nothing
      }
    </details>`
  }

  #roleName(key: string, roles: readonly Role[]): string {
    return roles.find((role) => role.key === key)?.name ?? this.session.roleName(key)
  }

  #roleOptions(roles: readonly Role[]) {
    return roles.map(({ key }) => [key, this.#roleName(key, roles)] as const)
  }

  #askInvite(roles: readonly Role[]): void {
    this.form = {
      heading: say('staff.invite'),
      intro: say('staff.inviteText'),
      action: say('staff.invite'),
      fields: [
        { name: 'name', label: say('common.name') },
        { name: 'email', label: say('enter.email'), kind: 'email' },
        { name: 'roles', label: say('roles.title'), kind: 'checks', options: this.#roleOptions(roles) },
      ],
      act: async (values) => {
        const { token } = await submit('identity.invite', {
          ...filled(values, 'name', 'email'),
          roles: values['roles'],
        })
        this.#showLink(textOf(values, 'name'), token)
        void this.#data.load()
      },
    }
  }

  #showLink(name: string, token: string | null): void {
    if (token === null) done(say('staff.hasPassword'))
    else this.link = { name, address: `${location.origin}/console#invitation=${encodeURIComponent(token)}` }
  }

  async #renew(member: StaffMember): Promise<void> {
    await attempt(async () =>
      this.#showLink(member.name, (await api('identity.renew-invitation', { id: member.id })).token),
    )
  }

  #askMember(member: StaffMember, roles: readonly Role[]): void {
    this.form = {
      heading: member.name,
      action: say('common.save'),
      fields: [
        { name: 'name', label: say('common.name'), value: member.name },
        {
          name: 'roles',
          label: say('roles.title'),
          kind: 'checks',
          options: this.#roleOptions(roles),
          value: member.roles,
        },
        { name: 'active', label: say('common.active'), kind: 'check', value: member.active },
      ],
      act: async (values) => {
        await submit('centre.edit-staff', {
          id: member.id,
          name: textOf(values, 'name'),
          roles: values['roles'],
          active: values['active'] === true,
        })
        void this.#data.load()
      },
    }
  }

  #askRole(role: Role, permissions: readonly { readonly name: string }[]): void {
    const own = new Set(role.permissions)
    this.form = {
      heading: this.#roleName(role.key, [role]),
      action: say('common.save'),
      fields: [
        {
          name: 'permissions',
          label: say('roles.may'),
          kind: 'checks',
          value: [...own],
          options: permissions.map(({ name }) => [name, this.session.permissionName(name)] as const),
        },
      ],
      act: async (values) => {
        const chosen = new Set(values['permissions'] as readonly string[])
        const added = [...chosen].filter((name) => !own.has(name))
        const taken = [...own].filter((name) => !chosen.has(name))
        await submit('centre.edit-role', {
          key: role.key,
          granted: [...new Set([...role.granted, ...added])].filter((name) => chosen.has(name)),
          withheld: [...new Set([...role.withheld, ...taken])].filter((name) => !chosen.has(name)),
        })
        void this.#data.load()
      },
    }
  }
}

define('milpa-settings-staff', SettingsStaff)
