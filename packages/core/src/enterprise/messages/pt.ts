import type { es } from './es.ts'

export const pt: Readonly<Record<keyof typeof es, string>> = {
  'permission.read': 'Ver o inventário de empreendimentos',
  'permission.edit': 'Registrar e corrigir empreendimentos',
  'permission.place': 'Ver lugares exatos',
  'permission.validate': 'Validar empreendimentos em campo',
  'permission.campaigns': 'Planejar campanhas de validação',
  'permission.publish': 'Publicar empreendimentos no diretório',
  'permission.import': 'Registrar muitos empreendimentos de uma vez',
  'permission.merge': 'Unir registros do mesmo empreendimento e desfazer',
  'permission.catalogues': 'Carregar territórios e classificações nacionais',
  'error.ENTERPRISES_CHANGED_MEANWHILE':
    'Outra pessoa mudou este registro enquanto estava aberto. Abra de novo e repita a mudança.',
  'error.ENTERPRISES_CONTACT_INVALID': 'Esse telefone, e-mail ou link não parece completo. Confira, por favor.',
  'error.ENTERPRISES_ACTIVITY_UNKNOWN':
    'Não conhecemos a atividade “{code}”. Escolha da lista ou carregue a classificação.',
  'error.ENTERPRISES_PLACE_INVALID': 'Essas coordenadas não são um lugar. Confira latitude e longitude.',
  'error.ENTERPRISES_EXTERNAL_ID_TAKEN': 'Outro empreendimento já tem esse número do cadastro “{system}”.',
  'error.ENTERPRISES_TERRITORY_UNKNOWN': 'Não conhecemos o território “{code}”. Carregue antes a lista de territórios.',
  'error.ENTERPRISES_ARCHIVED': 'O registro está arquivado. Restaure antes de mudar.',
  'error.ENTERPRISES_NO_CONSENT': 'Falta o consentimento de uma dona. Anote antes de publicar.',
  'error.ENTERPRISES_CONSENT_WITHDRAWN': 'Uma das donas disse que não. Fale com ela antes de publicar.',
  'error.ENTERPRISES_HOME_BASED': 'O empreendimento fica numa casa. O lugar exato nunca é publicado.',
  'error.ENTERPRISES_NOT_ACTIVE': 'O empreendimento fechou ou não foi encontrado. Valide antes de publicar.',
  'error.ENTERPRISES_SAME_RECORD': 'Foi escolhido duas vezes o mesmo registro. Escolha outro.',
  'error.ENTERPRISES_ALREADY_MERGED': 'Este registro já foi unido a outro. Use o que ficou.',
  'error.ENTERPRISES_MERGE_UNDONE': 'Essa união já tinha sido desfeita.',
  'error.ENTERPRISES_MERGED_SINCE': 'Depois houve outra união com este registro. Desfaça primeiro a mais recente.',
  'error.ENTERPRISES_CAMPAIGN_CLOSED': 'A campanha terminou. Escolha outra ou valide sem campanha.',
  'error.ENTERPRISES_FILE_UNREADABLE': 'O arquivo não contém o que deveria. Baixe de novo da fonte oficial.',
  'kept.register': 'O estabelecimento fica no diretório porque um cadastro oficial o publica, sem o nome dela.',
  'kept.shared-enterprise': 'O empreendimento que ela divide com outras pessoas continua, sem ela.',
}
