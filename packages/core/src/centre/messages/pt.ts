import type { es } from './es.ts'

export const pt: Record<keyof typeof es, string> = {
  'permission.found': 'Fundar um centro',
  'permission.read': 'Ver as configurações do centro',
  'permission.edit': 'Mudar as configurações do centro',
  'permission.staff': 'Gerenciar a equipe e suas funções',
  'permission.access': 'Gerenciar chaves de acesso',
  'permission.audit': 'Ler o registro de auditoria',
  'permission.work': 'Ver e cancelar trabalhos em andamento',
  'error.CENTRE_SLUG_TAKEN': 'Outro centro já usa esse nome curto. Escolha outro.',
  'error.CENTRE_UNKNOWN_PERMISSION': 'Essa permissão não existe neste centro. Verifique os complementos instalados.',
  'error.CENTRE_LAST_DIRECTOR': 'É a última pessoa que gerencia a equipe. Nomeie outra antes.',
  'error.CENTRE_SCOPE_NOT_HELD': 'Não é possível dar a uma chave uma permissão que você não tem.',
  'error.CENTRE_BAD_ORIGIN': 'Escreva o site assim: https://www.exemplo.gov.br, sem mais nada.',
  'role.director': 'Direção',
  'role.coordinator': 'Coordenação',
  'role.adviser': 'Assessoria',
  'role.treasurer': 'Tesouraria',
  'role.assistant': 'Apoio e registro',
  'role.viewer': 'Consulta',
}
